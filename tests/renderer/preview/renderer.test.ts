import { describe, expect, test } from 'vitest';
import { openLive } from '#domain/markdown/live.ts';
import { packLive } from '#domain/markdown/packed.ts';
import { makeRenderer } from '../../../renderer/preview/renderer.ts';
import { previewOptions } from '../../../renderer/preview/worker/pictures.ts';
import type { ToWorker } from '../../../renderer/preview/worker/protocol.ts';

/** The page as a list of blocks, and a worker that answers when it is told to. */
function desk() {
  const page: string[] = [];
  const asked: ToWorker[] = [];
  let han = 0;
  let fresh = 0;
  const renderer = makeRenderer({
    send: (message) => asked.push(message),
    show: (patch, isFresh) => {
      fresh += isFresh ? 1 : 0;
      page.splice(isFresh ? 0 : patch.from, isFresh ? page.length : patch.removed, ...patch.inserted.map((block) => block.html));
    },
    count: (counted) => {
      han = counted;
    },
  });
  const answer = () => {
    const message = asked.shift();
    if (message?.type === 'open')
      renderer.hear({
        type: 'opened',
        turn: message.turn,
        document: structuredClone(packLive(openLive(message.text, previewOptions(message.media)))),
      });
  };
  const expected = (text: string, media = {}) => openLive(text, previewOptions(media)).blocks.map((block) => block.html);
  return { renderer, page, answer, expected, asked, han: () => han, fresh: () => fresh };
}

describe('the preview renderer', () => {
  test('reads a whole text in the worker, and a key at once here', () => {
    const { renderer, page, answer, expected, asked, han } = desk();
    renderer.open('第一段。\n\n第二段。', {});
    expect(page).toEqual([]);
    answer();
    expect(page).toEqual(expected('第一段。\n\n第二段。'));
    renderer.change([{ from: 2, to: 3, insert: '**节**' }]);
    expect(page).toEqual(expected('第一**节**。\n\n第二段。'));
    expect(asked).toEqual([]);
    expect(han()).toBe(8);
  });

  test('keys pressed while the worker reads are not lost', () => {
    const { renderer, page, answer, expected } = desk();
    renderer.open('甲', {});
    renderer.change([{ from: 1, to: 1, insert: '乙' }]);
    renderer.change([{ from: 2, to: 2, insert: '\n\n丙' }]);
    answer();
    expect(page).toEqual(expected('甲乙\n\n丙'));
  });

  test('an answer to an earlier text is dropped', () => {
    const { renderer, page, answer, expected } = desk();
    renderer.open('旧稿', {});
    renderer.open('新稿', {});
    answer();
    expect(page).toEqual([]);
    answer();
    expect(page).toEqual(expected('新稿'));
  });

  test('new words for a picture change its block alone, and keep the page', () => {
    const { renderer, page, answer, expected, fresh } = desk();
    const file = '0123456789abcdef.jpg';
    const text = `前。\n\n![](media/${file})\n\n后。`;
    const medium = { file, type: 'image/jpeg' as const, width: 4, height: 3, bytes: 9, caption: '旧图说', credit: '', alt: '' };
    renderer.open(text, { '0123456789abcdef': medium });
    answer();
    const media = { '0123456789abcdef': { ...medium, caption: '新图说' } };
    renderer.setMedia(text, media);
    renderer.change([{ from: 0, to: 1, insert: '先' }]);
    answer();
    expect(page).toEqual(expected(text.replace('前', '先'), media));
    expect(fresh()).toBe(1);
  });
});
