import { Chunk } from '@codemirror/merge';
import { Text } from '@codemirror/state';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shieldedChanges } from '../../../renderer/history/shieldedChanges.ts';

function chunksOf(a: string, b: string): readonly Chunk[] {
  return Chunk.build(Text.of(a.split('\n')), Text.of(b.split('\n')), { override: shieldedChanges });
}

/** What the merge view will mark, as old and new pieces. */
function marked(a: string, b: string): string[] {
  return chunksOf(a, b).flatMap(({ fromA, fromB, changes }) =>
    changes.map((change) => `${a.slice(fromA + change.fromA, fromA + change.toA)}>${b.slice(fromB + change.fromB, fromB + change.toB)}`),
  );
}

test.each([
  ['两岸村民不再绕路桥长三百二十余米双向两车道', '两岸村民不再绕路桥长三百二十米双向两车道', ['余>']],
  ['昨日新桥通车村民过河不再绕路', '今日新桥通车村民过河不再绕路', ['昨>今']],
  ['会议于三日上午召开\n\n市长出席并讲话', '会议于五日上午召开\n\n副市长出席并讲话', ['三>五', '>副']],
])('%j -> %j: just the signs that changed are marked', (a, b, expected) => expect(marked(a, b)).toEqual(expected));

test('what is marked stays exact, whatever the texts', () => {
  const text = fc.array(fc.constantFrom(...'桥路的，。 a', '\n', '\n\n', '👍🏽'), { maxLength: 50 }).map((signs) => signs.join(''));
  fc.assert(
    fc.property(text, text, (a, b) => {
      let made = '';
      let at = 0;
      for (const { fromA, fromB, changes } of chunksOf(a, b)) {
        for (const change of changes) {
          made += a.slice(at, fromA + change.fromA) + b.slice(fromB + change.fromB, fromB + change.toB);
          at = fromA + change.toA;
        }
      }
      expect(made + a.slice(at)).toBe(b);
    }),
  );
});
