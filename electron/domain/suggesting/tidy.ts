import { sharedEnd, sharedStart } from './clusterEdges.ts';
import { ranked } from './ranks.ts';
import { baseLength, type Change, type Deleted, type Inserted, type Segment } from './tracked.ts';

/** What somebody edited, in the one form that means the same: so that undoing and retyping leave no trace. */

/** Who edits. `nextId` gives a new suggestion's id; `of` is the one that it is a part of, if any. */
export interface Author {
  readonly by: string;
  nextId(of?: string): string;
}

/** Of a change that is not yet any suggestion's. */
export const noId = '';

/** @param segments of one cluster of changes, those of the author perhaps in pieces and without ids */
export function tidy(segments: readonly Segment[], author: Author): readonly Segment[] {
  const isOwn = (segment: Segment | undefined): segment is Change => segment !== undefined && segment.kind !== 'keep' && segment.by === author.by;
  const cancelled = cancel(gather(segments, isOwn), isOwn);
  return ranked(withIds(cancelled, author), isOwn);
}

type IsOwn = (segment: Segment | undefined) => segment is Change;

/** One's own neighbours as one: first what goes, then what comes. */
function gather(segments: readonly Segment[], isOwn: IsOwn): Segment[] {
  const out: Segment[] = [];
  const push = (segment: Segment): void => {
    const last = out.at(-1);
    if (segment.kind !== 'keep' && segment.text === '') return;
    if (segment.kind === 'keep' && last?.kind === 'keep') out[out.length - 1] = { kind: 'keep', length: last.length + segment.length };
    else if (segment.kind === 'delete' && isOwn(segment) && last?.kind === 'insert' && isOwn(last)) {
      out.pop();
      push(segment);
      push(last);
    } else if (segment.kind !== 'keep' && last?.kind === segment.kind && isOwn(segment) && isOwn(last)) {
      const joined = { ...(last.id === noId ? { ...segment, ...parents(segment, last) } : { ...last, ...parents(last, segment) }) };
      out[out.length - 1] = { ...joined, text: last.text + segment.text } as Change;
    } else out.push(segment);
  };
  for (const segment of segments) push(segment);
  return out;
}

function parents(one: Change, other: Change): Pick<Change, 'replaces'> {
  const all = [...new Set([...(one.replaces ?? []), ...(other.replaces ?? [])])];
  return all.length > 0 ? { replaces: all } : {};
}

/** What one takes away and puts back at the same place stays. */
function cancel(segments: readonly Segment[], isOwn: IsOwn): Segment[] {
  const out: Segment[] = [];
  const push = (segment: Segment) => {
    const last = out.at(-1);
    if (segment.kind === 'keep' && last?.kind === 'keep') out[out.length - 1] = { kind: 'keep', length: last.length + segment.length };
    else if (segment.kind === 'keep' ? segment.length > 0 : segment.text !== '') out.push(segment);
  };
  for (let at = 0; at < segments.length; at++) {
    const [gone, come] = [segments[at], segments[at + 1]];
    if (gone?.kind === 'delete' && come?.kind === 'insert' && isOwn(gone) && isOwn(come)) {
      for (const part of withoutShared(gone, come)) push(part);
      at++;
    } else if (gone) push(gone);
  }
  return out;
}

function withoutShared(gone: Deleted, come: Inserted): readonly Segment[] {
  const start = sharedStart(gone.text, come.text);
  const [away, back] = [gone.text.slice(start), come.text.slice(start)];
  const end = sharedEnd(away, back);
  return [
    { kind: 'keep', length: start },
    { ...gone, text: away.slice(0, away.length - end) },
    { ...come, text: back.slice(0, back.length - end) },
    { kind: 'keep', length: end },
  ];
}

/** One stretch of the base, and what comes right behind it, is one suggestion; a piece elsewhere is another. */
export function withIds(segments: readonly Segment[], { nextId, by }: { readonly by?: string; nextId(of?: string): string }): readonly Segment[] {
  const ends = new Map<string, number>();
  const out: Segment[] = [];
  let at = 0;
  /** Behind an insertion a suggestion is complete. */
  const closed = -1;
  const fits = (segment: Change) => segment.id !== noId && (!ends.has(segment.id) || ends.get(segment.id) === at);
  for (const [place, segment] of segments.entries()) {
    if (segment.kind === 'keep') {
      out.push(segment);
      at += segment.length;
      continue;
    }
    const before = out.at(-1);
    const behind = segments[place + 1];
    const isMine = segment.by === by;
    const joins = segment.kind === 'insert' && before?.kind === 'delete' && isMine && before.by === segment.by;
    const heir = segment.kind === 'delete' && isMine && behind?.kind === 'insert' && behind.by === segment.by ? behind : undefined;
    const id = joins ? before.id : fits(segment) ? segment.id : heir && fits(heir) ? heir.id : nextId(segment.id === noId ? undefined : segment.id);
    out.push(id === segment.id ? segment : { ...segment, id });
    at += baseLength(segment);
    ends.set(id, segment.kind === 'insert' ? closed : at);
  }
  return withParents(out);
}

/** Both halves of a suggestion say what it came out of. */
function withParents(segments: Segment[]): readonly Segment[] {
  for (const [place, segment] of segments.entries()) {
    const before = segments[place - 1];
    if (segment.kind !== 'insert' || before?.kind !== 'delete' || before.id !== segment.id) continue;
    const both = parents(before, segment);
    if (both.replaces === undefined || (before.replaces?.length === both.replaces.length && segment.replaces?.length === both.replaces.length))
      continue;
    segments[place - 1] = { ...before, ...both };
    segments[place] = { ...segment, ...both };
  }
  return segments;
}
