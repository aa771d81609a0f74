import { articleRule, type Gathered, type Mention, matchesIn } from '../../prose/textRule.ts';
import { readChinese } from './ordinal.ts';

interface Announced extends Mention {
  readonly kind: 'announced';
  readonly count: number;
  /** What was counted by itself: `三个确保：确保…，确保…`. */
  readonly listed?: number;
}

interface Item extends Mention {
  readonly kind: 'item';
  readonly number: number;
}

/** `三个确保”：`, `四到位：`. */
const slogan = /([两二三四五六七八九])(?:个|大|项)?(\p{Script=Han}{2,3})[”’]?[：:]/gu;
/** `三点建议：一是`; behind a full stop only what is listed one by one. */
const announcement =
  /([两二三四五六七八九十])(?:点|项|条|个|件|方面|类|大|件事)(?:\p{Script=Han}{0,10}[：:]|\p{Script=Han}{0,6}(?:经验|建议|意见|要求|措施|重点|方面|原因|问题|做法|任务|工作|特点|变化|难点|不足)。)(?=[“]?一是)/gu;
const item = /(?<=^|[：，。；:;、“\s])([一二三四五六七八九])是(?!\1)/gu;

/** How far behind its announcement a slogan's list is read, in UTF-16 units. */
const reach = 200;

function sloganMention(text: string, match: RegExpExecArray): Announced | undefined {
  const [words, numeral = '', word = ''] = match;
  const count = readChinese(numeral);
  const from = match.index + words.length;
  const window = text.slice(from, from + reach);
  const sentences = window.split(/(?<=[。！？\n])/u);
  // What goes on behind the full stop with the same word is still the list.
  const ends = sentences.findIndex((each, index) => index > 0 && !each.startsWith(word));
  const list = (ends < 0 ? sentences : sentences.slice(0, ends)).join('');
  const pieces = list.split(/[，、；。！]/u).filter((piece) => piece.includes(word));
  // A list that the window cuts, or that does not repeat the word, is not counted.
  if (count === undefined || /年级|小时|星期|月份|分钟|方面/u.test(word) || pieces.length < 2 || (ends < 0 && window.length === reach))
    return undefined;
  const start = match.index;
  return { kind: 'announced', start, end: start + words.length - (/[”’][：:]$/u.test(words) ? 2 : 1), count, listed: pieces.length };
}

function hasRun(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => number === index + 1);
}

function judgeAnnounced(all: readonly Gathered<Announced | Item>[]): { readonly announced: Gathered<Announced>; readonly listed: number }[] {
  const wrong: { announced: Gathered<Announced>; listed: number }[] = [];
  let open: { announced: Gathered<Announced>; numbers: number[] } | undefined;
  const close = (): void => {
    // Numbers that skip are another rule's.
    if (open && open.numbers.length >= 2 && hasRun(open.numbers) && open.numbers.length !== open.announced.mention.count)
      wrong.push({ announced: open.announced, listed: open.numbers.length });
    open = undefined;
  };
  for (const { prose, place, mention } of all) {
    if (mention.kind === 'announced' && mention.listed !== undefined) {
      if (mention.listed !== mention.count) wrong.push({ announced: { prose, place, mention }, listed: mention.listed });
    } else if (mention.kind === 'announced') {
      close();
      open = { announced: { prose, place, mention }, numbers: [] };
    } else if (open && mention.number === 1 && open.numbers.length > 0) close();
    else if (open && mention.kind === 'item') open.numbers.push(mention.number);
  }
  close();
  return wrong;
}

export const countOfList = articleRule<Announced | Item>({
  id: 'count-of-list',
  level: 'warning',
  clause: '出版惯例·列举与数目相符',
  message: '“{{text}}”后面列了{{listed}}项，请核对。',
  english: '“{{text}}” is followed by {{listed}}; check the count.',
  gather: ({ masked }) => {
    const slogans = matchesIn(masked, slogan).flatMap((match) => sloganMention(masked, match) ?? []);
    const announcements = matchesIn(masked, announcement).flatMap((match): Announced[] => {
      const count = readChinese(match[1] ?? '');
      const end = match.index + match[0].length - 1;
      return count === undefined ? [] : [{ kind: 'announced', start: match.index, end, count }];
    });
    const items = matchesIn(masked, item).map((match): Item => {
      return { kind: 'item', start: match.index, end: match.index + 2, number: readChinese(match[1] ?? '') ?? 0 };
    });
    return [...slogans, ...announcements, ...items].sort((one, other) => one.start - other.start);
  },
  judge: (all) =>
    judgeAnnounced(all).map(({ announced: { prose, mention }, listed }) => ({ prose, start: mention.start, end: mention.end, detail: { listed } })),
  examples: {
    bad: [
      ['节前检查做到“⟦三个确保⟧”：确保电梯不停，确保水压不降。'],
      ['今年秋播要⟦四到位⟧：种子到位、肥料到位、机手到位。'],
      ['他讲了⟦三点建议⟧：一是早排水，二是晚施肥。'],
      ['医院新增⟦四项便民措施⟧：一是夜诊，二是送药，三是代煎。'],
      ['防火有⟦两个重点⟧。一是坟头，二是地边，三是林缘。'],
      ['校车整治列出⟦五个问题⟧：一是超员；二是超速；三是带病上路；四是无证驾驶。'],
      ['这次整改有⟦三条要求⟧：一是快。', '二是实。'],
      ['村里定下“⟦两不准⟧”：不准大操大办，不准铺张摆席，不准封建迷信。'],
      ['包保干部“⟦三必到⟧”：下雨必到、刮风必到、涨水必到、停电必到。'],
      ['剧组提出⟦三个一致⟧：服装与年代一致，口音与人物一致。'],
    ],
    good: [
      ['节前检查做到“三个确保”：确保电梯不停，确保水压不降，确保供暖不断。'],
      ['他讲了两点建议：一是早排水，二是晚施肥。'],
      ['老支书一是一、二是二，账目从不含糊。'],
      ['工程分三期：一期修渠，二期修路，三期种树。'],
      ['整改有三条要求：一是快。', '二是实。', '三是真。'],
      ['我们有两个不足：一个是人少，一个是钱少。'],
      ['学校有“四个一”活动：读一本书、写一封信、种一棵树、看一场戏。'],
      ['队伍走了三个乡镇。一是送药，二是问诊。'],
      ['“三个一批”：培育一批能手，扶持一批作坊，带出一批徒弟。'],
      ['安全有三防：防火、防盗、防诈骗。'],
    ],
  },
});
