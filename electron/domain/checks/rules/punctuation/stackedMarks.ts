import { type Hit, hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

export const stackedMarks: TextRule = {
  id: 'stacked-marks',
  level: 'error',
  clause: 'GB/T 15834-2011 4.2.3.3、4.3.3.2、4.3.3.3',
  message: '问号、叹号叠用最多三个；疑问兼感叹用“？！”，各一个。',
  english: 'At most three question or exclamation marks are stacked; both together are “？！”, one of each.',
  check: ({ masked }) => hitsOf(masked, /[？！]{2,}/g, judged),
  examples: {
    bad: [
      '这桥什么时候才能修好⟦？？？？→？？？⟧',
      '我们赢了⟦！！！！！→！！！⟧',
      '难道就这样让水白白流走⟦！？→？！⟧',
      '谁批的条子⟦？？！→？！⟧',
      '孩子们都回来了⟦！！！！→！！！⟧',
      '药价怎么又涨了⟦？！？！→？！⟧',
      '“你是谁⟦！？→？！⟧”保安喝道。',
      '账上的钱去哪了⟦？！！→？！⟧',
      '这可是全县第一⟦！！！！！！→！！！⟧',
      { text: '停水三天为哪般⟦？？？？→？？？⟧', place: 'title' },
    ],
    good: [
      '这桥什么时候才能修好？',
      '我们赢了！！！',
      '难道就这样让水白白流走？！',
      '为什么？？为什么？？？',
      '冲啊！',
      '“去不去？”“去！”',
      'What?!',
      '真的吗？？',
      '加油！加油！加油！',
      '？与！是两种标点。',
    ],
  },
};

function judged(match: RegExpExecArray): Hit | undefined {
  const [words] = match;
  const mixed = words.includes('？') && words.includes('！');
  if (mixed) return words === '？！' ? undefined : { ...stretchOf(match, '？！'), level: words.length > 3 ? 'error' : 'warning' };
  return words.length > 3 ? stretchOf(match, words.slice(0, 3)) : undefined;
}
