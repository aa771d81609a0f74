import { byPlace } from '#domain/checks/place.ts';
import { body } from './body.ts';
import { useChecks } from './checks.ts';
import type { Whereabouts } from './findingWalk.ts';
import { type PlacedRemark, spot } from './remarkPlaces.ts';
import { authorsOf, remarksNow, useRemarks } from './remarks.ts';

/** From one open remark to the next, through the fields and the text, and to one that somebody points at. */

/** Threads that nobody resolved, and suggestions that nobody decided; those that lost their words come last. */
export function openRemarksNow(): readonly PlacedRemark[] {
  return remarksNow().filter(isOpen);
}

function isOpen({ key, kind }: PlacedRemark): boolean {
  return kind === 'suggestion' || (kind === 'thread' && useRemarks.getState().threads.get(key)?.isOpen === true);
}

/**
 * The remark that comes next, or the one before; at the end it begins anew.
 * @param remarks in their order
 * @param current key of the one gone to last
 * @param at undefined when the person is in none of the article's fields
 */
export function nextRemark(
  remarks: readonly PlacedRemark[],
  current: string | null,
  at: Whereabouts | undefined,
  step: 1 | -1,
): PlacedRemark | undefined {
  const count = remarks.length;
  const known = remarks.findIndex(({ key }) => key === current);
  const stays = remarks[known];
  if (stays && (at === undefined || isAt(at, stays))) return remarks[(known + step + count) % count];
  if (at === undefined) return remarks.at(step === 1 ? 0 : -1);
  const standing = remarks.filter(({ place }) => place.how !== 'gone');
  const next = step === 1 ? standing.find((remark) => byPlace(spot(remark), at) > 0) : standing.findLast((remark) => byPlace(spot(remark), at) < 0);
  // Behind the last one in the text come those whose words are gone, before the first one the last of them.
  return next ?? (step === 1 ? (remarks[standing.length] ?? remarks[0]) : remarks.at(-1));
}

/** In the text a person is at a remark's first sign, where walking leads, or has chosen all its words. A field is one place. */
function isAt(at: Whereabouts, { field, place: { start, end } }: PlacedRemark): boolean {
  return at.field === field && (field !== 'body' || (at.start === start && (at.end === start || at.end === end)));
}

/** The same, but of other words of a field than the remark's they are elsewhere; one about a whole field has none. */
function isExactlyAt(at: Whereabouts, remark: PlacedRemark): boolean {
  const { field, place } = remark;
  const isWhole = field !== 'body' && place.start === place.end;
  return isAt(at, remark) && (field === 'body' || (isWhole ? at.start === at.end : at.start === place.start && at.end === place.end));
}

/** The thread or suggestion that a person has come to and is still at. */
export function currentAt(at: Whereabouts | undefined): PlacedRemark | undefined {
  const { current } = useRemarks.getState();
  const remark = remarksNow().find(({ key }) => key === current);
  return at && remark && remark.place.how !== 'gone' && isExactlyAt(at, remark) ? remark : undefined;
}

/** Makes a remark the current one; lists show it, whatever they left out before. */
export function makeCurrent(key: string, focus?: 'row' | 'words'): void {
  const { filter, author } = useRemarks.getState();
  const remark = remarksNow().find((each) => each.key === key);
  const isTheirs = author === null || remark?.kind === 'draft' || (remark && authorsOf(remark).includes(author));
  useRemarks.setState({
    current: key,
    filter: fits(key, filter) ? filter : isResolvedThread(key) ? 'resolved' : 'open',
    author: isTheirs ? author : null,
    ...(focus ? { focus: { key, on: focus } } : {}),
  });
}

function isResolvedThread(key: string): boolean {
  return useRemarks.getState().threads.get(key)?.isOpen === false;
}

function fits(key: string, filter: 'open' | 'resolved' | 'orphans'): boolean {
  if (filter === 'orphans') return remarksNow().some((remark) => remark.key === key && remark.place.how === 'gone');
  return (filter === 'resolved') === isResolvedThread(key);
}

/** Shows the words that a remark is about. They are not chosen: a key pressed by mistake must not overwrite them. @param takeFocus the person goes there too */
export function showWords(remark: PlacedRemark, takeFocus: boolean): void {
  const { field, place } = remarksNow().find(({ key }) => key === remark.key) ?? remark;
  if (field === 'body') {
    body()?.select(place.start, place.start);
    if (takeFocus) body()?.focus();
    return;
  }
  // A field that is folded away opens by taking the focus; a row that was left for it takes it back.
  useChecks.setState({ wanted: { field, start: place.start, end: place.end } });
  if (!takeFocus) useRemarks.setState({ focus: { key: remark.key, on: 'row' } });
}

/** Back from what was said to where the person was in the text, or to the field. */
export function leaveTo(remark: PlacedRemark): void {
  if (remark.field === 'body') body()?.focus();
  else showWords(remark, true);
}
