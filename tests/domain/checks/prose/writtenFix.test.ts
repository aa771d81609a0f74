import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { HouseEntry } from '#domain/checks/house/houseList.ts';
import { houseRules } from '#domain/checks/house/houseRules.ts';
import { articleRules, textRules } from '#domain/checks/prose/rules.ts';
import { makeTextChecker } from '#domain/checks/prose/textChecker.ts';
import { readPassages } from '#domain/markdown/passages.ts';
import { articleOf, readMarked } from './marked.ts';

const { article: empty } = articleOf([]);

function entry(word: string, replacement: string): HouseEntry {
  return { word, kind: 'replace', replacement, reason: '', exceptions: [], scope: { channels: [], fields: [] } };
}

/** Replacements that are Markdown. */
const house = houseRules({
  version: 1,
  entries: [
    ...[entry('水', '**水**'), entry('县', '`'), entry('村', '[村](https://a.cn)'), entry('年', '|'), entry('今', '# '), entry('他', '- ')],
    ...[
      entry('说', '"说'),
      entry('的', '\n\n'),
      entry('法院', '1. '),
      entry('老', '<u>'),
      entry('人', '&lt;'),
      entry('路', '\\'),
      entry('旧', 'C++'),
    ],
  ],
});
const rules = { texts: [...textRules, ...house], articles: articleRules };

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly fix: string;
}

function fixesIn(body: string) {
  return makeTextChecker(rules)
    .check({ ...empty, body })
    .flatMap(({ rule, start, end, fix }) => (fix === undefined ? [] : [{ rule, start, end, fix }]))
    .sort((one, other) => one.start - other.start || one.end - other.end);
}

/** As the window makes them: of those that overlap only the first. */
function apart(edits: readonly Edit[]): readonly Edit[] {
  let end = 0;
  return edits.filter((edit) => {
    if (edit.start < end) return false;
    end = edit.end;
    return true;
  });
}

function withEdits(body: string, edits: readonly Edit[]): string {
  return edits.reduceRight((text, { start, end, fix }) => text.slice(0, start) + fix + text.slice(end), body);
}

const withLineFeeds = (text: string) => text.replace(/\r\n?/g, '\n');
/** Around line ends blanks come and go with the sign beside them. */
const unspaced = (text: string) => text.replace(/\s+/g, '');

function passagesIn(body: string) {
  return readPassages(withLineFeeds(body)).flatMap(({ start, passages }) =>
    passages.map(({ kind, text, stretches }) => ({ kind, text, stretches: stretches.map((each) => ({ ...each, at: each.at + start })) })),
  );
}

/** What readers are to see afterwards: each fix made in the words themselves. */
function wanted(body: string, edits: readonly Edit[]) {
  const passages = passagesIn(body);
  const texts = passages.map(({ text }) => text);
  const source = withLineFeeds(body);
  for (const edit of edits.toReversed()) {
    const start = withLineFeeds(body.slice(0, edit.start)).length;
    const end = withLineFeeds(body.slice(0, edit.end)).length;
    const index = passages.findIndex(({ stretches }) => stretches.some((each) => isIn(each, start, end, source)));
    const stretch = passages[index]?.stretches.find((each) => isIn(each, start, end, source));
    if (!stretch) throw new Error(`the fix ${JSON.stringify(edit)} is in no words of ${JSON.stringify(body)}`);
    const text = texts[index] ?? '';
    texts[index] = text.slice(0, stretch.from + Math.max(0, start - stretch.at)) + edit.fix + text.slice(stretch.from + end - stretch.at);
  }
  return passages.map(({ kind }, index) => ({ kind, text: unspaced(texts[index] ?? '') })).filter(({ text }) => text !== '');
}

/** A fix may take the backslash before its first sign with it. */
function isIn({ at, length }: { readonly at: number; readonly length: number }, start: number, end: number, source: string): boolean {
  return (at <= start || (at - 1 === start && source[start] === '\\')) && end <= at + length;
}

