import { hitsOf, type TextRule } from '../../prose/textRule.ts';

const kinds = '小说|散文集|散文|诗集|歌曲|电影|影片|电视剧|话剧|小品|舞剧|歌剧|纪录片|专著|绘本|大戏|古装戏|童话';
/** A work behind its kind, or before 一书: in quotation marks instead of title marks. */
const work = new RegExp(
  `(?<=${kinds})“[^“”，。！？；\\n]{1,20}”(?!系列|奖|节|周|品牌|式|工程|之夜|热|展)|“[^“”，。！？；\\n]{1,20}”(?=一书|一文|一剧)`,
  'g',
);
/** A law or a paper of an office. */
const law =
  /(?<=根据|依据|依照|按照|违反|印发|出台|修订|审议|公布|制定)了?“[^“”，。！？；\n]{2,40}(?:条例|保护法|管理法|促进法|诉讼法|处罚法|办法|实施细则|实施意见|的通知|的意见|的决定|公约)”/g;

export const titleMarkMissing: TextRule = {
  id: 'title-mark-missing',
  level: 'warning',
  clause: 'GB/T 15834-2011 4.15.3.1',
  message: '书名、篇名、剧名和法规文件名用书名号：“{{text}}”应为“{{fix}}”。',
  english: 'Titles of works and of laws take title marks: “{{text}}” should be “{{fix}}”.',
  check: ({ masked }) =>
    !masked.includes('“')
      ? []
      : [work, law].flatMap((pattern) =>
          hitsOf(masked, pattern, ({ index, 0: words }) => {
            const start = index + words.indexOf('“');
            return { start, end: index + words.length, fix: `《${words.slice(words.indexOf('“') + 1, -1)}》` };
          }),
        ),
  examples: {
    bad: [
      '县剧团重排古装戏⟦“断桥”→《断桥》⟧。',
      '他把长篇小说⟦“渡口”→《渡口》⟧捐给图书馆。',
      '孩子们合唱歌曲⟦“茉莉花”→《茉莉花》⟧。',
      '法院依照⟦“劳动合同法实施细则”→《劳动合同法实施细则》⟧作出判决。',
      '县里印发⟦“秸秆禁烧管理办法”→《秸秆禁烧管理办法》⟧。',
      '违反⟦“渔业管理条例”→《渔业管理条例》⟧的两人被罚。',
      '纪录片⟦“守渡人”→《守渡人》⟧今晚首播。',
      '⟦“农村电工手册”→《农村电工手册》⟧一书借出五十年。',
      '卫生院按照⟦“未成年人保护法”→《未成年人保护法》⟧建档。',
      '县人大审议了⟦“关于压减支出的决定”→《关于压减支出的决定》⟧。',
      { text: '话剧⟦“老粮库”→《老粮库》⟧开演', place: 'title' },
    ],
    good: [
      '县剧团重排古装戏《断桥》。',
      '他写小说上了瘾，一天不落。',
      '首届“金穗奖”揭晓。',
      '法院依照“从旧兼从轻”原则判决。',
      '按照“谁主管、谁负责”的要求整改。',
      '出台“人才十条”。',
      '电影“周末惠民”系列活动开场。',
      '“一书一码”防伪标签启用。',
      '乡村夜校“热”了，人气旺。',
      '修订《渔业管理条例》。',
      '绘本“故事周”系列活动启动。',
    ],
  },
};
