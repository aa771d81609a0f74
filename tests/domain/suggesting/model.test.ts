import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isEdge } from '#domain/suggesting/clusterEdges.ts';
import { laySuggestions } from '#domain/suggesting/lay.ts';
import { proposalsIn } from '#domain/suggesting/proposals.ts';
import { keep, type Tracked } from '#domain/suggesting/tracked.ts';
import { accepted, baseOfText, type Desk, edit, openOnes, proposal, rejected, saved } from './people.ts';

/** Random interleavings of what two people do, beside a plain text to which the same is done. */

const signs = fc.constantFrom('的', '水', '桥', '。', '\n', 'a', '👩‍🌾', '🇨🇳', 'e', '\u0301', '𠮷');
const words = fc.array(signs, { maxLength: 4 }).map((some) => some.join(''));
const act = fc.oneof(
  { weight: 8, arbitrary: fc.record({ what: fc.constant('edit' as const), at: fc.nat(), length: fc.nat({ max: 4 }), insert: words }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('undo' as const) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('save' as const) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constantFrom('accept' as const, 'reject' as const), which: fc.nat() }) },
);
const session = fc.record({ by: fc.constantFrom('林晓', '许文澜'), acts: fc.array(act, { minLength: 1, maxLength: 8 }) });
const base = fc.array(signs, { maxLength: 14 }).map((some) => some.join(''));

const open = (desk: Desk) => Object.keys(openOnes(desk.suggestions));

/** Cursors and selections never stand inside a sign. */
function edgeBefore(text: string, offset: number): number {
  let at = Math.min(offset, text.length);
  while (!isEdge(text, at)) at--;
  return at;
}

function sit(start: Desk, { by, acts }: { by: string; acts: readonly (typeof act extends fc.Arbitrary<infer T> ? T : never)[] }): Desk {
  let desk = start;
  let tracked: Tracked = laySuggestions(desk.base, 'body', openOnes(desk.suggestions)).tracked;
  let text = proposal(desk);
  let steps: { tracked: Tracked; text: string }[] = [];
  const settled = (next: Desk) => {
    desk = next;
    tracked = laySuggestions(desk.base, 'body', openOnes(desk.suggestions)).tracked;
    text = proposal(desk);
    steps = [];
  };
  for (const each of acts) {
    if (each.what === 'edit') {
      const from = edgeBefore(text, each.at % (text.length + 1));
      const to = edgeBefore(text, from + each.length);
      steps.push({ tracked, text });
      tracked = edit(tracked, text, from, Math.max(from, to), each.insert, by);
      text = text.slice(0, from) + each.insert + text.slice(Math.max(from, to));
    } else if (each.what === 'undo') ({ tracked, text } = steps.pop() ?? { tracked, text });
    else {
      desk = saved(desk, tracked, by);
      for (const { text: words, by: owner } of Object.values(start.suggestions)) {
        // Whatever the other one put in, open or settled by now, is there to be read.
        const theirs = Object.values(desk.suggestions).filter((suggestion) => suggestion.by === owner);
        if (owner !== by) expect(theirs.map((suggestion) => suggestion.text)).toContain(words);
      }
      expect(proposal(desk)).toBe(text);
      if (each.what !== 'save') {
        const ids = open(desk);
        const id = ids.length > 0 ? [ids[each.which % ids.length] ?? ''] : [];
        const before = text;
        settled(each.what === 'accept' ? accepted(desk, id) : rejected(desk, id));
        if (each.what === 'accept') expect(text).toBe(before);
      }
    }
    expect(baseOfText(tracked, text)).toBe(desk.base);
  }
  const done = saved(desk, tracked, by);
  expect(proposal(done)).toBe(text);
  return done;
}

test('accepting all gives the last author’s text, rejecting all the base, in any order', () => {
  fc.assert(
    fc.property(base, fc.array(session, { minLength: 1, maxLength: 4 }), fc.infiniteStream(fc.nat()), (text, sessions, chance) => {
      const desk = sessions.reduce(sit, { base: text, suggestions: {} } as Desk);
      const wanted = proposal(desk);
      expect(accepted(desk, open(desk)).base).toBe(wanted);
      const none = rejected(desk, open(desk));
      expect([none.base, proposal(none)]).toEqual([desk.base, desk.base]);
      let one = desk;
      for (let ids = open(one); ids.length > 0; ids = open(one)) {
        one = accepted(one, [ids[(chance.next().value ?? 0) % ids.length] ?? '']);
        expect(proposal(one)).toBe(wanted);
      }
      expect(one.base).toBe(wanted);
    }),
    { numRuns: Number(process.env.COPYDESK_RUNS ?? 300) },
  );
});

test('undoing by hand leaves no trace', () => {
  fc.assert(
    fc.property(base, fc.nat(), fc.nat({ max: 4 }), words, (text, at, length, insert) => {
      const from = edgeBefore(text, at % (text.length + 1));
      const to = Math.max(from, edgeBefore(text, from + length));
      const edited = edit(keep(text.length), text, from, to, insert, '林晓');
      const now = text.slice(0, from) + insert + text.slice(to);
      const back = edit(edited, now, from, from + insert.length, text.slice(from, to), '林晓');
      expect(back).toEqual(keep(text.length));
    }),
  );
});

test('no suggestion begins or ends inside a sign', () => {
  const edits = fc.array(fc.record({ by: fc.constantFrom('林晓', '许文澜'), at: fc.nat(), length: fc.nat({ max: 4 }), insert: words }), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(base, edits, (text, some) => {
      let [tracked, now] = [keep(text.length), text];
      for (const { by, at, length, insert } of some) {
        const from = at % (now.length + 1);
        const to = Math.min(now.length, from + length);
        tracked = edit(tracked, now, from, to, insert, by);
        now = now.slice(0, from) + insert + now.slice(to);
      }
      expect(baseOfText(tracked, now)).toBe(text);
      for (const { start, end } of proposalsIn(tracked)) expect([isEdge(text, start), isEdge(text, end)]).toEqual([true, true]);
    }),
  );
});
