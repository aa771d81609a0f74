import type { Handlers } from '#contract/dispatch.ts';
import { type Article, type ArticleChanges, emptyArticle } from '#domain/article.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { refusal } from '#domain/result.ts';
import type { Review } from '#domain/review.ts';
import { findingsOf, readHouse } from './findings.ts';
import { describePicture } from './media.ts';
import type { Desk } from './newsroom.ts';
import { findPortal } from './portals.ts';

type ArticleCalls =
  | 'library.open'
  | 'article.read'
  | 'article.create'
  | 'article.copy'
  | 'article.save'
  | 'article.settle'
  | 'article.sample'
  | 'article.check';

/** Opening the library; reading, writing and checking one article. */
export function articleHandlers(desk: Desk): Pick<Handlers, ArticleCalls> {
  return {
    'library.open': async () => {
      const [settings, isNew] = await Promise.all([desk.library.settings(), desk.library.isNew()]);
      return {
        name: desk.library.path.split(/[\\/]/).findLast((part) => part !== '') ?? '',
        path: desk.library.path,
        isNew,
        settings,
        risks: structuredClone([...desk.library.risks]) as never,
        version: desk.version,
      };
    },
    'article.read': async ({ id }) => {
      const [{ article, changedOutside, recovery }, rivals] = await Promise.all([desk.library.read(id), desk.library.rivals(id)]);
      return { article: structuredClone(article), changedOutside, rivals: structuredClone([...rivals]), recovery };
    },
    'article.create': async ({ fields }, { client }) => createArticle(desk, fields, client),
    'article.copy': async ({ id, fields }, { client }) => copyArticle(desk, id, fields, client),
    'article.save': async ({ id, basedOn, changes }, { client }) => {
      const { article } = await desk.library.read(id);
      const next = { ...article, ...changes };
      // A stale window does not know of pictures that came since: the library refuses its text and keeps it.
      if (basedOn === article.revision) refuseMediaLoss(article, next);
      const saved = await desk.library.save(next, basedOn);
      desk.announce({ type: 'article.changed', id, revision: saved.revision, by: client });
      return { revision: saved.revision, updatedAt: saved.updatedAt };
    },
    'article.settle': async ({ id, rival }) => {
      await desk.library.settleRival(id, rival);
      return {};
    },
    'article.sample': async (_, { client }) => openSample(desk, client),
    'article.check': async ({ id, portal }) => {
      const [{ article }, review, conflicts, profile, house] = await Promise.all([
        desk.library.read(id),
        desk.library.review(id),
        desk.library.conflicts(id),
        portal ? findPortal(desk, portal) : undefined,
        readHouse(desk),
      ]);
      return [...findingsOf(desk, { article, blocks: parseMarkdown(article.body), review, conflicts, profile }, house)];
    },
  };
}

/** A new draft: the library's defaults, then the given fields. @param brought what came in with it, for an article whose id is settled */
export async function createArticle(
  desk: Desk,
  fields: ArticleChanges,
  client: string,
  brought?: { readonly id: string; readonly review: Review },
): Promise<Article> {
  const { defaults } = await desk.library.settings();
  const empty = emptyArticle(brought?.id ?? desk.identities.next(), desk.clock.now());
  const article: Article = {
    ...empty,
    channel: defaults.channel,
    editor: defaults.editor,
    ...fields,
    source: { ...empty.source, ...fields.source, name: fields.source?.name || defaults.source },
  };
  const created = await desk.library.create(article, brought?.review);
  desk.announce({ type: 'article.created', id: created.id, by: client });
  return created;
}

async function copyArticle(desk: Desk, id: string, fields: ArticleChanges, client: string): Promise<Article> {
  const { article } = await desk.library.read(id);
  const { schema: _schema, id: _id, state: _state, createdAt: _createdAt, updatedAt: _updatedAt, revision: _revision, ...content } = article;
  const now = desk.clock.now();
  const copy: Article = { ...emptyArticle(desk.identities.next(), now), ...content, ...fields, media: { ...content.media, ...fields.media } };
  for (const { file } of Object.values(copy.media)) await describePicture(desk, copy.id, file, await desk.library.readMedia(id, file));
  const created = await desk.library.create(copy);
  desk.announce({ type: 'article.created', id: created.id, by: client });
  return created;
}

/** The sample: its pictures are stored first, so that the article never names one that is not there. */
async function openSample(desk: Desk, client: string): Promise<Article> {
  const sample = await desk.assets.sample();
  const created = await createArticle(desk, { ...sample.draft, body: '' }, client);
  let body = sample.draft.body ?? '';
  const media: Article['media'] = {};
  for (const picture of sample.pictures) {
    const { id, medium } = await describePicture(desk, created.id, picture.name, picture.bytes);
    media[id] = { ...medium, caption: picture.caption, credit: picture.credit, alt: picture.alt };
    body = body.replaceAll(`media/${picture.name}`, `media/${medium.file}`);
  }
  const saved = await desk.library.save({ ...created, body, media, cover: Object.keys(media)[0] ?? null }, created.revision);
  desk.announce({ type: 'article.changed', id: saved.id, revision: saved.revision, by: client });
  return saved;
}

/** A picture leaves an article by its `deletedAt`, never by dropping out of the map (DESIGN.md §2). */
function refuseMediaLoss(before: Article, after: Article): void {
  for (const id of Object.keys(before.media)) {
    if (!after.media[id]) throw refusal('invalid', `article ${before.id}`, 'write', `media.${id}: a picture is removed by its deletedAt`);
  }
}
