import { openLibrary } from '../../../electron/library/library.ts';
import { listed } from '../listing.ts';
import { draft } from '../sample.ts';

// A process that creates articles and saves them over and over, and tells of each revision once it is acknowledged.
const library = await openLibrary(process.argv[2] ?? '', { clock: { now: () => new Date().toISOString() } });

/** Goes on with the articles that are there; makes up to three. */
async function saveForEver(lane: number): Promise<void> {
  const { articles } = await listed(library);
  const there = articles.map(({ id }) => id).sort()[lane];
  let article = there === undefined ? await library.create(draft()) : (await library.read(there)).article;
  for (;;) {
    process.send?.({ id: article.id, revision: article.revision, body: article.body.length });
    const body = `${article.revision}：${'水位平稳，巡查正常。'.repeat((article.revision * 37) % 900)}`;
    article = await library.save({ ...article, body }, article.revision);
    if (article.revision % 10 === 0) await library.addMedia(article.id, new TextEncoder().encode(body), 'png');
  }
}

process.send?.('open');
await Promise.all([0, 1, 2].map(saveForEver));