function read(body: string) {
  return passagesIn(body)
    .map(({ kind, text }) => ({ kind, text: unspaced(text) }))
    .filter(({ text }) => text !== '');
}

const sentences = [...textRules.flatMap(({ examples }) => examples.bad), ...articleRules.flatMap(({ examples }) => examples.bad.flat())].map(
  (example) => readMarked(typeof example === 'string' ? example : example.text).text,
);
const marks = [
  ...['**', '*', '`', '[', '](https://a.cn/b)', '![图](media/1111111111111111.jpg "说明,甲")', '\\', '_', '~~', '<u>', '</u>', '<sup>', '|'],
  ...['\n', '\r\n', ' ', '&amp;', '&nbsp;', '!', '#', '>', '1. ', '- ', '<!-- page 甲,乙 -->', 'https://x.cn/a,b', '  \n', '(', ')', '"', ','],
  ...['１', '．', '－', '，'],
];
const marked = fc
  .tuple(fc.constantFrom(...sentences), fc.array(fc.tuple(fc.nat(60), fc.constantFrom(...marks)), { maxLength: 4 }))
  .map(([sentence, signs]) => signs.reduce((text, [at, sign]) => text.slice(0, at) + sign + text.slice(at), sentence));
const line = fc
  .tuple(fc.constantFrom('', '## ', '- ', '1. ', '> ', '> - ', '  - ', '| ', '   '), marked)
  .map(([prefix, text]) => (prefix === '| ' ? `| ${text} | 乙,丙 |\n| --- | --- |\n| ${text} | 丁 |` : prefix + text));
const bodies = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n\n', '\r\n', '\r\n\r\n', '\n> ', '\n   ')), { minLength: 1, maxLength: 3 })
  .map((lines) => lines.flat().join(''));

test('one fix, all of a rule and all there are change the words they are about and nothing else', () => {
  fc.assert(
    fc.property(bodies, (body) => {
      const found = fixesIn(body);
      const sets = [...found.map((one) => [one]), ...new Set(found.map(({ rule }) => found.filter((each) => each.rule === rule))), found];
      for (const edits of sets.map(apart)) expect(read(withEdits(body, edits))).toEqual(wanted(body, edits));
    }),
    { numRuns: 300, seed: 7 },
  );
});

describe('a fix', () => {
  it.each<[what: string, body: string, after: string]>([
    ['takes an escape with it', '价格涨了\\!再看看。', '价格涨了！再看看。'],
    ['keeps to its side of a mark', '**时间**,地点待定。', '**时间**，地点待定。'],
    ['leaves a backslash that is read alone', '目录是甲\\\\１乙。', '目录是甲\\\\1乙。'],
    ['begins no list', '１. 清淤已经完成。', '１. 清淤已经完成。'],
    [
      'is in its own picture, not in one in its alternative text',
      '![![图](media/1111111111111111.jpg "说明,甲")图](media/1111111111111111.jpg "说明,甲")',
      '![![图](media/1111111111111111.jpg "说明,甲")图](media/1111111111111111.jpg "说明，甲")',
    ],
    ['makes no address longer', '见 https://a.cn/b/１ 一文。', '见 https://a.cn/b/１ 一文。'],
    ['makes no bold of a house’s word', '河水上涨。', '河水上涨。'],
    ['may write signs that mean nothing where they stand', '旧语言。', 'C++语言。'],
  ])('%s', (_, body, after) => {
    expect(withEdits(body, apart(fixesIn(body)))).toBe(after);
  });

  it('is tried for forty places of a block, however many there are, and the others are found all the same', () => {
    const body = '**甲**,'.repeat(3000);
    const found = makeTextChecker().check({ ...empty, body });
    const commas = found.filter(({ rule }) => rule === 'half-width-mark');
    expect(commas.length).toBeGreaterThan(2900);
    expect(commas.filter(({ fix }) => fix !== undefined)).toHaveLength(40);
  });
});
