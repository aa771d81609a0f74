import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { type Passage, type PassageCache, readPassages } from '#domain/markdown/passages.ts';
import { plainText } from '#domain/markdown/plain.ts';
import type { Block } from '#domain/markdown/tokens.ts';
import { documents } from './pieces.ts';

interface Shown {
  readonly kind: string;
  readonly text: string;
  /** What is written at each stretch, joined; a mark stands where something between is written otherwise. */
  readonly written: string;
}

function shown(body: string, cache?: PassageCache): readonly Shown[] {
  return readPassages(body, cache).flatMap(({ start, passages }) =>
    passages.map((passage) => ({ ...pick(passage), written: written(body, start, passage) })),
  );
}

function pick({ kind, text }: Passage) {
  return { kind, text };
}

function written(body: string, start: number, { stretches }: Passage): string {
  return stretches.map(({ at, length }) => body.slice(start + at, start + at + length)).join('|');
}

describe('the passages of a body', () => {
  it.each<[string, string, readonly Shown[]]>([
    ['a paragraph', '汛期已到。', [{ kind: 'paragraph', text: '汛期已到。', written: '汛期已到。' }]],
    ['marks inside', '推行**“四干”**工作法。', [{ kind: 'paragraph', text: '推行“四干”工作法。', written: '推行|“四干”|工作法。' }]],
    ['an indent and two lines', '　　第一行，\n　　第二行。', [{ kind: 'paragraph', text: '第一行，第二行。', written: '第一行，|第二行。' }]],
    ['a link', '详见[方案](https://a.example/方案)全文。', [{ kind: 'paragraph', text: '详见方案全文。', written: '详见|方案|全文。' }]],
    ['an escape and a reference', '5\\*3&amp;2。', [{ kind: 'paragraph', text: '5*3&2。', written: '5|*3|2。' }]],
    ['a heading', '## 一、抓早 ##', [{ kind: 'heading', text: '一、抓早', written: '一、抓早' }]],
    [
      'a list in a list',
      '- 甲乡\n  - 一村\n    二组\n- 乙乡',
      [
        { kind: 'item', text: '甲乡', written: '甲乡' },
        { kind: 'item', text: '一村二组', written: '一村|二组' },
        { kind: 'item', text: '乙乡', written: '乙乡' },
      ],
    ],
    [
      'a quote with a list',
      '> 他说：\n> - 好\n>\n> 再说。',
      [
        { kind: 'quote', text: '他说：', written: '他说：' },
        { kind: 'item', text: '好', written: '好' },
        { kind: 'quote', text: '再说。', written: '再说。' },
      ],
    ],
    [
      'a table',
      '| 乡镇 | 亩数 |\n| --- | --- |\n| 甲 | **3** |',
      [
        { kind: 'cell', text: '乡镇', written: '乡镇' },
        { kind: 'cell', text: '亩数', written: '亩数' },
        { kind: 'cell', text: '甲', written: '甲' },
        { kind: 'cell', text: '3', written: '3' },
      ],
    ],
    ['a caption', '![围坐](media/1111111111111111.jpg "图为田头会")', [{ kind: 'caption', text: '图为田头会', written: '图为田头会' }]],
    [
      'a page break',
      '上。\n\n<!-- page 后续 -->\n\n下。',
      ['上。', '后续', '下。'].map((text) => ({ kind: text === '后续' ? 'page' : 'paragraph', text, written: text })),
    ],
    ['no code', '```\n代码\n```\n\n正文', [{ kind: 'paragraph', text: '正文', written: '正文' }]],
  ])('%s', (_name, body, expected) => {
    expect(shown(body)).toEqual(expected);
  });

  it('knows addresses and code', () => {
    const [block] = readPassages('见 https://a.example/1 和 `git`。');
    expect(block?.passages[0]?.stretches.map(({ literal, from, length }) => [literal, block.passages[0]?.text.slice(from, from + length)])).toEqual([
      [false, '见 '],
      [true, 'https://a.example/1'],
      [false, ' 和 '],
      [true, 'git'],
      [false, '。'],
    ]);
  });
});

/** A tree without its code blocks. */
function prose(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => {
    if (block.type === 'code') return [];
    if (block.type === 'quote') return [{ ...block, children: prose(block.children) }];
    if (block.type === 'list') return [{ ...block, items: block.items.map((item) => ({ ...item, children: prose(item.children) })) }];
    return [block];
  });
}

const han = (text: string) => text.replace(/\P{Script=Han}/gu, '');

test('are the words of the tree, each where it is written, for any text', () => {
  fc.assert(
    fc.property(documents, (body) => {
      const blocks = readPassages(body);
      for (const { start, passages } of blocks) {
        for (const { text, stretches } of passages) {
          for (const { from, at, length } of stretches) expect(body.slice(start + at, start + at + length)).toBe(text.slice(from, from + length));
        }
      }
      const tree = han(plainText(prose(parseMarkdown(body))));
      const all = han(blocks.flatMap(({ passages }) => passages.map(({ text }) => text)).join(''));
      for (const sign of new Set(tree)) expect(all.split(sign).length).toBeGreaterThanOrEqual(tree.split(sign).length);
    }),
    { numRuns: 600 },
  );
});

test('read with what is kept of the text before are those of the text alone', () => {
  fc.assert(
    fc.property(fc.array(documents, { minLength: 2, maxLength: 4 }), (bodies) => {
      const cache: PassageCache = new Map();
      for (const body of bodies) expect(readPassages(body, cache)).toEqual(readPassages(body));
    }),
    { numRuns: 100 },
  );
});
