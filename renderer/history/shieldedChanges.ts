import { Change } from '@codemirror/merge';
import { diffTexts } from '#domain/diff.ts';

/**
 * Our own comparison for @codemirror/merge, which widens every change to the edges of the word around it, whoever found it: to
 * it a whole clause of Han is one word. An empty change on either side leaves it no room. (Changes with one or two signs
 * between them it joins all the same.)
 */
export function shieldedChanges(a: string, b: string): readonly Change[] {
  return diffTexts(a, b).flatMap(({ fromA, toA, fromB, toB }) => [
    new Change(fromA, fromA, fromB, fromB),
    new Change(fromA, toA, fromB, toB),
    new Change(toA, toA, toB, toB),
  ]);
}
