import { v7 as uuid } from 'uuid';
import { create } from 'zustand';
import type { Failure } from '#domain/result.ts';
import type { Review, Suggestion } from '#domain/review.ts';
import { laySuggestions } from '#domain/suggesting/lay.ts';
import { isSameProposal, type Proposal, proposalsIn, wordsOf } from '#domain/suggesting/proposals.ts';
import type { Author } from '#domain/suggesting/tidy.ts';
import { authorColour } from './authorColour.ts';
import { type Autosave, makeAutosave, type SaveOutcome } from './autosave.ts';
import { body, followBody, openBody } from './body.ts';
import { useCopy } from './copy.ts';
import { notify } from './desk.ts';
import { usePerson } from './person.ts';
import { readReview, useReview } from './review.ts';
import { hasUnsaved, keepBeside, settleOpen, shown, theHost } from './session.ts';
import { followSuggestions, suggestionsInText } from './suggestionSource.ts';

/**
 * Suggestion mode of the open article, and its suggestions in the text. In the mode what somebody writes is saved as suggestions,
 * by itself as the text is; the text stays.
 */

export interface Suggesting {
  /** What somebody writes now is proposed, not written. */
  readonly on: boolean;
  readonly save: 'saved' | 'unsaved' | 'saving' | 'failed';
  readonly failure: Failure | null;
}

export const useSuggesting = create<Suggesting>(() => ({ on: false, save: 'saved', failure: null }));

/** Articles in whose text this window proposes; as long as it is open. */
const inMode = new Set<string>();
/** What is proposed as it is on disk, by id, as far as this window knows. */
let known = new Map<string, Proposal>();
let autosave: Autosave = makeAutosave(save);
/** A base that came while in the mode. */
let coming: string | undefined;
/** Grows with each article and each way into the mode and out of it: what was asked for before is dropped. */
let turn = 0;

