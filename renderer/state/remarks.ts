import { create } from 'zustand';
import { freshEffort } from '#domain/anchors.ts';
import type { Change } from '#domain/diff.ts';
import { isOpenSuggestion, type Thread, threadsOf } from '#domain/remarks.ts';
import type { Review } from '#domain/review.ts';
import { body, followBody, openBody } from './body.ts';
import { useCopy } from './copy.ts';
import { type Drafts, draftsOf, followOtherWindows, followWriter, openDrafts, useRemarkDrafts } from './remarkDrafts.ts';
import { asDomain, inOrder, movedPlace, type Placeable, type PlacedRemark, placeOf, type RemarkField, stepBetween } from './remarkPlaces.ts';
import { useReview } from './review.ts';

/** What people say about the open article, each thing at its place in the text as it is now. */

export type RemarkFilter = 'open' | 'resolved' | 'orphans';

/** Something of a row that takes the focus; a new object each time. */
export interface RemarkFocus {
  readonly key: string;
  readonly on: 'row' | 'words';
}

/** Something for screen readers: a key of the translations with its values. A new object each time. */
export interface RemarkNews {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface Remarks {
  /** The article they are of; null before the first answer. */
  readonly id: string | null;
  readonly threads: ReadonlyMap<string, Thread>;
  /** In the order of the text; what lost its words comes last. Places as of the last pause: `remarksNow` for those of this moment. */
  readonly placed: readonly PlacedRemark[];
  /** Key of the remark that was gone to last. */
  readonly current: string | null;
  readonly filter: RemarkFilter;
  /** Whose remarks are listed; null for everybody's. */
  readonly author: string | null;
  readonly focus: RemarkFocus | null;
  readonly news: RemarkNews | null;
}

const noRemarks: Remarks = {
  id: null,
  threads: new Map(),
  placed: [],
  current: null,
  filter: 'open',
  author: null,
  focus: null,
  news: null,
};

export const useRemarks = create<Remarks>(() => noRemarks);

/** How long nobody may have typed, in ms, before the list hears where everything went. */
const quiet = 400;

/** Changes of the body since the places were last brought up to date. */
let since: (readonly Change[])[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** Follows the open article until the returned function is called. */
export function startRemarks(): () => void {
  [since, timer] = [[], undefined];
  const stops = [
    followBody((event) => {
      if (event.type === 'opened') settle(false);
      else if (event.type === 'changed') note(asDomain(event.changes));
    }),
    useReview.subscribe((reviewing, before) => {
      if (reviewing.id !== before.id || reviewing.review !== before.review) settle(reviewing.id === before.id);
    }),
    useRemarkDrafts.subscribe((drafts, before) => {
      if (drafts.article !== before.article || keysOf(drafts) !== keysOf(before)) settle(true);
    }),
    useCopy.subscribe((copy, before) => {
      if (copy.id !== before.id) {
        leave();
        openDrafts(copy.id);
      } else if (copy.fields !== before.fields) followFields();
    }),
    followOtherWindows(),
    followWriter(),
  ];
  openDrafts(useCopy.getState().id);
  settle(false);
  return () => {
    for (const stop of stops) stop();
    leave();
  };
}

/** Their words change with every key; only which there are makes a difference to places. */
function keysOf({ drafts }: Drafts): string {
  return Object.keys(drafts).join(' ');
}

function leave(): void {
  clearTimeout(timer);
  since = [];
  useRemarks.setState(noRemarks);
}

function note(changes: readonly Change[]): void {
  if (useRemarks.getState().placed.length === 0) return;
  since.push(changes);
  clearTimeout(timer);
  timer = setTimeout(remarksNow, quiet);
}

/** Every remark where it stands at this moment. */
export function remarksNow(): readonly PlacedRemark[] {
  const { placed } = useRemarks.getState();
  if (since.length === 0) return placed;
  const steps = since;
  since = [];
  clearTimeout(timer);
  return move(steps, 'body');
}

function move(steps: readonly (readonly Change[])[], field: RemarkField): readonly PlacedRemark[] {
  const { placed } = useRemarks.getState();
  const moved = placed.map((remark) => {
    if (remark.field !== field) return remark;
    const place = movedPlace(remark.place, steps);
    return place === remark.place ? remark : { ...remark, place };
  });
  if (moved.every((remark, at) => remark === placed[at])) return placed;
  const now = inOrder(moved);
  useRemarks.setState({ placed: now });
  return now;
}

/** What the places of the head's fields were last brought up to date with. */
let headThen: Partial<Record<RemarkField, string>> = {};

function followFields(): void {
  const { fields } = useCopy.getState();
  const { placed } = useRemarks.getState();
  if (!fields) return;
  for (const field of new Set(placed.map((remark) => remark.field))) {
    if (field === 'body') continue;
    const [then, now] = [headThen[field], fields[field]];
    if (then !== undefined && then !== now) move(stepBetween(then, now), field);
    headThen[field] = now;
  }
}

/** Who said something in a remark, the one that began it first. */
export function authorsOf({ key, kind }: PlacedRemark): readonly string[] {
  if (kind === 'suggestion') return [useReview.getState().review.suggestions[key]?.by ?? ''];
  return (
    useRemarks
      .getState()
      .threads.get(key)
      ?.comments.map(({ by }) => by) ?? []
  );
}

/** The text of a field as it is in this window; undefined while it is not there. */
export function fieldText(field: RemarkField): string | undefined {
  const { id, fields } = useCopy.getState();
  if (field !== 'body') return fields?.[field];
  return id !== null && openBody() === id ? body()?.text() : undefined;
}

/** Places everything anew. @param keepKnown places followed so far count */
function settle(keepKnown: boolean): void {
  const { id, review } = useReview.getState();
  const { id: open, save } = useCopy.getState();
  const drafts = useRemarkDrafts.getState();
  if (id === null || id !== open || openBody() !== id) return;
  const isSettled = save.kind === 'saved';
  const known = new Map(keepKnown ? remarksNow().map(({ key, place }) => [key, place]) : []);
  since = [];
  headThen = {};
  const threads = sameThreads(threadsOf(review), useRemarks.getState().threads);
  const texts = new Map<RemarkField, string>();
  const effort = freshEffort();
  const placed = placeables(threads, review, drafts).flatMap((remark): readonly PlacedRemark[] => {
    const { field } = remark.anchor;
    const text = texts.get(field) ?? fieldText(field);
    if (text === undefined) return [];
    texts.set(field, text);
    // Nobody saves a draft's anchor: it is of the text as it was when the draft was begun.
    const isOfText = isSettled && remark.kind !== 'draft';
    return [{ key: remark.key, kind: remark.kind, field, place: placeOf(remark, text, known.get(remark.key), isOfText, effort) }];
  });
  for (const [field, text] of texts) headThen[field] = text;
  useRemarks.setState((before) => ({ id, threads, placed: sameList(inOrder(placed), before.placed) }));
}

function placeables(threads: ReadonlyMap<string, Thread>, review: Review, drafts: Drafts): readonly Placeable[] {
  const open = Object.entries(review.suggestions).filter(([, suggestion]) => isOpenSuggestion(suggestion));
  return [
    ...[...threads.values()].map(({ id, anchor }): Placeable => ({ key: id, kind: 'thread', anchor })),
    ...open.map(([key, { anchor, length }]): Placeable => ({ key, kind: 'suggestion', anchor, length })),
    ...draftsOf(drafts).map(({ key, anchor }): Placeable => ({ key, kind: 'draft', anchor })),
  ];
}

/** Threads that say what they said stay the same objects: only rows that changed are drawn anew. */
function sameThreads(threads: readonly Thread[], before: ReadonlyMap<string, Thread>): ReadonlyMap<string, Thread> {
  return new Map(
    threads.map((thread) => {
      const known = before.get(thread.id);
      return [thread.id, known && saysTheSame(known, thread) ? known : thread];
    }),
  );
}

function saysTheSame(one: Thread, other: Thread): boolean {
  const isSame = one.isOpen === other.isOpen && one.anchor.quote === other.anchor.quote && one.comments.length === other.comments.length;
  return isSame && one.comments.every((comment, at) => comment.text === other.comments[at]?.text && comment.id === other.comments[at]?.id);
}

function sameList(now: readonly PlacedRemark[], before: readonly PlacedRemark[]): readonly PlacedRemark[] {
  const known = new Map(before.map((remark) => [remark.key, remark]));
  const kept = now.map((remark) => {
    const same = known.get(remark.key);
    const { how, start, end } = remark.place;
    return same && same.field === remark.field && same.place.how === how && same.place.start === start && same.place.end === end ? same : remark;
  });
  return kept.length === before.length && kept.every((remark, at) => remark === before[at]) ? before : kept;
}
