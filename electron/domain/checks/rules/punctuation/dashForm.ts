import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

const run = /-{2,}|－{2,}|[─―–]{2,}|—+/g;
const chinese = /[\u3007\u4e00-\u9fff，。、；：？！“”‘’《》（）…]/;
/** Two names that a single dash joins: times, ranks, places, parts of one word; and what runs between two places. */
const joins = /[年月日时点分午晚晨早季旬级岁届期段末初春夏秋冬一二三四五六七八九十站路县市省州镇乡村区港城岛湾京津沪渝海都庆安宁港]$/;
const way =
  /铁路|公路|高速|干道|线路|专线|环线|航|[河路区江渠堤]段|列车|班车|客车|轮渡|动车|班次|专列|隧|沿线|一带|走廊|之间|区间|管道|输|通道|程|公里|往返|直达|通车|对接|衔接|一体|联动|协同|合作|循环|转换|期间|前后|阶段|对阵|之战|模式|机制|关系/;
/** What a single one cannot join to what follows. */
const stop = /(?:^|\n|[，。；：？！]|[。？！]”)$/;

export const dashForm: TextRule = {
  id: 'dash-form',
  level: 'error',
  clause: 'GB/T 15834-2011 4.10.2',
  message: '破折号应为占两个字的“——”，不是“{{text}}”。',
  english: 'A dash is “——”, two units wide, not “{{text}}”.',
  check: ({ masked }) =>
    hitsOf(masked, run, (match) => {
      const [words] = match;
      const [before, after] = [masked.charAt(match.index - 1), masked.charAt(match.index + words.length)];
      // A line of them divides; between numbers it is a range, of which another rule speaks.
      if (words === '——' || words.length > 4 || (/[0-9年月日时]/.test(before) && /[0-9]/.test(after))) return undefined;
      // One alone joins places and times, unless a stop or the beginning stands before it.
      if (words === '—') {
        if (stop.test(masked.slice(Math.max(0, match.index - 2), match.index)) && /[\u4e00-\u9fff]/.test(after)) return stretchOf(match, '——');
        return isDash(masked, match.index) ? { ...stretchOf(match, '——'), level: 'warning' } : undefined;
      }
      return chinese.test(before) || chinese.test(after) ? stretchOf(match, '——') : undefined;
    }),
  examples: {
    bad: [
      '这就是他守了三十年的渡口⟦--→——⟧石桥渡。',
      '⟦—→——⟧样稿县抗洪纪实',
      '他终于等到了这一天⟦－－→——⟧新校舍封顶。',
      '村里来了位新医生⟦――→——⟧周大夫。',
      '全县只有一条路⟦──→——⟧改。',
      '“开闸了！”⟦—→——⟧堤上有人喊。',
      '冠军属于最年轻的选手⟦———→——⟧十五岁的林一。',
      '账要算清⟦---→——⟧一分也不能差。',
      { text: '守渡人⟦--→——⟧记石桥村老船工', place: 'title' },
      '全县的母亲河⟦—→——⟧清水河今年退出了劣五类。',
      '冠军属于最年轻的选手⟦—→——⟧十五岁的林一。',
      '剧团搬进了新家⟦—→——⟧老粮库改成的剧场。',
      { text: '⟦--→——⟧样稿县秋粮收购见闻', place: 'subtitle' },
    ],
    good: [
      '这就是他守了三十年的渡口——石桥渡。',
      '北京—上海的列车增开两趟。',
      '——样稿县抗洪纪实',
      '会期为6月1日—3日。',
      '水位在12—15米之间。',
      'He left -- then came back.',
      '`git --version`',
      '2020--2025年的规划。',
      '————————',
      '样稿县（西岸）—渡口村轮渡停航。',
      '样稿镇—渡口村公路通车。',
      '大坝采用坝—渠—站一体设计。',
      '小学—初中衔接课题结题。',
      '清水河—白河汇流口一带水位上涨。',
      '雨季从立夏—霜降，长达半年。',
    ],
  },
};

/** Whether a single dash between Chinese can only be a dash: a phrase before, a clause behind, and nothing that joins two places or times. */
function isDash(masked: string, at: number): boolean {
  const before = /[\u4e00-\u9fff]{3,12}$/.exec(masked.slice(Math.max(0, at - 12), at))?.[0];
  const after = /^[\u4e00-\u9fff0-9]{5,40}/.exec(masked.slice(at + 1, at + 41))?.[0];
  if (!before || !after || joins.test(before) || way.test(after)) return false;
  return !/—/.test(masked.slice(at + 1, at + 30)) && !/—/.test(masked.slice(Math.max(0, at - 20), at));
}
