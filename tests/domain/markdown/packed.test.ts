import { expect, test } from 'vitest';
import { changeLive, openLive } from '#domain/markdown/live.ts';
import { packLive, unpackLive } from '#domain/markdown/packed.ts';

const options = { external: false, image: () => undefined };
const text = '第一段。\n\n[a]: https://example.com/a\n\n见[a]。\n\n- 一\n- 二\n\n末段。\n';

test('a document that went through a structured clone changes like the one that stayed', () => {
  const stayed = openLive(text, options);
  const went = unpackLive(structuredClone(packLive(stayed)), options);
  expect(went.blocks).toEqual(stayed.blocks);
  for (const change of [
    { from: 2, to: 3, insert: '**段**' },
    { from: 6, to: 33, insert: '' },
    { from: 0, to: 0, insert: '# 头\n\n' },
  ]) {
    expect(changeLive(went, [change]).patch).toEqual(changeLive(stayed, [change]).patch);
  }
});