/** Follows the open article until the returned function is called. */
export function startSuggesting(): () => void {
  keepBeside({
    get pending() {
      return autosave.pending;
    },
    settle: async () => (await autosave.flush()) === 'saved',
  });
  const stops = [
    followBody((event) => {
      if (event.type === 'opened') void opened(event.id);
    }),
    followSuggestions((event) => {
      if (event.type === 'suggested') {
        if (useSuggesting.getState().save !== 'unsaved') useSuggesting.setState({ save: 'unsaved' });
        autosave.touch();
      } else if (event.type === 'base') {
        coming = event.text;
        void layAnew();
      }
    }),
    useReview.subscribe((now, before) => {
      if (now.id === openBody() && (now.review !== before.review || now.id !== before.id)) reviewed(now.review);
    }),
    usePerson.subscribe((now, before) => {
      if (now.name !== before.name) void seated();
    }),
    useCopy.subscribe((copy, before) => {
      if (copy.id !== before.id) leaveArticle();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    leaveArticle();
  };
}

function leaveArticle(): void {
  turn += 1;
  autosave.dispose();
  autosave = makeAutosave(save);
  known = new Map();
  coming = undefined;
  useSuggesting.setState({ on: false, save: 'saved', failure: null });
}

async function opened(id: string): Promise<void> {
  leaveArticle();
  coloured = '';
  if (useReview.getState().id === id) reviewed(useReview.getState().review);
  if (inMode.has(id)) await enter();
}

/** Who writes here, as the newsroom will note it. */
function author(): Author {
  return { by: usePerson.getState().name, nextId: () => uuid() };
}

/** Into the mode, or out of it. */
export async function toggleSuggesting(): Promise<void> {
  if (useCopy.getState().id === null) return;
  if (useSuggesting.getState().on) await leave();
  else await enter();
}

async function enter(): Promise<void> {
  const { id } = useCopy.getState();
  const mine = ++turn;
  if (id === null) return;
  // Suggestions are of the text as it is saved. Where all is known no key falls between the wish and the mode.
  if (hasUnsaved() || useReview.getState().id !== id) {
    if (!(await settleOpen())) return;
    await readReview();
  }
  if (mine !== turn || openBody() !== id) return;
  const { review } = useReview.getState();
  suggestionsInText()?.whenCalm(() => {
    const source = suggestionsInText();
    if (mine !== turn || !source) return;
    const { tracked } = laySuggestions(body()?.text() ?? '', 'body', openOnes(review));
    remember(proposalsIn(tracked));
    source.suggest(tracked, author());
    source.colour(coloursOf(review));
    inMode.add(id);
    useSuggesting.setState({ on: true });
  });
}

async function leave(): Promise<void> {
  const { id } = useCopy.getState();
  if (!(await settleOpen())) return;
  // The text that is left for must be the one that is on disk.
  if (coming !== undefined) await layAnew();
  if (coming !== undefined) return;
  turn += 1;
  if (id !== null) inMode.delete(id);
  suggestionsInText()?.stopSuggesting();
  useSuggesting.setState({ on: false });
  await readReview();
}

/** What people say changed on disk. */
function reviewed(review: Review): void {
  const source = suggestionsInText();
  if (!source) return;
  if (isColouredAnew(review)) source.colour(coloursOf(review));
  if (!useSuggesting.getState().on) source.show(() => laySuggestions(body()?.text() ?? '', 'body', openOnes(useReview.getState().review)).tracked);
  else if (!autosave.pending && coming === undefined) {
    const laid = proposalsIn(laySuggestions(body()?.text() ?? '', 'body', openOnes(review)).tracked);
    const isKnown = laid.length === known.size && laid.every((proposal) => isKnownAs(proposal));
    if (!isKnown) void layAnew();
  }
}

/** In the mode: text or suggestions changed elsewhere. What was written here is saved first, then all is laid into what is there now. */
async function layAnew(): Promise<void> {
  const { id } = useCopy.getState();
  const mine = turn;
  if ((await autosave.flush()) !== 'saved' || id === null || mine !== turn) return;
  const review = await readOnce(id);
  if (!review || mine !== turn) return;
  suggestionsInText()?.whenCalm(() => {
    const source = suggestionsInText();
    if (mine !== turn || !source?.tracked()) return;
    // Somebody typed on meanwhile: that comes first.
    if (autosave.pending) return void layAnew();
    const base = coming ?? body()?.text() ?? '';
    coming = undefined;
    const { tracked } = laySuggestions(base, 'body', openOnes(review));
    remember(proposalsIn(tracked));
    source.layAnew(tracked, base, author());
  });
}

async function readOnce(id: string): Promise<Review | undefined> {
  try {
    return await theHost().call('review.read', { id });
  } catch (error) {
    notify({ tone: 'error', key: 'notice.openFailed', failure: shown(error) });
    return undefined;
  }
}

/** Somebody else sits here now: what the one before wrote is theirs. */
async function seated(): Promise<void> {
  if (!useSuggesting.getState().on) return;
  suggestionsInText()?.writtenBy(author());
  suggestionsInText()?.colour(coloursOf(useReview.getState().review));
  await autosave.flush();
}

async function save(): Promise<SaveOutcome> {
  const { id } = useCopy.getState();
  const tracked = suggestionsInText()?.tracked();
  if (id === null || !tracked) return 'saved';
  const now = proposalsIn(tracked);
  const base = body()?.text() ?? '';
  const changed = now.filter((proposal) => !isKnownAs(proposal));
  const put = changed.map((proposal) => ({ suggestion: proposal.id, ...wordsOf(proposal, 'body', base) }));
  const present = new Set(now.map((proposal) => proposal.id));
  const withdraw = [...known.keys()].filter((each) => !present.has(each));
  useSuggesting.setState({ save: 'saving', failure: null });
  try {
    if (put.length + withdraw.length > 0) {
      const { suggestions } = await theHost().call('suggestion.save', { id, put, withdraw });
      remember(now);
      // One could not stand under its own id: whose it is, or what became of it, is told by the disk.
      if (suggestions.some((each, at) => each !== put[at]?.suggestion)) void layAnew();
    }
    useSuggesting.setState({ save: suggestionsInText()?.tracked() === tracked ? 'saved' : 'unsaved' });
    return 'saved';
  } catch (error) {
    useSuggesting.setState({ save: 'failed', failure: shown(error) });
    return 'failed';
  }
}

function remember(proposals: readonly Proposal[]): void {
  known = new Map(proposals.map((proposal) => [proposal.id, proposal]));
}

function isKnownAs(proposal: Proposal): boolean {
  const before = known.get(proposal.id);
  return before !== undefined && isSameProposal(before, proposal);
}

/** Names and colours as they were given last: a new look at the same ones draws nothing anew. */
let coloured = '';

function isColouredAnew(review: Review): boolean {
  const names = new Set([usePerson.getState().name, ...Object.values(review.suggestions).map(({ by }) => by)]);
  const before = coloured;
  coloured = [...names].map((name) => `${name} ${authorColour(review, name)}`).join('\n');
  return coloured !== before;
}

function coloursOf(review: Review): (by: string) => string {
  return (by) => authorColour(review, by);
}

/** Nobody has decided them yet. */
export function openOnes({ suggestions }: Review): Readonly<Record<string, Suggestion>> {
  return Object.fromEntries(Object.entries(suggestions).filter(([, { decision }]) => decision === undefined));
}
