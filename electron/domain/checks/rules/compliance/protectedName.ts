import { type Hit, hitsOf, type TextRule } from '../../prose/textRule.ts';

const surname =
  '(?:欧阳|司马|上官|诸葛|[赵钱李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹喻苏潘葛范彭郎鲁韦马苗方俞任袁柳史唐费薛雷贺倪汤罗毕郝安常傅齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄米贝明成戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季贾路娄江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍万柯管卢莫房解丁邓洪石崔龚程邢裴陆荣翁曲侯全班秋伊宁仇甘厉祖武符刘景詹束龙叶司黎薄印白蒲邰赖卓屠池乔闻党翟谭劳姬申冉桑桂牛燕尚温庄晏柴瞿阎慕连茹习艾容向易廖庾耿满匡寇广蔚隆师巩聂晁敖融冷辛阚简饶曾关商于岳])';
/** No name: 某, and what follows a name or stands for one. */
const sign = '[^某\\P{Script=Han}的了在被遭和与是说将因从向等称岁男女名位中二三年级学生孩童子孙]';
const age = '(?:1[0-7]|[1-9]|十[一二三四五六七]?|[一二三四五六七八九])(?:周)?岁';
const minors = [
  new RegExp(
    `(?<=^|[^\\p{Script=Han}]|被害人|受害人|受害者|嫌疑人|少年|学生|同学|[男女][孩童生])(${surname}${sign}{1,2})(?=[（(，](?:[男女][，、])?(?:今年|现年|年仅)?${age}|(?:今年|现年|年仅|才)${age})`,
    'gu',
  ),
  new RegExp(
    `(?<=(?<![\\d十])${age}的)(${surname}${sign}{1,2})(?=[^\\p{Script=Han}]|[被遭在和与是说将因从向出已到称报])(?!（化名）|\\(化名\\))`,
    'gu',
  ),
];
/** Cases in which the law hides a minor. */
const caseWords = /案|被害|受害|侵害|嫌疑|性侵|猥亵|强奸|欺凌|霸凌|殴打|虐待|家暴|拐卖|自杀|自残|轻生|犯罪|违法|被盗|收养|艾滋|流浪/;
const victims = new RegExp(
  `(?<=受害人|被害人|受害者|被害者|受害女孩|被害女子)(${surname}${sign}{1,2})(?=[^\\p{Script=Han}]|[被遭在和与是说将因从向出已到称报])(?!（化名）|\\(化名\\))`,
  'gu',
);
const crimes = /性侵|猥亵|强奸|拐卖|强迫卖淫/;

export const protectedName: TextRule = {
  id: 'protected-name',
  level: 'warning',
  clause: '未成年人保护法第一百零三条',
  message: '涉案未成年人或受害人“{{text}}”应隐去姓名。',
  english: '“{{text}}” is a minor or a victim in a case: do not name them.',
  check: ({ masked }) => {
    const name = (match: RegExpExecArray): Hit => ({ start: match.index, end: match.index + match[0].length });
    return [
      ...(caseWords.test(masked) ? minors.flatMap((pattern) => hitsOf(masked, pattern, name)) : []),
      ...(crimes.test(masked) ? hitsOf(masked, victims, name) : []),
    ];
  },
  examples: {
    bad: [
      '被害人⟦张小雨⟧，12岁，案发时独自在家。',
      '15岁的⟦李卫航⟧因涉嫌盗窃被带走，案件正在调查。',
      '校园欺凌事件中，⟦王梓涵⟧（女，13岁）多次被殴打。',
      '法院审理猥亵案，受害人⟦陈丽娟⟧出庭。',
      '10岁的⟦赵一鸣⟧被继父虐待，邻居报案。',
      '⟦刘思远⟧今年16岁，参与团伙犯罪。',
      '强奸案告破，被害人⟦周晓燕⟧已返家。',
      '拐卖案的受害者⟦何满月⟧在民警陪同下回乡。',
      '十四岁的⟦孔令飞⟧在斗殴案中受伤，法院已受理。',
      '少年（⟦吴天乐⟧，17岁）涉嫌纵火案，已移送检察机关。',
    ],
    good: [
      '被害人张某，12岁，案发时独自在家。',
      '12岁的张小雨在全省绘画比赛中夺冠。',
      '15岁的小航（化名）涉嫌盗窃。',
      '被告人张建国，45岁，因盗窃案受审。',
      '6岁的孙女在案发前睡着了。',
      '法院审理猥亵案，受害人陈某出庭。',
      '16岁的高中生因斗殴案被处理。',
      '王梓涵（女，13岁）获游泳金牌。',
      '一名14岁的少年违法驾驶。',
      '35岁的李卫航因涉嫌盗窃被带走，案件正在调查。',
      '拐卖案的受害者在民警陪同下回乡。',
    ],
  },
};
