import type { CallInput, CallOutput } from '#contract/calls.ts';
import type { Handlers } from '#contract/dispatch.ts';
import { failureOf } from '#domain/result.ts';
import type { Desk } from './newsroom.ts';
import type { ListQuery } from './ports.ts';

/** Lists and search over the library's index; changing many articles at once. */
export function listHandlers(desk: Desk): Pick<Handlers, 'article.list' | 'article.ids' | 'article.facets' | 'article.similar' | 'article.move'> {
  return {
    'article.list': async (input) => {
      const page = await desk.library.list({ ...(await queryOf(desk, input, 200)), settled: input.settled ?? false });
      return structuredClone(page) as CallOutput<'article.list'>;
    },
    'article.ids': async (input) => [...(await desk.library.ids(await queryOf(desk, input, 100_000)))],
    'article.facets': async () => structuredClone(await desk.library.facets()) as CallOutput<'article.facets'>,
    'article.similar': async ({ id, title, body }) => {
      const found = await desk.library.similar({ title, body, ...(id ? { except: id } : {}) });
      return structuredClone(found) as CallOutput<'article.similar'>;
    },
    'article.move': async ({ ids, channel }, { client }) => moveArticles(desk, ids, channel, client),
  };
}

/** What was asked, with what is meant where nothing is said. */
export async function queryOf(desk: Desk, input: CallInput<'article.ids'>, most: number): Promise<Omit<ListQuery, 'settled'>> {
  const { filter = {}, order = 'changed', descending = true, group = 'none', from = 0, limit = most } = input;
  const { timeZone } = await desk.library.settings();
  return { filter, order, descending, group, from, limit, timeZone };
}

/** One that cannot be changed does not stop the others. */
async function moveArticles(desk: Desk, ids: readonly string[], channel: string, client: string): Promise<CallOutput<'article.move'>> {
  const outcome: CallOutput<'article.move'> = { moved: [], refused: [] };
  for (const id of ids) {
    try {
      const { article } = await desk.library.read(id);
      if (article.channel !== channel) {
        const { revision } = await desk.library.save({ ...article, channel }, article.revision);
        desk.announce({ type: 'article.changed', id, revision, by: client });
      }
      outcome.moved.push({ id, from: article.channel });
    } catch (error) {
      const failure = failureOf(error);
      if (!failure) throw error;
      outcome.refused.push({ id, failure });
    }
  }
  return outcome;
}
