import { describe, expect, it } from 'vitest';
import { makePress } from '../../electron/exporter/press.ts';

describe('the press', () => {
  it.each(['', 'abc', '春耕', 'é😀\u0000', 'a\ud800b'])('has the UTF-8 of %j', (text) => {
    expect([...makePress().encode(text)]).toEqual([...Buffer.from(text, 'utf8')]);
  });

  it('keeps what it encoded until it is cleared, also what has no room left in it', () => {
    const press = makePress(10);
    const texts = ['春耕', 'ab', '很长的一段文字', 'c'];
    const all = texts.map(press.encode);
    expect(all.map((bytes) => Buffer.from(bytes).toString('utf8'))).toEqual(texts);
    press.clear();
    expect(Buffer.from(press.encode('备')).toString('utf8')).toBe('备');
    expect(press.encode('耕').buffer).toBe(all[0]?.buffer);
  });
});
