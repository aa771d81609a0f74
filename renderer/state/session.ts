import type { ArticleChanges, EditableFields } from '#domain/article.ts';
import { canonicalJson } from '#domain/canonical.ts';
import { sourceHan } from '#domain/markdown/sourceHan.ts';
import { type Failure, failureOf } from '#domain/result.ts';
import type { Host } from '../bridge/host.ts';
import { type Autosave, makeAutosave, type SaveOutcome } from './autosave.ts';
import { body, followBody, openBody } from './body.ts';
import { type CopyFields, fieldsOf, mergeFields, type Rival, type SaveState, useCopy } from './copy.ts';
import { notify, useDesk } from './desk.ts';
import { askFor, giveBack, nowHolding, startHolding, useHolding } from './holding.ts';

/** The open article over its host: opening, changing, saving, and what others did to it meanwhile. */

interface OnDisk {
  readonly id: string;
  readonly revision: number;
  readonly fields: EditableFields;
}

let host: Host | undefined;
/** The article as it is on disk, as far as this window knows. */
let base: OnDisk | undefined;
let dirty = new Set<keyof EditableFields>();
let autosave: Autosave | undefined;
let opening = 0;

/** What else is written about the open article and saved by itself: its suggestions. */
export interface Beside {
  readonly pending: boolean;
  /** Saves what is unsaved. False when that failed. */
  settle(): Promise<boolean>;
}
let beside: Beside | undefined;

/** What is settled together with the open article. */
export function keepBeside(other: Beside): void {
  beside = other;
}

/** Must be called once before anything else here. */
export function startSession(connected: Host): void {
  host = connected;
  followBody((event) => {
    if (event.type === 'changed' && event.origin === 'writer' && openBody() === base?.id) markDirty('body');
  });
  startHolding(connected);
  // Another window took the article over: what was typed here goes to disk before it goes on.
  useHolding.subscribe((now, before) => {
    if (before.mine && !now.mine && now.id === before.id) void autosave?.flush();
  });
}

export function theHost(): Host {
  if (!host) throw new Error('the session has not been started');
  return host;
}

/** Any exception as a failure to show. */
export function shown(error: unknown): Failure {
  return (
    failureOf(error) ?? { code: 'internal', thing: 'Copydesk', stage: 'request', message: error instanceof Error ? error.message : String(error) }
  );
}

/**
 * Saves what is open and opens another. A failure is told, and the open article stays.
 * @param instead finds the one to open when the article is no longer there, or cannot be read
 */
export async function openArticle(id: string, instead?: () => Promise<string | null>): Promise<void> {
  opening += 1;
  const turn = opening;
  if (!(await settleOpen())) return;
  const mine = await askFor(id);
  try {
    const { article, changedOutside, rivals, recovery } = await theHost().call('article.read', { id });
    if (turn !== opening) return giveBack(id);
    nowHolding(id, mine);
    adopt({ id, revision: article.revision, fields: { ...fieldsOf(article), body: article.body } });
    useCopy.setState((copy) => ({
      id,
      fields: fieldsOf(article),
      openedBody: article.body,
      han: sourceHan(article.body),
      opened: copy.opened + 1,
      state: article.state,
      save: { kind: 'saved' },
      rivals,
      recovery,
      trashed: false,
    }));
    if (changedOutside) notify({ tone: 'info', key: 'notice.changedOutside' });
    storage()?.setItem(lastKey, id);
  } catch (error) {
    giveBack(id);
    const failure = shown(error);
    const isGone = failure.code === 'not-found' || failure.code === 'trashed';
    if (instead === undefined || !isGone) notify({ tone: 'error', key: 'notice.openFailed', failure });
    const other = turn === opening ? await instead?.() : undefined;
    if (other != null && other !== id && turn === opening) await openArticle(other);
  }
}

/** Where this tab keeps which article was open: a reload goes on with it. */
const lastKey = 'copydesk.open';

function storage(): Storage | undefined {
  try {
    return globalThis.sessionStorage;
  } catch (error) {
    // A browser may forbid it; then a reload begins with the newest article.
    console.warn('session storage:', error);
    return undefined;
  }
}

/** The article that was open here before the window was loaded anew; without one the one that was changed last. */
export async function openLast(): Promise<void> {
  const last = storage()?.getItem(lastKey) ?? (await newest());
  if (last !== null) await openArticle(last, newest);
}

async function newest(): Promise<string | null> {
  const { articles } = await theHost().call('article.list', { limit: 1 });
  return articles[0]?.id ?? null;
}

/** Nothing is open from now on. What is unsaved is given up: settle it first. */
export function closeOpen(): void {
  opening += 1;
  autosave?.dispose();
  autosave = undefined;
  base = undefined;
  dirty = new Set();
  nowHolding(null);
  storage()?.removeItem(lastKey);
  useCopy.setState({
    id: null,
    fields: null,
    openedBody: '',
    state: null,
    save: { kind: 'saved' },
    han: 0,
    rivals: [],
    recovery: null,
    trashed: false,
  });
}

