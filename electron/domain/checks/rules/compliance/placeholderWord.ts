import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

const left: readonly RegExp[] = [
  // What somebody wrote to himself, in brackets.
  /[（(【[〔](?:数据|数字|时间|姓名|名字|地点|职务|此处|图片|待)?(?:待核实?|待补充?|待查|待确认|待定稿?|待插|核实|存疑|此处[^）)】\]〕\n]{0,15}|补充?数据|加图|插图|配图|图片?待补|记者姓名|姓名)[）)】\]〕]/g,
  // The same without brackets, in the place of a figure or at the end; 待核实 and 待核准 are words of a report.
  /(?<![有尚亟还仍正等未])待(?:核|补)(?=[万亿元个人户吨亩％%，。；、]|$)/gm,
  // The journalist's own sign.
  /(?<![A-Za-z0-9])(?:TK|TBD|TODO|FIXME)(?![A-Za-z0-9])/g,
  // A figure that is still to come; 王×× and ××公司 are hidden names and left.
  /(?<![A-Za-z0-9×])\d{0,2}(?:[XＸ]{2,4}|×{2,4}|x{2,4}|○{2,4}|_{2,12})(?=(?:余|多)?(?:万|亿|元|年|月|日|时|名|人次|人|个|亩|吨|%|％|公里|千米|平方米|户|辆|场|届|岁))/g,
  /(?<=(?:记者|通讯员|责编|编辑|摄影|作者|[局县市镇乡村校院队处科部厅站会组]长|书记|主任|经理|主席)[：: ]{0,2})(?:[XＸ]{2,4}|×{2,4}|x{2,4}|○{2,4})(?![A-Za-z0-9])/g,
  // A place or a company that is not named yet; ×× and 某 are hidden names, but not where a contract is announced.
  /(?<![A-Za-z0-9×])[XＸ]{2,4}(?=公司|集团|有限|县|市(?!场)|镇|乡|村|社区|街道|学校|中学|小学|医院|局|部门|单位|领导|同志|先生|女士|老师|书记|主任|局长|县长|项目|工程|大道|公路)/g,
  /(?<=(?:签约|落户|投资|中标|承建|引进|合作|参展)(?:的)?(?:企业|单位|方|了)?)×{2,4}(?=公司|集团|有限)(?!公司员工)/g,
  /(?<![\d*＊])[*＊]{2,6}(?=万|亿|元|人|名|户|亩|年|月|日|个|公里|公司|县|镇|村)|[?？]{2,4}(?=万|亿|元|名|户|亩|公里)/g,
  // Brackets with nothing in them.
  /【[ \u3000]?】|（[ \u3000]?）|《[ \u3000]?》|“[ \u3000]?”|〔[ \u3000]?〕/g,
  /(?:此处|这里)(?:省略|略去|待补|待填|插入图片)|请在此(?:处)?(?:输入|填写)/g,
];

export const placeholderWord: TextRule = {
  id: 'placeholder-word',
  level: 'warning',
  clause: '新闻规范：成稿不留待补文字',
  message: '“{{text}}”像是还没补上的文字，请补全或删去。',
  english: '“{{text}}” looks like something still to be filled in.',
  check: ({ masked }) => left.flatMap((pattern) => hitsOf(masked, pattern, (match) => stretchOf(match))),
  examples: {
    bad: [
      '全县受灾面积12万亩⟦（待核）⟧。',
      '新校区投资⟦XX⟧亿元。',
      '法院今年受理案件⟦×××⟧个。',
      '村医⟦【姓名】⟧坚守山区三十年。',
      '今年预算增长⟦TK⟧，教育占比最大。',
      '本报讯 记者⟦×××⟧报道',
      '预计⟦待核⟧万元的维修资金6月底前到位。',
      '项目总投资2.3亿元，⟦待核⟧。',
      '比赛在⟦20XX⟧年举行。',
      '剧团获得了⟦《》⟧称号。',
      '通车里程达到⟦xx⟧公里⟦（待核实）⟧。',
      '⟦【此处插入航拍图】⟧大堤合龙。',
      '县文旅局局长⟦XX⟧表示，景区免费开放。',
      { text: '⟦XX⟧万亩小麦开镰', place: 'title' },
      '救护车⟦【】⟧分钟赶到。',
      '签约企业⟦××⟧公司计划年内开工。',
      '⟦XX⟧县召开防汛会议。',
      '新校区占地⟦**⟧亩。',
    ],
    good: [
      '具体数字有待核实。',
      '死者王××的家属到场。',
      '××公司被判赔偿。',
      '某某不服，提起上诉。',
      '他穿XXL号球衣。',
      '女性的性染色体为XX。',
      '待核准后公布。',
      '两笔支出还待核，账目已封存。',
      '待核酸结果出来再定。',
      '此处补植了两千棵杨树。',
      '（完）',
      '【本报讯】夏粮开镰。',
      '“好”字当头。',
      '本届运动会为第二十届。',
    ],
  },
};
