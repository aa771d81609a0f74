import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitChunks } from '#domain/markdown/chunks.ts';
import { renderBlocks } from '#domain/markdown/html.ts';
import { changeLive, documentHan, documentText, type LiveDocument, openLive } from '#domain/markdown/live.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { applyEdits, documents, longScripts, placeEdits, scripts } from './pieces.ts';

const options = { image: (file: string) => ({ src: `images/${file}` }), external: false };
const render = (text: string) => renderBlocks(parseMarkdown(text), options);
const htmlOf = (document: LiveDocument) => document.blocks.map((block) => block.html);
const lengthOf = (document: LiveDocument) => document.blocks.reduce((sum, block) => sum + block.length, 0);
const runs = Number(process.env.LIVE_RUNS ?? 1500);

describe('the live document', () => {
  it('says what the whole text says, after any edits', () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 4, arbitrary: scripts }, { weight: 1, arbitrary: longScripts }), ([start, script]) => {
        let text = start;
        let document = openLive(text, options);
        expect(htmlOf(document)).toEqual(render(text));
        for (const edit of script) {
          const changes = placeEdits(edit, text);
          const before = htmlOf(document);
          const changed = changeLive(document, changes);
          text = applyEdits(text, changes);
          document = changed.document;
          const { from, removed, inserted } = changed.patch;
          expect(htmlOf(document)).toEqual(render(text));
          expect([...before.slice(0, from), ...inserted.map((block) => block.html), ...before.slice(from + removed)]).toEqual(htmlOf(document));
          expect(lengthOf(document)).toBe(document.blocks.length === 0 ? 0 : text.length);
          expect(documentText(document)).toBe(text);
          expect(documentHan(document)).toBe(openLive(text, options).han);
        }
      }),
      { numRuns: runs },
    );
  });

  it('gives each block the same length whichever way it came about', () => {
    fc.assert(
      fc.property(scripts, ([start, script]) => {
        let text = start;
        let document = openLive(text, options);
        for (const edit of script) {
          const changes = placeEdits(edit, text);
          document = changeLive(document, changes).document;
          text = applyEdits(text, changes);
        }
        expect(document.blocks).toEqual(openLive(text, options).blocks);
      }),
      { numRuns: Math.ceil(runs / 3) },
    );
  });

  it('puts every character into exactly one chunk, each readable by itself', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const chunks = splitChunks(text);
        expect(chunks.join('')).toBe(text);
        if (!text.includes(']:')) expect(chunks.flatMap(render)).toEqual(render(text));
      }),
      { numRuns: Math.ceil(runs / 2) },
    );
  });

  const paragraphs = Array.from({ length: 40 }, (_, index) => `第${index}段。`).join('\n\n');

  it('patches only the block that changed, and keeps the others as they are', () => {
    const document = openLive(paragraphs, options);
    const at = paragraphs.indexOf('第20段');
    const { document: next, patch } = changeLive(document, [{ from: at, to: at, insert: '新' }]);
    expect(patch).toEqual({ from: 20, removed: 1, inserted: [{ html: '<p>新第20段。</p>', length: 8, han: 6 }] });
    expect(next.blocks[19]).toBe(document.blocks[19]);
    expect(next.blocks[21]).toBe(document.blocks[21]);
    expect(next.chunks.filter((chunk, index) => chunk !== document.chunks[index])).toHaveLength(1);
  });

  it.each([
    ['an item joins the list before it', '- 甲\n\n乙', 5, 5, '- '],
    ['an indented line joins the item before it', '- 甲\n\n乙\n\n丙', 5, 5, '  '],
    ['an item leaves its list', '- 甲\n\n- 乙\n\n丙', 5, 7, ''],
    ['a fence opens', '甲\n\n乙\n\n丙\n\n丁', 3, 3, '```\n'],
    ['a fence closes', '```\n甲\n\n乙\n\n丙', 7, 7, '```\n\n'],
    ['an empty line goes', '甲\n\n> 乙\n\n丙', 1, 2, ''],
    ['a quote takes in the lines after it', '> 甲\n\n乙', 4, 5, ''],
  ])('reads far enough when %s', (_, text, from, to, insert) => {
    const changed = changeLive(openLive(text, options), [{ from, to, insert }]).document;
    expect(htmlOf(changed)).toEqual(render(text.slice(0, from) + insert + text.slice(to)));
  });

  it('carries a change of length alone', () => {
    const document = openLive('甲\n\n乙', options);
    expect(changeLive(document, [{ from: 1, to: 1, insert: '\n' }]).patch).toEqual({
      from: 0,
      removed: 1,
      inserted: [{ html: '<p>甲</p>', length: 4, han: 1 }],
    });
  });

  it('reads all again when a definition changes what other chunks say', () => {
    const document = openLive(`[网]: https://a.cn\n\n[网]\n\n${paragraphs}`, options);
    const { document: next, patch } = changeLive(document, [{ from: 17, to: 17, insert: '/b' }]);
    expect(patch).toMatchObject({ from: 0, removed: 1 });
    expect(next.blocks[0]?.html).toContain('href="https://a.cn/b"');
    const gone = changeLive(next, [{ from: 0, to: 1, insert: '' }]).document;
    expect(gone.blocks.slice(0, 2).map(({ html }) => html)).toEqual([
      '<p>网]: <a href="https://a.cn/b" rel="noopener noreferrer">https://a.cn/b</a></p>',
      '<p>[网]</p>',
    ]);
  });

  it('starts and ends with nothing', () => {
    const empty = openLive('', options);
    expect(empty.blocks).toEqual([]);
    const typed = changeLive(empty, [{ from: 0, to: 0, insert: '\n字' }]);
    expect(typed.patch).toEqual({ from: 0, removed: 0, inserted: [{ html: '<p>字</p>', length: 2, han: 1 }] });
    expect(changeLive(typed.document, [{ from: 0, to: 2, insert: '' }]).patch).toEqual({ from: 0, removed: 1, inserted: [] });
  });

  it.each([
    [
      'unsorted',
      [
        { from: 2, to: 2, insert: 'a' },
        { from: 1, to: 1, insert: 'b' },
      ],
    ],
    [
      'overlapping',
      [
        { from: 0, to: 2, insert: 'a' },
        { from: 1, to: 3, insert: 'b' },
      ],
    ],
    ['beyond the end', [{ from: 2, to: 9, insert: 'a' }]],
    ['backwards', [{ from: 2, to: 1, insert: 'a' }]],
    ['no number', [{ from: Number.NaN, to: 1, insert: 'a' }]],
  ])('refuses changes that are %s', (_, changes) => {
    expect(() => changeLive(openLive('甲乙丙', options), changes)).toThrow('[invalid]');
  });
});
