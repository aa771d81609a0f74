import type { CallOutput } from '#contract/calls.ts';
import type { Failure } from '#domain/result.ts';
import { attempt } from './actions.ts';
import { useCopy } from './copy.ts';
import { type Named, notify } from './desk.ts';
import { refreshList } from './list.ts';
import { clearSelection } from './selection.ts';
import { closeOpen, hasUnsaved, openArticle, othersSaved, settleOpen, theHost } from './session.ts';
import { titlesOf } from './titles.ts';
import { heardTrashed } from './trash.ts';
import { inTurn } from './work.ts';

/** What a person does to many articles at once. */

type Refused = readonly { readonly id: string; readonly failure: Failure }[];

/** How many go into one call: few enough that a person sees it move and may end it. */
const atOnce = 50;

/** Moves articles into the trash, with a way back. */
export async function trashArticles(ids: readonly string[]): Promise<void> {
  const titles = titlesOf(ids);
  const { id: open } = useCopy.getState();
  const hadOpen = open !== null && ids.includes(open);
  if (ids.length === 0 || (hadOpen && !(await settleOpen()))) return;
  const trashed: string[] = [];
  const refused: Named[] = [];
  await attempt('notice.trashFailed', async () => {
    await inTurn('work.trashing', ids, atOnce, async (some) => {
      const done = await theHost().call('article.trash', { ids: [...some] });
      trashed.push(...done.trashed);
      refused.push(...named(done.refused, titles));
    });
  });
  clearSelection();
  refreshList();
  if (hadOpen && open !== null && trashed.includes(open)) {
    // What was typed since it was saved stays in the editor, with the way back above it.
    if (hasUnsaved()) heardTrashed(open);
    else closeOpen();
  }
  tell('notice.trashed', trashed, refused, 'notice.trashFailed', titles, {
    key: 'notice.undo',
    run: () => void restoreArticles(trashed, hadOpen ? open : null),
  });
}

/** @param open the article that was open before */
async function restoreArticles(keys: readonly string[], open: string | null): Promise<void> {
  const refused: Named[] = [];
  await attempt('notice.restoreFailed', async () => {
    await inTurn('work.untrashing', keys, atOnce, async (some) => {
      refused.push(...named((await theHost().call('trash.restore', { keys: [...some] })).refused, new Map()));
    });
  });
  refreshList();
  if (refused.length > 0) notify({ tone: 'error', key: 'notice.restoreFailed', refused });
  if (open !== null && useCopy.getState().id === null) await openArticle(open);
}

/** Puts articles into a channel of the portal, with a way back to where each was. */
export async function moveArticles(ids: readonly string[], channel: { readonly key: string; readonly name: string }): Promise<void> {
  const titles = titlesOf(ids);
  if (ids.length === 0) return;
  const done = await putInto(new Map([[channel.key, ids]]), titles);
  if (!done) return;
  clearSelection();
  const { moved, refused } = done;
  const back = new Map<string, string[]>();
  for (const { id, from } of moved) {
    const group = back.get(from);
    if (group) group.push(id);
    else back.set(from, [id]);
  }
  const undo = { key: 'notice.undo', run: () => void moveBack(back) };
  const ones = moved.map(({ id }) => id);
  tell('notice.moved', ones, refused, 'notice.moveFailed', titles, undo, { channel: channel.name });
}

async function moveBack(groups: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const done = await putInto(groups, titlesOf([...groups.values()].flat()));
  if (done && done.refused.length > 0) notify({ tone: 'error', key: 'notice.moveFailed', refused: done.refused });
}

/**
 * @param groups ids by the channel they go to
 * @returns undefined when what is open could not be saved first
 */
async function putInto(groups: ReadonlyMap<string, readonly string[]>, titles: ReadonlyMap<string, string>) {
  const { id: open } = useCopy.getState();
  const hasOpen = open !== null && [...groups.values()].some((ids) => ids.includes(open));
  if (hasOpen && !(await settleOpen())) return undefined;
  const moved: CallOutput<'article.move'>['moved'] = [];
  const refused: Named[] = [];
  await attempt('notice.moveFailed', async () => {
    for (const [channel, ids] of groups) {
      const left = await inTurn('work.moving', ids, atOnce, async (some) => {
        const done = await theHost().call('article.move', { ids: [...some], channel });
        moved.push(...done.moved);
        refused.push(...named(done.refused, titles));
      });
      if (left > 0) break;
    }
  });
  refreshList();
  // It was changed behind this window's own text: whatever its revision is now, it is newer.
  if (hasOpen) await othersSaved(open, Number.MAX_SAFE_INTEGER);
  return { moved, refused };
}

function named(refused: Refused, titles: ReadonlyMap<string, string>): Named[] {
  return refused.map(({ id, failure }) => ({ name: titles.get(id) ?? null, failure }));
}

function tell(
  key: string,
  done: readonly string[],
  refused: readonly Named[],
  failedKey: string,
  titles: ReadonlyMap<string, string>,
  action: { readonly key: string; run(): void } | undefined,
  values: Readonly<Record<string, string>> = {},
): void {
  const [first] = done;
  if (first !== undefined) {
    const title = titles.get(first) ?? '';
    notify({ tone: 'success', key, values: { ...values, count: done.length, title }, ...(action ? { action } : {}) }, 12_000);
  }
  if (refused.length > 0) notify({ tone: 'error', key: failedKey, refused });
}
