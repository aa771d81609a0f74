import type { DeskEvent } from '#contract/events.ts';
import type { ArticleChanges, Medium } from '#domain/article.ts';
import type { Settings } from '#domain/settings.ts';
import type { Host } from '../bridge/host.ts';
import { giveDeskCommand } from './commands.ts';
import { startConflicts } from './conflicts.ts';
import { useCopy } from './copy.ts';
import { startDeciding } from './deciding.ts';
import { notify, useDesk } from './desk.ts';
import { passOn } from './events.ts';
import { heardHeld } from './holding.ts';
import { heardImporting } from './importCount.ts';
import { firstAnswer, noteIndexing, refreshList, startList } from './list.ts';
import { startLooks } from './looks.ts';
import { startPerson } from './person.ts';
import { startPortals } from './portals.ts';
import { startQueue } from './queue.ts';
import { startReading } from './reading.ts';
import { startReview } from './review.ts';
import { startSelection } from './selection.ts';
import { openArticle, openLast, othersSaved, setFields, settleOpen, shown, startSession, theHost } from './session.ts';
import { startSimilar } from './similar.ts';
import { heardRestored, heardTrashed } from './trash.ts';
import { endWork } from './work.ts';

/** What a person can do at the desk. Each tells its own failure; none throws. */

/** How long the window waits with its panes for the first rows of the list, in ms. */
const listPatience = 200;

