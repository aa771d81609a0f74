import { z } from 'zod';
import { create } from 'zustand';
import { type Anchor, anchorSchema } from '#domain/review.ts';
import { usePerson } from './person.ts';

/**
 * Remarks that somebody began and has not sent: kept on this machine until they are sent or thrown away. They are their writer's:
 * whoever takes the seat next neither sees nor signs them.
 */

export interface RemarkDraft {
  readonly key: string;
  readonly anchor: Anchor;
  readonly text: string;
}

export interface Drafts {
  /** The article they are about. */
  readonly article: string | null;
  /** New remarks, by key. */
  readonly drafts: Readonly<Record<string, Omit<RemarkDraft, 'key'>>>;
  /** Answers that were begun, by thread. */
  readonly answers: Readonly<Record<string, string>>;
  /** Key of the draft that is being written. */
  readonly writing: string | null;
}

const none: Drafts = { article: null, drafts: {}, answers: {}, writing: null };

export const useRemarkDrafts = create<Drafts>(() => none);

const keptSchema = z.object({
  drafts: z.record(z.string(), z.object({ anchor: anchorSchema, text: z.string() })),
  answers: z.record(z.string(), z.string()),
});

export function draftsOf({ drafts }: Pick<Drafts, 'drafts'>): readonly RemarkDraft[] {
  return Object.entries(drafts).map(([key, draft]) => ({ key, ...draft }));
}

/** What was begun about an article in an earlier session, or in another window. */
export function openDrafts(article: string | null): void {
  useRemarkDrafts.setState({ ...none, article, ...(article === null ? {} : kept(article)) });
}

function kept(article: string): Pick<Drafts, 'drafts' | 'answers'> {
  const nothing = { drafts: {}, answers: {} };
  const text = storage()?.getItem(keyOf(article, usePerson.getState().name));
  if (!text) return nothing;
  try {
    return keptSchema.parse(JSON.parse(text));
  } catch (error) {
    // Somebody else's words under our name: nothing of ours is lost.
    console.warn('remark drafts:', error);
    return nothing;
  }
}

/** Follows who sits here: another person's drafts make room for one's own, and wait for them. */
export function followWriter(): () => void {
  return usePerson.subscribe((now, before) => {
    const { article, drafts, answers, writing } = useRemarkDrafts.getState();
    if (now.name === before.name || article === null) return;
    openDrafts(article);
    // What was begun before anybody was chosen belongs to whoever says so first.
    if (before.person !== null) return;
    storage()?.removeItem(keyOf(article, before.name));
    change((own) => ({ drafts: { ...own.drafts, ...drafts }, answers: { ...own.answers, ...answers }, writing }));
  });
}

/** Begins a remark. One without words that was begun before is no more. @returns its key */
export function beginDraft(anchor: Anchor): string {
  const { writing } = useRemarkDrafts.getState();
  if (writing !== null) putAway(writing);
  const key = `draft-${crypto.randomUUID()}`;
  change(({ drafts }) => ({ drafts: { ...drafts, [key]: { anchor, text: '' } }, writing: key }));
  return key;
}

export function writeDraft(key: string, text: string): void {
  change(({ drafts }) => {
    const draft = drafts[key];
    return draft ? { drafts: { ...drafts, [key]: { ...draft, text } } } : {};
  });
}

/** Stops writing: without words it is no more, with words it waits. @returns whether it waits */
export function putAway(key: string): boolean {
  const hasWords = useRemarkDrafts.getState().drafts[key]?.text.trim() !== '';
  if (hasWords) change(() => ({ writing: null }));
  else dropDraft(key);
  return hasWords;
}

export function resumeDraft(key: string): void {
  change(() => ({ writing: key }));
}

export function dropDraft(key: string): void {
  change(({ drafts: { [key]: _dropped, ...drafts }, writing }) => ({ drafts, writing: writing === key ? null : writing }));
}

export function writeAnswer(thread: string, text: string): void {
  change(({ answers: { [thread]: _before, ...answers } }) => ({ answers: text === '' ? answers : { ...answers, [thread]: text } }));
}

/** Drafts that another window on this machine began, sent or threw away; the one that is being written here stays as it is. */
export function followOtherWindows(): () => void {
  if (typeof window === 'undefined') return () => undefined;
  const heard = ({ key }: StorageEvent) => {
    const { article, drafts, writing } = useRemarkDrafts.getState();
    if (article === null || key !== keyOf(article, usePerson.getState().name)) return;
    const [own, theirs] = [writing === null ? undefined : drafts[writing], kept(article)];
    useRemarkDrafts.setState({ ...theirs, drafts: { ...theirs.drafts, ...(writing !== null && own ? { [writing]: own } : {}) } });
  };
  window.addEventListener('storage', heard);
  return () => window.removeEventListener('storage', heard);
}

function change(changes: (drafts: Drafts) => Partial<Drafts>): void {
  useRemarkDrafts.setState(changes);
  const { article, drafts, answers } = useRemarkDrafts.getState();
  if (article === null) return;
  const worthKeeping = Object.fromEntries(Object.entries(drafts).filter(([, { text }]) => text !== ''));
  const isEmpty = Object.keys(worthKeeping).length + Object.keys(answers).length === 0;
  const place = keyOf(article, usePerson.getState().name);
  if (isEmpty) storage()?.removeItem(place);
  else storage()?.setItem(place, JSON.stringify({ drafts: worthKeeping, answers }));
}

function keyOf(article: string, writer: string): string {
  return `copydesk.remarks.${article}.${writer}`;
}

function storage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch (error) {
    // A browser may forbid it; then drafts live as long as the window.
    console.warn('local storage:', error);
    return undefined;
  }
}
