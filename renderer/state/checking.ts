import type { Article } from '#domain/article.ts';
import type { PlacedFinding } from '#domain/checks/atPortals.ts';
import type { HouseFacts } from '#domain/checks/house/houseFacts.ts';
import type { LiveAnswer, LiveChange, LiveQuestion } from '#domain/checks/live.ts';
import { body, followBody, openBody } from './body.ts';
import { noChecks, useChecks } from './checks.ts';
import { type CopyFields, useCopy } from './copy.ts';
import { useDesk } from './desk.ts';
import { onDeskEvent } from './events.ts';
import { followHouse, houseFacts, useHouse } from './house.ts';
import { measuring, usePortals } from './portals.ts';
import { shown, theHost } from './session.ts';

/** Keeps the findings in step with what is written: once typing has paused, from what changed alone, one question at a time. */

/** How long nobody may have typed, in ms, before the article is read. */
const quiet = 350;
/** More changes than these since the last question are told as one text. */
const mostChanges = 2000;

export interface CheckPort {
  ask(question: LiveQuestion): void;
  close(): void;
}

/** Grows with everything that may change an answer: one to an earlier state is dropped. */
let turn = 0;
/** The reader knows the open text but for these changes; undefined: it has to be told the whole. */
let untold: (readonly LiveChange[])[] | undefined;
/** Changes since the findings on show were found. */
let since: (readonly LiveChange[])[] = [];
let isAsked = false;
/** A question came up while another was being answered. */
let isDue = false;
let isComposing = false;
/** What the reader knows of the house. */
let told: Partial<HouseFacts> = {};
let timer: ReturnType<typeof setTimeout> | undefined;
let port: CheckPort | undefined;

/** @param connect starts what reads; it gives every answer to `hear`, and says when it failed. Until the returned function is called. */
export function startChecking(connect: (hear: (answer: LiveAnswer) => void, failed: (why: string) => void) => CheckPort): () => void {
  turn += 1;
  [untold, since, isAsked, isDue, isComposing, told] = [undefined, [], false, false, false, {}];
  port = connect(hear, (why) => {
    console.error('checks:', why);
    [untold, isAsked, told] = [undefined, false, {}];
  });
  const stops = [...followWriting(), ...followDecisions(), followHouse(), useHouse.subscribe(() => touch(0))];
  void readDecisions();
  touch(0);
  return () => {
    for (const stop of stops) stop();
    clearTimeout(timer);
    port?.close();
    port = undefined;
    useChecks.setState(noChecks);
  };
}

function followWriting(): readonly (() => void)[] {
  return [
    followBody((event) => {
      if (event.type === 'scrolled') return;
      if (event.type === 'opened') [untold, since] = [undefined, []];
      else {
        since.push(event.changes);
        untold?.push(event.changes);
        if (untold && untold.length > mostChanges) untold = undefined;
      }
      touch(event.type === 'opened' ? 0 : quiet);
    }),
    useCopy.subscribe((copy, before) => {
      if (copy.id !== before.id) leave();
      if (copy.fields !== before.fields) touch(quiet);
    }),
    usePortals.subscribe(() => touch(0)),
    useDesk.subscribe((desk, before) => {
      if (desk.portal !== before.portal || desk.settings.checks !== before.settings.checks) touch(0);
    }),
  ];
}

/** Another article is opened, or none: nothing of the one before may be seen. */
function leave(): void {
  useChecks.setState({ ...noChecks, panelOpen: useChecks.getState().panelOpen });
  void readDecisions();
}

function followDecisions(): readonly (() => void)[] {
  return [
    onDeskEvent((event) => {
      if (event.type === 'review.changed' && event.id === useCopy.getState().id) void readDecisions();
    }),
    useChecks.subscribe((checks, before) => {
      if (checks.left !== before.left) touch(0);
    }),
  ];
}

async function readDecisions(): Promise<void> {
  const { id } = useCopy.getState();
  if (id === null) return;
  try {
    const { ignored } = await theHost().call('review.read', { id });
    if (useCopy.getState().id === id) useChecks.setState({ left: ignored });
  } catch (error) {
    // Without them findings stand that somebody has left: they are shown rather than hidden.
    console.warn('review:', shown(error).message);
  }
}

/** An input method begins or ends a word: its letters are not yet the text. */
export function composing(is: boolean): void {
  isComposing = is;
  touch(quiet);
}

function touch(wait: number): void {
  turn += 1;
  clearTimeout(timer);
  timer = setTimeout(ask, wait);
}

function ask(): void {
  const { id, fields } = useCopy.getState();
  const source = body();
  if (isAsked) isDue = true;
  if (!port || isAsked || isComposing || !id || !fields || !source || openBody() !== id) return;
  const { portal, settings } = useDesk.getState();
  const text = untold ? { changes: untold, length: source.length() } : { whole: source.text() };
  untold = [];
  isAsked = true;
  port.ask({
    turn,
    body: text,
    article: shellOf(id, fields),
    profiles: measuring(fields.outlets, usePortals.getState().profiles, portal?.profile),
    house: newsOfHouse(),
    decisions: { article: useChecks.getState().left, house: settings.checks?.ignored ?? {} },
  });
}

/** What of the house is another than when it was told last. */
function newsOfHouse(): Partial<HouseFacts> {
  const now = houseFacts();
  const news = Object.fromEntries(Object.entries(now).filter(([key, value]) => value !== told[key as keyof HouseFacts]));
  told = now;
  return news;
}

function hear(answer: LiveAnswer): void {
  const { id } = useCopy.getState();
  const isWanted = isDue || 'lost' in answer;
  [isAsked, isDue] = [false, false];
  if ('lost' in answer) untold = undefined;
  else if (answer.turn === turn && id !== null) {
    since = [];
    useChecks.setState({ id, findings: answer.findings });
  }
  if (isWanted) ask();
}

/** Times and revision are this moment's: what is written now is what will be on disk. */
function shellOf(id: string, fields: CopyFields): Omit<Article, 'body'> {
  const now = new Date().toISOString();
  return { schema: 1, id, ...fields, state: 'draft', createdAt: now, updatedAt: now, revision: 0 };
}

/** Where a stretch of the body on show in the findings is now; undefined when it has been changed since. */
export function placeNow(start: number, end: number): { readonly start: number; readonly end: number } | undefined {
  let [from, to] = [start, end];
  for (const changes of since) {
    let shift = 0;
    for (const change of changes) {
      if (change.to <= from) shift += change.insert.length - (change.to - change.from);
      else if (change.from < to) return undefined;
    }
    [from, to] = [from + shift, to + shift];
  }
  return { start: from, end: to };
}

/** The finding where it stands now; the same while its own words have been changed since. */
export function asItIsNow(finding: PlacedFinding): PlacedFinding {
  const now = finding.field === 'body' ? placeNow(finding.start, finding.end) : undefined;
  return now ? { ...finding, ...now } : finding;
}