function adopt(onDisk: OnDisk): void {
  autosave?.dispose();
  base = onDisk;
  dirty = new Set();
  autosave = makeAutosave(saveOnce);
}

/** Saves what is open. False when that failed: then nothing else may take its place. */
export async function settleOpen(): Promise<boolean> {
  const isSaved = !autosave?.pending || (await autosave.flush()) === 'saved';
  if (isSaved && (!beside?.pending || (await beside.settle()))) return true;
  notify({ tone: 'error', key: 'notice.notSavedYet' });
  return false;
}

/** True while something is not yet on disk. */
export function hasUnsaved(): boolean {
  return isTextUnsaved() || (beside?.pending ?? false);
}

function isTextUnsaved(): boolean {
  return autosave?.pending ?? false;
}

/** Changes fields of the open article. */
export function setFields(changes: Partial<CopyFields>): void {
  const { fields } = useCopy.getState();
  if (!fields || !useHolding.getState().mine) return;
  useCopy.setState({ fields: { ...fields, ...changes } });
  for (const key of Object.keys(changes) as (keyof CopyFields)[]) markDirty(key);
}

function markDirty(key: keyof EditableFields): void {
  dirty.add(key);
  const { save } = useCopy.getState();
  if (save.kind === 'saved') useCopy.setState({ save: { kind: 'unsaved' } });
  autosave?.touch();
}

/** What is unsaved, taken out of the working copy. */
function collect(keys: ReadonlySet<keyof EditableFields>): ArticleChanges {
  const { fields } = useCopy.getState();
  const changes: ArticleChanges = {};
  for (const key of keys) {
    if (key === 'body') changes.body = body()?.text() ?? useCopy.getState().openedBody;
    else if (fields) Object.assign(changes, { [key]: fields[key] });
  }
  return changes;
}

async function saveOnce(): Promise<SaveOutcome> {
  if (!base) return 'saved';
  const { save } = useCopy.getState();
  if (save.kind === 'conflict') return keepRefused(save);
  const sending = dirty;
  dirty = new Set();
  const changes = collect(sending);
  useCopy.setState({ save: { kind: 'saving' } });
  const { id, revision, fields } = base;
  try {
    const saved = await theHost().call('article.save', { id, basedOn: revision, changes });
    base = { id, revision: saved.revision, fields: { ...fields, ...changes } };
    useCopy.setState({ save: dirty.size > 0 ? { kind: 'unsaved' } : { kind: 'saved' } });
    if (useDesk.getState().settings.layout.previewFolded && changes.body !== undefined) useCopy.setState({ han: sourceHan(changes.body) });
    return 'saved';
  } catch (error) {
    for (const key of sending) dirty.add(key);
    const failure = shown(error);
    if (failure.code === 'stale') return settleStale(changes, failure);
    useCopy.setState({ save: { kind: 'failed', failure } });
    return 'failed';
  }
}

/** Somebody saved first. Where both changed different fields both are kept; else a person decides. */
async function settleStale(changes: ArticleChanges, refused: Failure): Promise<SaveOutcome> {
  if (!base) return 'failed';
  const kept = typeof refused.detail?.kept === 'string' ? refused.detail.kept : undefined;
  try {
    const { article } = await theHost().call('article.read', { id: base.id });
    const { merged, clash } = mergeFields(base.fields, changes, { ...fieldsOf(article), body: article.body });
    if (clash.length > 0) {
      useCopy.setState({ save: { kind: 'conflict', theirs: article, kept } });
      return 'stopped';
    }
    base = { id: article.id, revision: article.revision, fields: { ...fieldsOf(article), body: article.body } };
    take(merged, dirty);
    if (kept) await theHost().call('article.settle', { id: article.id, rival: kept });
    return saveOnce();
  } catch (error) {
    useCopy.setState({ save: { kind: 'failed', failure: shown(error) } });
    return 'failed';
  }
}

/** Takes fields into the working copy, except those that this window has changed itself. */
function take(fields: EditableFields, except: ReadonlySet<keyof EditableFields>): void {
  const { fields: mine } = useCopy.getState();
  if (!mine) return;
  const { body: text, ...rest } = fields;
  const taken = Object.fromEntries(Object.entries(rest).filter(([key]) => key === 'media' || !except.has(key as keyof EditableFields)));
  useCopy.setState({ fields: { ...mine, ...taken } });
  if (!except.has('body')) body()?.replaceFromOutside(text);
}

/** Another window saved an article. */
export async function othersSaved(id: string, revision: number): Promise<void> {
  if (base?.id !== id || revision <= base.revision) return;
  await takeFromDisk(id);
}

/** The revision of the open article that this window knows; undefined when nothing is open. */
export function openRevision(): number | undefined {
  return base?.revision;
}

