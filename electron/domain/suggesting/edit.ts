import { inWholeClusters, type TextEdit } from './clusterEdges.ts';
import { type Author, noId, tidy } from './tidy.ts';
import { type Change, type Inserted, proposedLength, type Segment, type Tracked } from './tracked.ts';

/**
 * An edit of the proposed text. What stood in the base is proposed to go, one's own proposals simply change; another's insertion
 * that is written into, or from which something is taken, becomes one's own, and says whose it was.
 * @param edit in UTF-16 offsets of the proposed text
 * @param slice a piece of the proposed text before the edit
 * @param length of the proposed text before the edit
 */
export function editTracked(tracked: Tracked, edit: TextEdit, author: Author, slice: (from: number, to: number) => string, length: number): Tracked {
  const whole = inWholeClusters(edit, slice, length);
  if (whole.from === whole.to && whole.insert === '') return tracked;
  const { before, touched, behind } = around(tracked, whole);
  const edited = tidy(write(touched, whole, author, slice), author);
  return joined([...before, ...edited, ...behind]);
}

interface Placed<T extends Segment = Segment> {
  readonly segment: T;
  /** In the proposed text. */
  readonly start: number;
  readonly end: number;
}

/** The changes that an edit touches, with all that hang together with them, and the pieces that stay between them. */
function around(tracked: Tracked, { from, to }: TextEdit): { before: Segment[]; touched: Placed[]; behind: Segment[] } {
  const places: Placed[] = [];
  let at = 0;
  for (const segment of tracked) {
    const end = at + proposedLength(segment);
    if (segment.kind === 'keep') places.push(...cut(at, end, from, to));
    else places.push({ segment, start: at, end });
    at = end;
  }
  const isTouched = ({ segment, start, end }: Placed) => (segment.kind === 'keep' ? start < to && end > from : start <= to && end >= from);
  let first = places.findIndex(isTouched);
  if (first < 0) first = places.findIndex(({ start }) => start >= from);
  if (first < 0) first = places.length;
  let last = Math.max(first, places.findLastIndex(isTouched) + 1);
  while (first > 0 && places[first - 1]?.segment.kind !== 'keep') first--;
  while (last < places.length && places[last]?.segment.kind !== 'keep') last++;
  const segments = (some: readonly Placed[]) => some.map(({ segment }) => segment);
  return { before: segments(places.slice(0, first)), touched: places.slice(first, last), behind: segments(places.slice(last)) };
}

function cut(start: number, end: number, from: number, to: number): Placed[] {
  const edges = [start, ...[from, to].filter((edge) => edge > start && edge < end), end].filter((edge, at, all) => edge !== all[at - 1]);
  return edges.slice(1).map((edge, at) => ({ segment: { kind: 'keep', length: edge - (edges[at] ?? 0) }, start: edges[at] ?? 0, end: edge }));
}

/** The pieces after the edit, the new text among them. */
function write(touched: readonly Placed[], edit: TextEdit, author: Author, slice: (from: number, to: number) => string): readonly Segment[] {
  const { from, to, insert } = edit;
  const own = touched.map((place) => takenOver(place, touched, edit, author));
  const out: Segment[] = [];
  let place = from === to ? gapFor(own, from, author.by) : own.length;
  /** What is written in place of the whole of one's own insertion is that same suggestion. */
  let heir: Inserted | undefined;
  const putIn = () => {
    out.push({ kind: 'insert', rank: 0, ...heir, text: insert, by: author.by, id: heir?.id ?? noId });
    place = -1;
  };
  const lastRemoved = own.findLastIndex(({ start, end }) => start < to && end > from);
  for (const [at, { segment, start, end }] of own.entries()) {
    if (from === to && place === at) putIn();
    const [cutFrom, cutTo] = [Math.max(start, from), Math.min(end, to)];
    if (cutFrom < cutTo && segment.kind === 'keep') out.push({ kind: 'delete', text: slice(start, end), by: author.by, id: noId });
    else if (segment.kind === 'insert' && (cutFrom < cutTo || (from === to && start < from && from < end))) {
      if (cutFrom === start && cutTo === end) heir ??= segment;
      out.push({ ...segment, text: segment.text.slice(0, cutFrom - start) });
      if (at === lastRemoved || from === to) putIn();
      out.push({ ...segment, text: segment.text.slice(cutTo - start) });
      continue;
    } else out.push(segment);
    if (at === lastRemoved) putIn();
  }
  if (place === own.length) putIn();
  return out;
}

/** Another's insertion that is written into or shortened becomes the author's, with all of its suggestion. */
function takenOver(place: Placed, touched: readonly Placed[], { from, to }: TextEdit, author: Author): Placed {
  const { segment } = place;
  if (segment.kind === 'keep' || segment.by === author.by) return place;
  const isTaken = touched.some(
    ({ segment: each, start, end }) =>
      each.kind === 'insert' && each.id === segment.id && (from === to ? start < from && from < end : start < to && end > from),
  );
  if (!isTaken) return place;
  const taken: Change = { ...segment, by: author.by, id: noId, replaces: [...(segment.replaces ?? []), segment.id] };
  return { ...place, segment: taken };
}

/** Among what lies at one point: beside one's own, else behind what is gone there. */
function gapFor(own: readonly Placed[], at: number, by: string): number {
  const inside = own.findIndex(({ segment, start, end }) => segment.kind === 'insert' && start < at && at < end);
  if (inside >= 0) return -1;
  const isMine = ({ segment }: Placed) => segment.kind !== 'keep' && segment.by === by;
  const behindOwn = own.findLastIndex((place) => place.segment.kind === 'insert' && place.end === at && isMine(place));
  if (behindOwn >= 0) return behindOwn + 1;
  const beforeOwn = own.findIndex((place) => place.segment.kind === 'insert' && place.start === at && isMine(place));
  if (beforeOwn >= 0) return beforeOwn;
  const ownGone = own.findLastIndex((place) => place.segment.kind === 'delete' && place.start === at && isMine(place));
  if (ownGone >= 0) return ownGone + 1;
  const behind = own.findIndex(({ start, end }) => start >= at && end > at);
  const next = own[behind]?.segment;
  // Never between what another takes away and what they put in its place.
  const replaced = next?.kind === 'insert' ? own.findIndex(({ segment }) => segment.kind === 'delete' && segment.id === next.id) : -1;
  if (replaced >= 0 && own[replaced]?.start === at) return replaced;
  return behind < 0 ? own.length : behind;
}

/** Stretches that stay, side by side, are one. */
export function joined(segments: readonly Segment[]): Tracked {
  const out: Segment[] = [];
  for (const segment of segments) {
    const last = out.at(-1);
    if (segment.kind !== 'keep' || last?.kind !== 'keep') out.push(segment);
    else out[out.length - 1] = { kind: 'keep', length: last.length + segment.length };
  }
  return out.filter((segment) => segment.kind !== 'keep' || segment.length > 0);
}
