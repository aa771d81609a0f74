import fc from 'fast-check';

/** Random documents made of what is nasty about Markdown, and random edits of them. */

const words = [
  '邯郸',
  '新区',
  'a',
  'b c',
  '“四干”',
  '，',
  '。',
  '2017',
  '10~20',
  '**',
  '*',
  '_',
  '~~',
  '`',
  '[',
  ']',
  '(',
  ')',
  '![',
  '<u>',
  '</u>',
  '&amp;',
  '\\',
  '|',
];
const openers = [
  '',
  '',
  '',
  '- ',
  '* ',
  '1. ',
  '2) ',
  '2017. ',
  '> ',
  '> > ',
  '- - ',
  '> - ',
  '# ',
  '### ',
  '    ',
  '  ',
  '　　',
  '\t',
  '```',
  '~~~',
  '| ',
  '[a]: ',
];
const wholeLines = [
  '',
  '',
  '',
  ' ',
  '\t',
  '　',
  '---',
  '- - -',
  '===',
  '```',
  '```js',
  '  ```',
  '~~~~',
  '|a|b|',
  '|-|-|',
  '|1|2|',
  'a | b',
  ':-: | -',
  '>',
  '-',
  '1.',
  '<!-- page 下一页 -->',
  '<!-- page -->',
  '<!-- 注 -->',
  '<div>',
  '</div>',
  '<script>',
  '<!--',
  '-->',
  '[a]: https://a.cn',
  '[b]: <https://b.cn/x> "题"',
  '[a]: https://a.cn "没完',
  '完"',
  '[答]: 是的。',
  '[a]',
  '[x][b]',
  '![图](media/0123456789abcdef.jpg "说明")',
  '![](x)',
  '#',
  '- [ ] 事',
  '  接着',
  '   - 深',
];

const line = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...wholeLines) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...openers), fc.array(fc.constantFrom(...words), { maxLength: 5, size: 'max' }))
      .map(([start, rest]) => start + rest.join('')),
  },
);

export const documents = fc.array(line, { maxLength: 24, size: 'max' }).map((lines) => lines.join('\n'));
/** With many empty lines: long enough for changes that leave each other alone. */
const longDocuments = fc.array(line, { minLength: 30, maxLength: 60, size: 'max' }).map((lines) => lines.join('\n\n'));

const inserts = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('', 'x', '字', '\n', '\n\n', ' ', '`', '>', '-', '#', '|', ']', '"', '*', '　') },
  { weight: 2, arbitrary: line },
  { weight: 1, arbitrary: documents },
);

/** An edit as fractions of the text's length, so that it fits any text. */
const edits = fc.array(
  fc.array(
    fc.record({
      lineStart: fc.boolean(),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(60)),
      insert: inserts,
    }),
    {
      minLength: 1,
      maxLength: 3,
      size: 'max',
    },
  ),
  { maxLength: 6, size: 'max' },
);
export const scripts = fc.tuple(documents, edits);
export const longScripts = fc.tuple(longDocuments, edits);

export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

interface Sketch {
  readonly at: number;
  /** Moves it to the beginning of its line, where most of Markdown is decided. */
  readonly lineStart: boolean;
  readonly length: number;
  readonly insert: string;
}

/** Sorted changes of this text that do not overlap. */
export function placeEdits(sketches: readonly Sketch[], text: string): Edit[] {
  let end = 0;
  const placed: Edit[] = [];
  for (const { at, lineStart, length, insert } of sketches.toSorted((a, b) => a.at - b.at)) {
    const offset = Math.min(text.length, Math.floor(at * (text.length + 1)));
    const from = Math.max(end, lineStart ? text.lastIndexOf('\n', offset - 1) + 1 : offset);
    end = Math.min(text.length, from + length);
    placed.push({ from, to: end, insert });
  }
  return placed;
}

export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const { from, to, insert } of edits.toReversed()) result = result.slice(0, from) + insert + result.slice(to);
  return result;
}
