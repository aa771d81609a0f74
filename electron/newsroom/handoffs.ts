import type { CallOutput } from '#contract/calls.ts';
import type { Handlers } from '#contract/dispatch.ts';
import { utf8Bytes } from '#domain/count.ts';
import { type HandedArticle, planHandoff, refuseTooMuch } from '#domain/handoff/handoffFile.ts';
import { failureOf, refusal } from '#domain/result.ts';
import { mergeHanded, textsOf } from './merges.ts';
import type { Desk } from './newsroom.ts';
import { readName } from './people.ts';

/** Texts that go along, so that who merges finds the one both sides come from. */
const mostRevisions = 30;

/** Articles that travel between desks, and come back without anybody's words lost. */
export function handoffHandlers(desk: Desk): Pick<Handlers, 'handoff.write' | 'handoff.merge'> {
  return {
    'handoff.write': async ({ ids, target }) => {
      const { path, kind } = desk.files.toWrite(target);
      const out = kind === 'file' ? path : `${path}/${ids[0]}.copydesk`;
      const articles: HandedArticle[] = [];
      let [files, held] = [1, 0];
      for (const id of new Set(ids)) {
        const each = await handed(desk, id);
        files += 2 + each.revisions.length + each.media.size;
        held += [...each.media.values()].reduce((sum, { length }) => sum + length, 0);
        // Before the memory is full of pictures that would not fit.
        refuseTooMuch(files, held);
        articles.push(each);
      }
      const handoff = { articles, by: (await desk.library.local()).person?.name ?? '', at: desk.clock.now() };
      const parts = planHandoff(handoff, `Copydesk ${desk.version}`, desk.sha256);
      const bytes = parts.reduce((sum, part) => sum + (typeof part.bytes === 'string' ? utf8Bytes(part.bytes) : part.bytes.length), 0);
      refuseTooMuch(parts.length, bytes);
      await desk.handoffs.write(out, parts, desk.library.path);
      return { files: parts.length };
    },
    'handoff.merge': async ({ file, only }, { client }) => {
      const handoff = await desk.handoffs.read(desk.files.toRead(file).path);
      const outcome: CallOutput<'handoff.merge'> = { results: [], refused: [] };
      const seen = new Set<string>();
      for (const each of handoff.articles) {
        const { id, title } = each.article;
        if (only && !only.includes(id)) continue;
        try {
          if (seen.has(id)) throw refusal('bad-package', `article ${id}`, 'import', 'it stands in the file twice', { kind: 'twice' });
          seen.add(id);
          outcome.results.push(await mergeHanded(desk, each, handoff, client));
        } catch (error) {
          const failure = failureOf(error);
          if (!failure) throw error;
          outcome.refused.push({ id, title, failure });
        }
      }
      return outcome;
    },
  };
}

/** What is given away is kept here too: it is what the other desk's text will come from. */
async function handed(desk: Desk, id: string): Promise<HandedArticle> {
  await desk.library.keepSnapshot(id, { reason: 'workflow', by: await readName(desk) });
  const { article } = await desk.library.read(id, true);
  const media = new Map<string, Uint8Array>();
  for (const { file, deletedAt } of Object.values(article.media))
    if (deletedAt === undefined) media.set(file, await desk.library.readMedia(id, file));
  return { article, review: await desk.library.review(id), revisions: await textsOf(desk, id, mostRevisions), media };
}
