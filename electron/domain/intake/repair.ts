import { halfWidthLatin } from './latin.ts';
import { fullWidthPunctuation } from './punctuation.ts';
import type { Ledger } from './warnings.ts';

/** Letters, digits and marks of the wrong width put right; each change is told. */
export function repairWidth(text: string, ledger: Pick<Ledger, 'change'>): string {
  const latin = halfWidthLatin(text);
  ledger.change(
    'halfwidth-latin',
    latin.runs.map(([was, is]) => `${was} → ${is}`),
  );
  const full = fullWidthPunctuation(latin.text);
  if (full.count > 0) ledger.change('fullwidth-punctuation', listMarks(latin.text, full.text), full.count);
  return full.text;
}

const marks = /[^\p{L}\p{N}%]+/gu;
/** UTF-16 units of the words beside a mark that are told with it. */
const around = 4;
const mostListed = 500;

/**
 * Every place where marks differ, with a little of what stands beside it. The words of both texts are the same and in the same
 * order, so the marks between two words of one stand for those between the same words of the other.
 */
function listMarks(before: string, after: string): readonly string[] {
  const is = after.matchAll(marks);
  const changes: string[] = [];
  for (const { 0: was, index } of before.matchAll(marks)) {
    const now = is.next().value?.[0] ?? '';
    if (was === now) continue;
    // Half a character has no place in a list.
    const left = wordBefore(before, index).replace(/^[\udc00-\udfff]/, '');
    const right = wordAfter(before, index + was.length).replace(/[\ud800-\udbff]$/, '');
    changes.push(`${left}${was}${right} → ${left}${now}${right}`);
    if (changes.length === mostListed) break;
  }
  return changes;
}

function wordBefore(text: string, at: number): string {
  return /[\p{L}\p{N}%]*$/u.exec(text.slice(Math.max(0, at - around), at))?.[0] ?? '';
}

function wordAfter(text: string, at: number): string {
  return /^[\p{L}\p{N}%]*/u.exec(text.slice(at, at + around))?.[0] ?? '';
}