/** Opens the library and follows its events. */
export async function startDesk(host: Host): Promise<void> {
  startSession(host);
  startPortals();
  startReview();
  startReading();
  startDeciding();
  startQueue();
  startLooks();
  startConflicts();
  host.subscribe((event) => {
    passOn(event);
    void hear(event, host.client);
  });
  try {
    useDesk.setState(await host.call('library.open', {}));
    startList();
    startSelection();
    startSimilar();
    // The panes are built once, with the list in them; a list that takes longer comes into them later.
    void Promise.race([firstAnswer(), pause(listPatience)]).then(() => useDesk.setState({ status: 'ready' }));
    await Promise.all([loadPortals(), attempt('notice.openFailed', loadProblems), startPerson(), openLast()]);
  } catch (error) {
    useDesk.setState({ status: 'refused', failure: shown(error) });
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Runs an action and tells its failure. True when it succeeded. */
export async function attempt(key: string, action: () => Promise<void>): Promise<boolean> {
  try {
    await action();
    return true;
  } catch (error) {
    notify({ tone: 'error', key, failure: shown(error) });
    return false;
  }
}

async function hear(event: DeskEvent, client: string): Promise<void> {
  switch (event.type) {
    case 'desk.command':
      return giveDeskCommand(event.command);
    case 'import.progress':
      if (event.by === client) heardImporting(event);
      return;
    case 'work.progress': {
      const { done, total } = event;
      const what = `work.${event.work}`;
      // The pictures of one article among many are no news.
      const isAside = what === 'work.pictures' && ![undefined, what].includes(useDesk.getState().progress?.what);
      if (event.by === client && !isAside) useDesk.setState({ progress: done < total ? { what, done, total } : null });
      return;
    }
    case 'index.progress':
      return noteIndexing(event.done, event.total);
    case 'article.changed':
      // Of its own saves the list hears when they pause.
      if (event.by === client) return;
      refreshList(calm);
      return othersSaved(event.id, event.revision);
    case 'article.held':
      return heardHeld(event);
    case 'article.restored':
      heardRestored(event.id);
      return refreshList(event.by === client ? 0 : calm);
    case 'article.created':
      return refreshList(event.by === client ? 0 : calm);
    case 'article.trashed':
      refreshList(event.by === client ? 0 : calm);
      if (event.by !== client) heardTrashed(event.id);
      return;
    case 'library.changed':
      refreshList(calm);
      return hearChanged(event.ids);
    case 'portals.changed':
      if (event.by !== client) await attempt('notice.portalFailed', loadPortals);
      return;
    case 'settings.changed':
      if (event.by !== client) await attempt('notice.openFailed', reloadSettings);
      return;
    case 'revisions.changed':
    case 'backup.changed':
      return;
  }
}

/** How long the list waits, in ms, when others change much at once. */
const calm = 1000;

/** Other programs changed something on disk. Of very much at once only some ids are told. */
async function hearChanged(ids: readonly string[]): Promise<void> {
  const { id } = useCopy.getState();
  await attempt('notice.openFailed', loadProblems);
  // Who wrote it did not count its revisions as we do.
  if (id !== null && (ids.includes(id) || ids.length >= 100)) await othersSaved(id, Number.MAX_SAFE_INTEGER);
}

async function loadProblems(): Promise<void> {
  useDesk.setState({ problems: await theHost().call('library.problems', {}) });
}

export async function reloadSettings(): Promise<void> {
  const { settings } = await theHost().call('library.open', {});
  useDesk.setState({ settings });
}

export async function loadPortals(): Promise<void> {
  const portals = await theHost().call('portal.list', {});
  useDesk.setState({ portals });
  const wanted = useDesk.getState().settings.portal;
  const key = portals.find((portal) => portal.key === wanted)?.key ?? portals[0]?.key;
  if (key) await loadPortal(key);
}

async function loadPortal(key: string): Promise<void> {
  useDesk.setState({ portal: await theHost().call('portal.read', { key }) });
}

export async function choosePortal(key: string): Promise<void> {
  await attempt('notice.portalFailed', async () => {
    await loadPortal(key);
    await saveSettings({ portal: key });
  });
}

/** Changes settings here at once, and in the library. */
export async function saveSettings(changes: Partial<Settings>): Promise<void> {
  const settings = { ...useDesk.getState().settings, ...changes };
  useDesk.setState({ settings });
  await attempt('notice.settingsFailed', async () => void (await theHost().call('settings.save', { settings })));
}

export async function createDraft(fields: ArticleChanges = {}): Promise<void> {
  if (!(await settleOpen())) return;
  await attempt('notice.createFailed', async () => {
    const { id } = await theHost().call('article.create', { fields });
    await showNew(id);
  });
}

export async function openSample(): Promise<void> {
  await attempt('notice.createFailed', async () => showNew((await theHost().call('article.sample', {})).id));
}

/** Opens what has just been made. */
export async function showNew(id: string): Promise<void> {
  // A list that lies over the text would hide it.
  useDesk.setState({ isNew: false, listWide: false });
  refreshList();
  await openArticle(id);
  if (useCopy.getState().id === id) useDesk.setState({ titleAsked: true });
}

/** Stores pictures and puts them into the working copy. Those that are none are told one by one. */
export async function addPictures(files: readonly File[]): Promise<readonly { readonly id: string; readonly medium: Medium }[]> {
  const added: { id: string; medium: Medium }[] = [];
  for (const file of files) {
    await attempt('notice.pictureFailed', async () => {
      const { id: article, fields } = useCopy.getState();
      if (!article || !fields) return;
      const { id, medium } = await theHost().call('media.add', { article, name: file.name, data: await base64(file) });
      // The writer may have opened another article meanwhile: the picture is none of its.
      if (useCopy.getState().id !== article) return;
      const known = useCopy.getState().fields?.media[id];
      const kept: Medium = known ? { ...known, deletedAt: undefined } : medium;
      const { media, cover } = useCopy.getState().fields ?? fields;
      setFields({ media: { ...media, [id]: kept }, ...(cover ? {} : { cover: id }) });
      added.push({ id, medium: kept });
    });
  }
  return added;
}

/** Fetches a picture that a person asked for, and puts it into the working copy. */
export async function fetchPicture(address: string): Promise<{ readonly id: string; readonly medium: Medium } | undefined> {
  let found: { readonly id: string; readonly medium: Medium } | undefined;
  await attempt('notice.pictureFailed', async () => {
    const { id: article, fields } = useCopy.getState();
    if (!article || !fields) return;
    const { id, medium } = await theHost().call('media.fetch', { article, address });
    const { media } = useCopy.getState().fields ?? fields;
    if (useCopy.getState().id !== article) return;
    found = { id, medium: media[id] ? { ...media[id], deletedAt: undefined } : medium };
    setFields({ media: { ...media, [id]: found.medium } });
  });
  return found;
}

async function base64(file: File): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  return url.slice(url.indexOf(',') + 1);
}

/** Ends this window's imports and exports under way. */
export async function cancelWork(): Promise<void> {
  endWork();
  await attempt('notice.cancelFailed', async () => {
    await theHost().call('work.cancel', {});
    useDesk.setState({ progress: null });
  });
}

export async function verifyPackage(): Promise<{ readonly name: string; readonly ok: boolean; readonly problems: readonly string[] } | null> {
  const [file] = await theHost().choose('package');
  if (!file) return null;
  return { name: file.name, ...(await theHost().call('package.verify', { file: file.token })) };
}
