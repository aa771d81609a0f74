import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitChunks } from '#domain/markdown/chunks.ts';
import { renderBlocks } from '#domain/markdown/html.ts';
import { changeLive, documentHan, documentText, type LiveDocument, openLive } from '#domain/markdown/live.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { applyEdits, documents, placeEdits, scripts } from './pieces.ts';

const options = { image: (file: string) => ({ src: `images/${file}` }), external: false };
const render = (text: string) => renderBlocks(parseMarkdown(text), options);
const htmlOf = (document: LiveDocument) => document.blocks.map((block) => block.html);
const lengthOf = (document: LiveDocument) => document.blocks.reduce((sum, block) => sum + block.length, 0);
const runs = Number(process.env.LIVE_RUNS ?? 1500);

describe('the live document', () => {
  it('says what the whole text says, after any edits', () => {
    fc.assert(
      fc.property(scripts, ([start, script]) => {
        let text = start;
        let document = openLive(text, options);
        expect(htmlOf(document)).toEqual(render(text));
        for (const edit of script) {
          const changes = placeEdits(edit, text.length);
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
          const changes = placeEdits(edit, text.length);
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
});
