import { type Hit, hitsOf, type TextRule } from '../../prose/textRule.ts';

/** Behind a row of words: how many they are, or that there are more. */
const closing = '(?:[两二三四五六七八九十0-9]{1,3}(?:个|种|类|项|名|位|部|篇|首|支|大|条|家|处|人|省|县|镇|村|地)|等(?![待候到着了等…]))';
/** `少年组，青年组，老年组三个组别`: words of one ending, counted. */
const sameEnd = new RegExp(`([\\u4e00-\\u9fff])，[\\u4e00-\\u9fff]{1,5}\\1(?:，[\\u4e00-\\u9fff]{1,5}\\1){0,6}(?=${closing})`, 'g');
/** `有玉米，大豆，花生等作物`: two or more short words behind a verb that lists. */
const listed = new RegExp(
  `(?<=包括|分为|设有|种有|种植|种了|生产|出产|主营|涵盖|涉及|囊括|展出|购置|配备|送来|送去)[\\u4e00-\\u9fff]{1,5}(?:，[\\u4e00-\\u9fff]{1,4}){1,8}(?=等(?![待候到着了等…])|${closing})`,
  'g',
);
/** Titles in a row. */
const titles =
  /《[^《》，\n]{1,30}》(?:，《[^《》，\n]{1,30}》){2,12}|《[^《》，\n]{1,30}》，《[^《》，\n]{1,30}》(?=等(?![待候到着了等…])|[两二]?(?:[部篇首本]|个(?:剧目|节目|作品)))/g;
/** Short quotations in a row, behind a word, counted or with 等. */
const quotations =
  /(?<=[\u4e00-\u9fff])“[^“”，。！？；\n]{1,10}”(?:，“[^“”，。！？；\n]{1,10}”){1,12}(?=等(?![待候到着了等…])|[两二三四五六七八九十各0-9])/g;

/** … or beside quotations that are in a row already. */
const amid = /(?<=[\u4e00-\u9fff、])“[^“”，。！？；\n]{1,10}”，“[^“”，。！？；\n]{1,10}”(?=[、“])/g;
/** `柳湾，石门坳等乡镇`, `应急，公安、工会等部门`: what is counted or has 等 behind, some with commas. */
const partly =
  /(?<=、[\u4e00-\u9fff]{1,4})，[\u4e00-\u9fff]{1,4}(?=等(?![待候到着了等…]))|(?<=[由有到是至来自包括、])[\u4e00-\u9fff]{2,3}，[\u4e00-\u9fff]{2,3}、[\u4e00-\u9fff]{1,4}(?=等(?![待候到着了等…]))/g;

/** A text without this is not looked at further: most have none. */
const sign = /，[^，、。；]{1,6}[，、等两二三四五六七八九十0-9]|》，《|”，“/;

export const commaForPause: TextRule = {
  id: 'comma-for-pause',
  level: 'warning',
  clause: 'GB/T 15834-2011 4.5.3.1、4.5.3.5',
  message: '并列的词语之间用顿号，书名号、引号之间可以不用；这里用了逗号。',
  english: 'Words in a row take the pause mark, titles and quotations none; here is a comma.',
  check: ({ masked }) => {
    if (!sign.test(masked)) return [];
    const rows = (patterns: readonly RegExp[], fix: string) =>
      patterns.flatMap((pattern) => hitsOf(masked, pattern, wholeOf)).flatMap((row) => commas(masked, row, fix));
    const hits = [...rows([sameEnd, listed, partly], '、'), ...rows([titles, quotations, amid], '')];
    // What both say is said once.
    return [...new Map(hits.map((hit) => [hit.start, hit])).values()];
  },
  examples: {
    bad: [
      '比赛分儿童组⟦，→、⟧少年组⟦，→、⟧成人组三个组别。',
      '今年种了玉米⟦，→、⟧大豆⟦，→、⟧红薯等作物。',
      '诊室设有内科⟦，→、⟧外科⟦，→、⟧儿科三个科室。',
      '孩子们朗诵了《春》⟦，→⟧《背影》⟦，→⟧《社戏》，台下掌声不断。',
      '县剧团带来《白蛇传》⟦，→⟧《打金枝》两部大戏。',
      '种了玉米、大豆⟦，→、⟧红薯等作物。',
      '评出“好婆婆”⟦，→⟧“好媳妇”“好妯娌”各一名。',
      '评出“最美庭院”⟦，→⟧“最美村道”各十个。',
      '村里挂上“五好家庭”⟦，→⟧“文明户”等牌匾。',
      '书架上有《县志》⟦，→⟧《渠道志》等地方文献。',
      '志愿者送来棉被⟦，→、⟧饮水⟦，→、⟧药品等物资。',
      '调解室请来老村长⟦，→、⟧老队长两位当家人。',
      '预算涵盖教育⟦，→、⟧医疗⟦，→、⟧养老等支出。',
      { text: '主营茶叶⟦，→、⟧竹笋等山货', place: 'summary' },
    ],
    good: [
      '比赛分儿童组、少年组、成人组三个组别。',
      '他读过《边城》，《茶馆》也读过。',
      '孩子们朗诵了《春》《背影》《社戏》。',
      '“一要快”，“二要稳”，他说。',
      '渠通了，路通了，等到秋后再算账。',
      '老人点点头，转过头，三个人都笑了。',
      '他说的是“修渠”，“修路”是后来的事。',
      '种了玉米，也种了大豆等作物。',
      '水位到了，闸门开了，两岸的人都在看。',
      '领导来了，记者来了，三位工人还在井下。',
      '学生来自县城，乡镇学校也有，共三百名。',
    ],
  },
};

function wholeOf({ index, 0: words }: RegExpExecArray): Hit {
  return { start: index, end: index + words.length };
}

function commas(masked: string, { start, end }: Hit, fix: string): readonly Hit[] {
  return hitsOf(masked.slice(start, end), /，/g, ({ index }) => ({ start: start + index, end: start + index + 1, fix }));
}
