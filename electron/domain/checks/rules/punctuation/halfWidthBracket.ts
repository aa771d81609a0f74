import type { Hit, TextRule } from '../../prose/textRule.ts';

/** A pair of which at least one half is half-width. */
const bracketed = /[(（]([^()（）\n]{1,200})[)）]/g;
/** `<<县志>>` for a title. */
const angled = /<<([^<>\n]{1,60})>>/g;
const han = /[\u3007\u4e00-\u9fff]/;
const chinese = /[\u3007\u4e00-\u9fff，。、；：？！”’》…—]/;
const foreign = /[A-Za-z \t]/;
/** An abbreviation or a number in brackets behind Chinese: `世贸组织(WTO)`. */
const plain = /^[A-Za-z0-9 .&/+-]+$/;
const year = /^(?:19|20)[0-9]{2}$/;

export const halfWidthBracket: TextRule = {
  id: 'half-width-bracket',
  level: 'error',
  clause: 'GB/T 15834-2011 4.9.2',
  message: '中文里用了半角括号“{{text}}”，应为全角“{{fix}}”。',
  english: 'A half-width bracket “{{text}}” in Chinese text; it should be “{{fix}}”.',
  check: ({ masked }) => [...titles(masked), ...brackets(masked)],
  examples: {
    bad: [
      '样稿县⟦(→（⟧原样稿镇⟦)→）⟧成立三十年。',
      '新桥⟦(→（⟧长120米⟦)→）⟧本月通车。',
      '⟦(→（⟧记者 林一⟦)→）⟧',
      '受访的张老伯⟦(→（⟧化名⟦)→）⟧今年八十岁。',
      '⟦(→（⟧一⟦)→）⟧加固河堤',
      'GDP⟦(→（⟧国内生产总值⟦)→）⟧增速回升。',
      '患者的胰岛素⟦(→（⟧注射剂⟦)→）⟧由门诊统筹报销。',
      '该县加入世界贸易组织⟦(→（⟧WTO⟦)→）⟧示范项目。',
      '庭审持续了两小时⟦(→（⟧含休庭⟦)→）⟧。',
      { text: '全县中小学今起复课⟦(→（⟧附时间表⟦)→）⟧', place: 'title' },
      '图书馆新到⟦<<→《⟧样稿县志⟦>>→》⟧两册。',
      { text: '收入⟦(→（⟧万元⟦)→）⟧', place: 'cell' },
      '皮影戏送到山村⟦(→（⟧首站设在石门坳），孩子们不肯走。',
      '新桥（长120米⟦)→）⟧本月通车。',
    ],
    good: [
      '样稿县（原样稿镇）成立三十年。',
      'The Spring Festival (春节) is near.',
      '函数f(x)在教材第三页。',
      '化验单上写着Ca(OH)2。',
      '国办发(2026)3号文件已转发各校。',
      '这道题写作2(a+b)。',
      '他笑着打出“:)”。',
      '`print(好)`',
      '1)清淤；2)加固。',
      'See the note (page 3).',
      '版本号v2(beta)已停用。',
    ],
  },
};

function levelOf(before: string, words: string, after: string): 'error' | 'warning' | undefined {
  if (han.test(words)) return foreign.test(before) && (after === '' || foreign.test(after)) ? undefined : 'error';
  return chinese.test(before) && plain.test(words) && !year.test(words) ? 'warning' : undefined;
}

function brackets(masked: string): readonly Hit[] {
  return [...masked.matchAll(bracketed)].flatMap(({ index, 0: all, 1: words = '' }): readonly Hit[] => {
    const end = index + all.length;
    const [opens, closes] = [all.startsWith('('), all.endsWith(')')];
    if (opens && closes) {
      const level = levelOf(masked.charAt(index - 1), words, masked.charAt(end));
      return level ? both(index, end, 1, ['（', '）'], level) : [];
    }
    // One half of either width is no pair, whatever is in it.
    if (opens) return [{ start: index, end: index + 1, fix: '（' }];
    return closes ? [{ start: end - 1, end, fix: '）' }] : [];
  });
}

function titles(masked: string): readonly Hit[] {
  return [...masked.matchAll(angled)].flatMap(({ index, 0: all, 1: words = '' }): readonly Hit[] =>
    han.test(words) ? both(index, index + all.length, 2, ['《', '》'], 'error') : [],
  );
}

function both(start: number, end: number, width: number, [opening, closing]: readonly [string, string], level: 'error' | 'warning'): readonly Hit[] {
  return [
    { start, end: start + width, fix: opening, level },
    { start: end - width, end, fix: closing, level },
  ];
}
