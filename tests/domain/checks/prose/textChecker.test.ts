import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { makeTextChecker } from '#domain/checks/prose/textChecker.ts';
import type { TextRule } from '#domain/checks/prose/textRule.ts';
import { articleOf } from './marked.ts';

const { article: empty } = articleOf([]);

/** Finds every 错, and puts 对 there. */
const wrong: TextRule = {
  id: 'sample-rule',
  level: 'warning',
  clause: '示例',
  message: '“{{text}}”应为“{{fix}}”。',
  english: '“{{text}}” should be “{{fix}}”.',
  check: ({ masked }) => [...masked.matchAll(/错+/g)].map(({ index, 0: words }) => ({ start: index, end: index + words.length, fix: '对' })),
  examples: { bad: [], good: [] },
};
const check = (changes: Partial<typeof empty>) => makeTextChecker({ texts: [wrong], articles: [] }).check({ ...empty, ...changes });

describe('a finding', () => {
  it.each<[string, string, string | undefined]>([
    ['这里错了。', '错', '对'],
    ['## 标题错了', '错', '对'],
    ['一**错**二', '错', '对'],
    ['错**错**二', '错**错', undefined],
    ['1. 甲\n   - 乙错\n', '错', '对'],
    ['> 引\n> 错', '错', '对'],
    ['| 甲 | 错 |\n| --- | --- |\n| 1 | 2 |', '错', '对'],
    ['![错图](media/1111111111111111.jpg "说明错了")', '错', '对'],
    ['前一段。\r\n\r\n后一段错了。', '错', '对'],
    ['见`错`。', '', undefined],
  ])('in %j is where it is written', (body, words, fix) => {
    const found = check({ body });
    expect(found.map(({ start, end }) => body.slice(start, end))).toEqual(words === '' ? [] : [words]);
    expect(found.map((finding) => finding.fix)).toEqual(words === '' ? [] : [fix]);
  });

  it('says its words, its clause and its values', () => {
    expect(check({ title: '错题' })).toEqual([
      {
        rule: 'sample-rule',
        level: 'warning',
        message: '“错”应为“对”。',
        field: 'title',
        start: 0,
        end: 1,
        fix: '对',
        clause: '示例',
        detail: { text: '错', fix: '对' },
      },
    ]);
  });
});

test('a checker that was used before finds what a new one finds', () => {
  const line = fc.constantFrom(
    '',
    '他说,好。',
    '## 错',
    '- 错,错',
    '> 引,用',
    '年产值GDP,增长。',
    '| 甲,乙 | 丙 |',
    '| --- | --- |',
    '![a](media/1111111111111111.jpg "图,说")',
  );
  const bodies = fc.array(
    fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n')),
    { minLength: 2, maxLength: 6 },
  );
  fc.assert(
    fc.property(bodies, (texts) => {
      const used = makeTextChecker();
      for (const body of texts) expect(used.check({ ...empty, body })).toEqual(makeTextChecker().check({ ...empty, body }));
    }),
    { numRuns: 100 },
  );
});
