import type { Handlers } from '#contract/dispatch.ts';
import type { Look } from '#domain/looks.ts';
import { contentHash } from '#domain/reviewedContent.ts';
import type { Desk } from './newsroom.ts';
import { readName } from './people.ts';

/** What the person at this desk has seen: for unread marks, and for what changed since. */
export function lookHandlers(desk: Desk): Pick<Handlers, 'review.looked' | 'review.looks'> {
  return {
    'review.looked': async ({ id }, { client }) => ({ ...(await noteSeen(desk, id, client)) }),
    'review.looks': async ({ ids }) => {
      const [name, looks] = await Promise.all([readName(desk), desk.library.looks()]);
      return Object.fromEntries(ids.flatMap((id) => (looks[id]?.[name] ? [[id, { ...looks[id][name] }]] : [])));
    },
  };
}

/** Keeps what stands there, and notes that it was seen. @throws not-found, trashed, damaged, newer-format, read-only, disk-full, disk */
export async function noteSeen(desk: Desk, id: string, client: string): Promise<Look> {
  const name = await readName(desk);
  const { number } = await desk.library.keepSnapshot(id, { reason: 'open', by: name });
  const seen = await desk.library.readSnapshot(id, number);
  const look: Look = { at: desk.clock.now(), hash: contentHash(seen, desk.sha256), number };
  await desk.library.noteLook(id, name, look);
  desk.announce({ type: 'article.seen', id, by: client });
  return look;
}
