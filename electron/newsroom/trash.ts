import type { Handlers } from '#contract/dispatch.ts';
import { eachOf } from './many.ts';
import type { Desk } from './newsroom.ts';

/** Into the trash, out of it, and away for good. */
export function trashHandlers(desk: Desk): Pick<Handlers, 'article.trash' | 'trash.list' | 'trash.restore' | 'trash.empty'> {
  return {
    'article.trash': async ({ ids }, { client }) => {
      const by = desk.identities.person();
      const { done, refused } = await eachOf(desk, { client, work: 'trash' }, ids, async (id) => {
        await desk.library.trash(id, by);
        desk.announce({ type: 'article.trashed', id, by: client });
        return id;
      });
      return { trashed: done, refused: structuredClone(refused) as never };
    },
    'trash.list': async () => structuredClone([...(await desk.library.trashed())]),
    'trash.restore': async ({ keys }, { client }) => {
      const { done, refused } = await eachOf(desk, { client, work: 'trash' }, keys, async (key) => {
        const id = await desk.library.restoreTrashed(key);
        desk.announce({ type: 'article.restored', id, by: client });
        return id;
      });
      return { restored: done, refused: structuredClone(refused) as never };
    },
    'trash.empty': async ({ keys }, { client }) => {
      const wanted = keys ?? (await desk.library.trashed()).map(({ key }) => key);
      const { done, refused } = await eachOf(desk, { client, work: 'trash' }, wanted, (key) => desk.library.removeTrashed(key));
      return { removed: done.length, refused: structuredClone(refused) as never };
    },
  };
}
