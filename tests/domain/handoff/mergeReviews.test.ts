import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { mergeReviews } from '#domain/handoff/mergeReviews.ts';
import { isResolved } from '#domain/remarks.ts';
import { anchorOf, type Comment, emptyReview, type Review, type Suggestion } from '#domain/review.ts';
import type { Decision } from '#domain/workflow.ts';

const id = (number: number) => `0197a1c0-0000-7000-8000-${String(number).padStart(12, '0')}`;
const at = (hour: number) => `2026-06-01T${String(hour).padStart(2, '0')}:00:00.000Z`;
const anchor = anchorOf('body', '渠水到田头', 0, 2);
const comment = (number: number, changes: Partial<Comment> = {}): Comment => ({
  anchor,
  thread: id(number),
  by: '许文澜',
  createdAt: at(1),
  text: `第${number}条`,
  ...changes,
});
const suggestion = (changes: Partial<Suggestion> = {}): Suggestion => ({
  kind: 'replace',
  anchor,
  length: 2,
  text: '井水',
  by: '周远',
  createdAt: at(1),
  ...changes,
});
const decision = (number: number): Decision => ({
  action: 'submit',
  by: { name: '林晓', role: 'reporter' },
  at: at(1),
  hash: 'a'.repeat(64),
  opinion: '',
  turn: number,
});
const review = (changes: Partial<Review>): Review => ({ ...emptyReview, ...changes });

it('what either desk said is there, and what one has settled is settled', () => {
  const merged = mergeReviews(
    review({ comments: { [id(1)]: comment(1), [id(2)]: comment(2, { resolvedAt: at(3) }) }, decisions: { [id(5)]: decision(1) } }),
    review({ comments: { [id(1)]: comment(1, { deletedAt: at(4) }), [id(3)]: comment(3) }, decisions: { [id(6)]: decision(2) } }),
  );
  expect(merged.comments).toEqual({ [id(1)]: comment(1, { deletedAt: at(4) }), [id(2)]: comment(2, { resolvedAt: at(3) }), [id(3)]: comment(3) });
  expect(Object.keys(merged.decisions).sort()).toEqual([id(5), id(6)]);
});

it('a suggestion that both settled is as the first did', () => {
  const accepted = suggestion({ decision: 'accepted', decidedAt: at(2), decidedBy: '林晓' });
  const rejected = suggestion({ decision: 'rejected', decidedAt: at(3), decidedBy: '沈岩' });
  for (const [one, other] of [
    [accepted, rejected],
    [rejected, accepted],
    [accepted, suggestion()],
    [suggestion(), accepted],
  ]) {
    expect(
      mergeReviews(review({ suggestions: { [id(1)]: one as Suggestion } }), review({ suggestions: { [id(1)]: other as Suggestion } })).suggestions[
        id(1)
      ],
    ).toEqual(accepted);
  }
});

test('a thread that one desk reopened after the other resolved it is open, however they merge', () => {
  const [resolved, reopened] = [comment(1, { resolvedAt: at(2) }), comment(1, { resolvedAt: at(2), reopenedAt: at(3) })];
  const again = comment(1, { resolvedAt: at(4) });
  const open = (...all: Comment[]) => {
    const reviews = all.map((each) => review({ comments: { [id(1)]: each } }));
    return !isResolved(reviews.reduce((one, other) => mergeReviews(one, other)).comments[id(1)] as Comment);
  };
  expect([open(resolved, reopened), open(reopened, resolved)]).toEqual([true, true]);
  expect([open(reopened, again), open(again, reopened), open(resolved, again)]).toEqual([false, false, false]);
});

test('what was decided or said here is not rewritten by a copy that says otherwise', () => {
  const left = { rule: 'placeholder', reason: '已核', by: '沈岩', at: at(1) };
  const passed = { rule: 'placeholder', field: 'body', reason: '急稿', by: '沈岩', at: at(1), portal: '' };
  const ours = review({
    comments: { [id(1)]: comment(1) },
    suggestions: { [id(2)]: suggestion() },
    decisions: { [id(3)]: decision(1) },
    ignored: { [id(4)]: left },
    overrides: { [id(5)]: passed },
  });
  const forged = review({
    comments: { [id(1)]: comment(1, { by: 'A', text: 'A' }) },
    suggestions: { [id(2)]: suggestion({ by: 'A', createdAt: at(0) }) },
    decisions: { [id(3)]: { ...decision(1), action: 'approve', hash: '0'.repeat(64) } },
    ignored: { [id(4)]: { ...left, by: 'A', reason: 'A' } },
    overrides: { [id(5)]: { ...passed, by: 'A', reason: 'A' } },
  });
  expect(mergeReviews(ours, forged)).toEqual(ours);
});

test('whoever merges, however often, gets the same', () => {
  const hour = fc.integer({ min: 1, max: 4 }).map(at);
  const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
  const clean = <T extends object>(entry: T): T => Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as T;
  const comments = fc.dictionary(
    fc.integer({ min: 1, max: 4 }).map(id),
    fc
      .record({ resolvedAt: optional(hour), reopenedAt: optional(hour), deletedAt: optional(hour) })
      .map((times) => clean(comment(1, times as Partial<Comment>))),
  );
  const suggestions = fc.dictionary(
    fc.integer({ min: 1, max: 4 }).map(id),
    fc
      .record({ decision: fc.constantFrom('accepted' as const, 'rejected' as const), decidedAt: hour, decidedBy: fc.constantFrom('林晓', '沈岩') })
      .map(suggestion),
  );
  const reviews = fc.record({ comments, suggestions }).map(review);
  fc.assert(
    fc.property(reviews, reviews, reviews, (a, b, c) => {
      const ab = mergeReviews(a, b);
      expect(mergeReviews(b, a)).toEqual(ab);
      expect(mergeReviews(ab, b)).toEqual(ab);
      expect(mergeReviews(a, a)).toEqual(a);
      expect(mergeReviews(mergeReviews(a, c), b)).toEqual(mergeReviews(mergeReviews(a, b), c));
    }),
    { numRuns: 300 },
  );
});