/** Takes what is on disk into the open article: the text as one change from outside. */
export async function takeFromDisk(id: string): Promise<void> {
  // What is unsaved here meets their text at the next save.
  if (base?.id !== id || isTextUnsaved()) return;
  try {
    const { article } = await theHost().call('article.read', { id });
    if (base?.id !== id || isTextUnsaved()) return;
    const before = base.fields;
    base = { id, revision: article.revision, fields: { ...fieldsOf(article), body: article.body } };
    take(base.fields, dirty);
    // That something changed is said of one's own save too: what came tells whether others wrote.
    if (canonicalJson(before) !== canonicalJson(base.fields)) useCopy.setState(({ taken }) => ({ taken: taken + 1 }));
  } catch (error) {
    notify({ tone: 'error', key: 'notice.openFailed', failure: shown(error) });
  }
}

/** While a conflict waits for a person, what is typed goes on being kept on disk, beside the article. */
async function keepRefused(conflict: Extract<SaveState, { kind: 'conflict' }>): Promise<SaveOutcome> {
  if (!base) return 'stopped';
  const { id, revision } = base;
  try {
    await theHost().call('article.save', { id, basedOn: revision, changes: collect(dirty) });
    return 'stopped';
  } catch (error) {
    const { code, detail } = shown(error);
    if (code !== 'stale') return 'failed';
    const kept = typeof detail?.kept === 'string' ? detail.kept : undefined;
    if (conflict.kept && kept && kept !== conflict.kept) await forgetRival(id, conflict.kept);
    useCopy.setState({ save: { ...conflict, kept } });
    return 'stopped';
  }
}

async function forgetRival(id: string, rival: string): Promise<void> {
  try {
    await theHost().call('article.settle', { id, rival });
  } catch (error) {
    // It stays beside the article and is offered again: one text too many is no loss.
    console.warn('settle:', shown(error).message);
  }
}

export type ConflictChoice = 'mine' | 'theirs' | 'both';

/**
 * A person settled a conflict. `both` keeps this window's text as a new draft. With `mine` or `theirs` the text that was
 * not chosen stays beside the article, to be looked at or thrown away later.
 */
export async function settleConflict(choice: ConflictChoice): Promise<void> {
  const { save, fields } = useCopy.getState();
  if (save.kind !== 'conflict' || !base || !fields) return;
  try {
    // As it is now, not as it was when the question came up.
    const { article: theirs } = await theHost().call('article.read', { id: base.id });
    const onDisk = { id: theirs.id, revision: theirs.revision, fields: { ...fieldsOf(theirs), body: theirs.body } };
    if (choice === 'mine') await putMine(onDisk);
    else {
      if (choice === 'both') await copyAsNew(theirs.id, { ...fields, body: body()?.text() ?? '', title: `${fields.title}${mineMark}` });
      adopt(onDisk);
      take(onDisk.fields, dirty);
      useCopy.setState({ save: { kind: 'saved' } });
    }
    if (choice !== 'theirs' && save.kept) await forgetRival(theirs.id, save.kept);
    await readRivals(theirs.id);
  } catch (error) {
    notify({ tone: 'error', key: 'notice.saveFailed', failure: shown(error) });
  }
}

/** Marks the title of this window's text when both texts are kept. */
const mineMark = '（我的一份）';

/** Saves this window's text over theirs, and leaves theirs beside the article. */
async function putMine(theirs: OnDisk): Promise<void> {
  base = theirs;
  take(theirs.fields, dirty);
  useCopy.setState({ save: { kind: 'unsaved' } });
  if ((await autosave?.flush()) !== 'saved') return;
  try {
    // Refused on purpose: what is refused as stale is kept.
    await theHost().call('article.save', { id: theirs.id, basedOn: theirs.revision, changes: theirs.fields });
  } catch (error) {
    if (shown(error).code !== 'stale') throw error;
  }
}

async function readRivals(id: string): Promise<void> {
  const { rivals } = await theHost().call('article.read', { id });
  if (useCopy.getState().id === id) useCopy.setState({ rivals });
}

/** A text kept beside the article becomes a draft of its own, or is thrown away. */
export async function settleRival(rival: Rival, choice: 'keep' | 'drop'): Promise<void> {
  const { id } = useCopy.getState();
  if (!id) return;
  try {
    if (choice === 'keep') {
      const kept = { ...fieldsOf(rival.article), body: rival.article.body };
      await copyAsNew(id, { ...kept, title: `${kept.title}${mineMark}` });
    }
    await theHost().call('article.settle', { id, rival: rival.name });
    await readRivals(id);
  } catch (error) {
    notify({ tone: 'error', key: 'notice.saveFailed', failure: shown(error) });
  }
}

async function copyAsNew(of: string, fields: ArticleChanges): Promise<void> {
  await theHost().call('article.copy', { id: of, fields });
  notify({ tone: 'success', key: 'notice.keptAsNew', values: { title: fields.title ?? '' } });
}
