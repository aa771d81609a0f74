import { type Hit, hitsOf, type TextRule } from '../../prose/textRule.ts';

const first = /(?<=^|[，。；：？！“\n])(?:首先|其次|再次|最后|其一|其二|其三|其四)、/g;
/** Not `第一、二产业`, `第一、第三名`. */
const nth = /(?<=^|[。；：？！“\n])第[一二三四五六七八九十]、(?![第一二三四五六七八九十0-9])/g;
const plain = /(?<=^|[，。；：？！“\n])[一二三四五六七八九]是[、，](?=[\u4e00-\u9fff])/g;

/** A text without this is not looked at further: most have none. */
const sign = /[先次后一二三四五六七八九十]、|是[、，]/;

export const ordinalComma: TextRule = {
  id: 'ordinal-comma',
  level: 'error',
  clause: 'GB/T 15834-2011 B.9.1',
  message: '“第”“其”字头和“首先”一类序次语后用逗号；“一是”后不用标点。',
  english: 'A comma follows 第一, 其次, 首先 and the like, and no mark 一是.',
  check: ({ masked }) =>
    !sign.test(masked)
      ? []
      : [
          ...[first, nth].flatMap((pattern) => hitsOf(masked, pattern, (match) => lastOf(match, '，'))),
          ...hitsOf(masked, plain, (match) => ({ ...lastOf(match, ''), level: 'hint' })),
        ],
  examples: {
    bad: [
      '首先⟦、→，⟧清除河道淤泥。',
      '其次⟦、→，⟧加固病险水库。',
      '第一⟦、→，⟧预算要公开。第二⟦、→，⟧账目要清楚。',
      '镇里定了三条：第一⟦、→，⟧不误农时。',
      '最后⟦、→，⟧教练点评了比赛。',
      '他讲了两点，其一⟦、→，⟧按时服药。',
      '合议庭认为：首先⟦、→，⟧合同有效。',
      '“第三⟦、→，⟧孩子们上学要有车坐。”',
      '县里这样做：一是⟦，→⟧修路。',
      { text: '首先⟦、→，⟧保供水', place: 'item' },
    ],
    good: [
      '首先，清除河道淤泥。',
      '第一、二产业占比下降。',
      '第一、第三小学今起复课。',
      '获得第一、二、三名的是三名高中生。',
      '县里这样做：一是修路，二是架桥。',
      '冠军是林一，亚军是周二。',
      '他是第一、也是唯一的守渡人。',
      '起首、其次序都有讲究。',
      '首先要清除河道淤泥。',
      '一、清除河道淤泥',
    ],
  },
};

function lastOf(match: RegExpExecArray, fix: string): Hit {
  const end = match.index + match[0].length;
  return { start: end - 1, end, fix };
}
