import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedPlaces } from '#domain/difference/changedPlaces.ts';
import { folded, type Piece, piecesOf } from '#domain/difference/pieces.ts';

const signs = { same: ['', ''], gone: ['[-', '-]'], come: ['{+', '+}'], fold: ['', ''] } as const;
const told = (pieces: readonly Piece[]) => pieces.map(({ kind, text }) => signs[kind][0] + text + signs[kind][1]).join('');
const text = '雨水匀，渠水清。\n\n今年春耕早。\n\n村里人都说好。';

test.each<[string, string, readonly string[]]>([
  ['a sign in a paragraph', text.replace('匀', '足'), ['雨水[-匀-]{+足+}，渠水清。']],
  ['two in one paragraph', text.replace('匀', '足').replace('清', '满'), ['雨水[-匀-]{+足+}，渠水[-清-]{+满+}。']],
  ['one each in two', text.replace('匀', '足').replace('早', '晚'), ['雨水[-匀-]{+足+}，渠水清。', '今年春耕[-早-]{+晚+}。']],
  ['a paragraph that came', text.replace('今年', '新段。\n\n今年'), ['{+新段。+}']],
  ['one that came at the end', `${text}\n\n新段。`, ['{+新段。+}']],
  ['one that went', text.replace('今年春耕早。\n\n', ''), ['[-今年春耕早。-]']],
  ['the last one', text.replace('\n\n村里人都说好。', ''), ['[-村里人都说好。-]']],
  ['a line break alone', text.replace('\n\n村里', '\n村里'), ['[-¶-]']],
  ['one that went before one that changed', text.replace('今年春耕早。\n\n村里', '村中'), ['[-今年春耕早。-]', '村[-里-]{+中+}人都说好。']],
  ['nothing', text, []],
])('%s', (_, after, expected) => expect(changedPlaces(text, after).places.map(({ pieces }) => told(pieces))).toEqual(expected));

test('a place says where its changes stand in the new text, and a long list is cut but counted', () => {
  const after = text.replace('匀', '很足').replace('今年春耕早。\n\n', '');
  const { places, total } = changedPlaces(text, after);
  expect(places.map(({ from, to }) => after.slice(from, to))).toEqual(['很足', '']);
  expect([total, changedPlaces(text, after, 1).places.length, changedPlaces(text, after, 1).total]).toEqual([2, 1, 2]);
});

test('what stayed is folded far from a change, and whole where it is short', () => {
  const long = `${'甲'.repeat(100)}一${'乙'.repeat(100)}`;
  expect(told(changedPlaces(long, long.replace('一', '二')).places[0]?.pieces ?? [])).toBe(`…${'甲'.repeat(24)}[-一-]{+二+}${'乙'.repeat(24)}…`);
  expect(folded([{ kind: 'same', text: long }], 5)).toEqual([{ kind: 'same', text: long }]);
});

test('pieces hold both texts, whatever they are', () => {
  const words = fc.string({ unit: fc.constantFrom('甲', '乙', '\n', '😀', 'a'), maxLength: 40 });
  fc.assert(
    fc.property(words, words, (before, after) => {
      const pieces = piecesOf(before, after);
      const without = (kind: Piece['kind']) =>
        pieces
          .filter((piece) => piece.kind !== kind)
          .map((piece) => piece.text)
          .join('');
      expect([without('come'), without('gone')]).toEqual([before, after]);
      for (const { from, to } of changedPlaces(before, after).places) expect(from <= to && to <= after.length).toBe(true);
    }),
  );
});
