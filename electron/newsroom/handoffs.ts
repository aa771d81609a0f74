import type { CallOutput } from '#contract/calls.ts';
import type { Handlers } from '#contract/dispatch.ts';
import type { Article } from '#domain/article.ts';
import { canonicalJson } from '#domain/canonical.ts';
import { type HandedArticle, type Handoff, planHandoff } from '#domain/handoff/handoffFile.ts';
import { anchoredIn, mergeText } from '#domain/handoff/mergeHandoff.ts';
import { mergeReviews } from '#domain/handoff/mergeReviews.ts';
import { mayAct } from '#domain/people.ts';
import { failureOf } from '#domain/result.ts';
import type { Review } from '#domain/review.ts';
import { contentHash } from '#domain/reviewedContent.ts';
import { begunAnew } from '#domain/workflow.ts';
import { keepPictures } from './arrivals.ts';
import type { Desk } from './newsroom.ts';
import { readActor, readName } from './people.ts';

type Merged = CallOutput<'handoff.merge'>['results'][number];

/** Texts that go along, so that who merges finds the one both sides come from. */
const mostRevisions = 30;
const byItself: readonly string[] = ['open', 'typing'];

/** Articles that travel between desks, and come back without anybody's words lost. */
export function handoffHandlers(desk: Desk): Pick<Handlers, 'handoff.write' | 'handoff.merge'> {
  return {
    'handoff.write': async ({ ids, target }) => {
      const { path, kind } = desk.files.toWrite(target);
      const out = kind === 'file' ? path : `${path}/${ids[0]}.copydesk`;
      const articles: HandedArticle[] = [];
      for (const id of new Set(ids)) articles.push(await handed(desk, id));
      const handoff = { articles, by: (await desk.library.local()).person?.name ?? '', at: desk.clock.now() };
      const parts = planHandoff(handoff, `Copydesk ${desk.version}`, desk.sha256);
      await desk.handoffs.write(out, parts, desk.library.path);
      return { files: parts.length };
    },
    'handoff.merge': async ({ file }, { client }) => {
      const handoff = await desk.handoffs.read(desk.files.toRead(file).path);
      const outcome: CallOutput<'handoff.merge'> = { results: [], refused: [] };
      for (const each of handoff.articles) {
        try {
          outcome.results.push(await merge(desk, each, handoff, client));
        } catch (error) {
          const failure = failureOf(error);
          if (!failure) throw error;
          outcome.refused.push({ id: each.article.id, failure });
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
  return { article, review: await desk.library.review(id), revisions: await texts(desk, id), media };
}

/** Kept texts, the newest first. */
async function texts(desk: Desk, id: string): Promise<readonly Article[]> {
  const kept = (await desk.library.snapshots(id)).filter(({ reason }) => !byItself.includes(reason)).slice(0, mostRevisions);
  const found: Article[] = [];
  for (const { number } of kept) found.push(await desk.library.readSnapshot(id, number));
  return found;
}

async function merge(desk: Desk, theirs: HandedArticle, handoff: Handoff, client: string): Promise<Merged> {
  const { id, title } = theirs.article;
  const here = await standing(desk, id);
  if (!here) {
    await takeIn(desk, theirs, client);
    return { id, title, merged: true, conflicts: [] };
  }
  const { article, conflicts, isNews } = mergeText(here, await texts(desk, id), theirs.article, theirs.revisions, desk.sha256);
  if (isNews) await keepMerged(desk, { before: here, merged: article, theirs, handoff, client });
  const isSaid = await mergeSaid(desk, id, theirs.review, client);
  return { id, title: here.title, merged: isNews || isSaid, conflicts: structuredClone([...conflicts]) as Merged['conflicts'] };
}

/** Undefined when there is none. @throws trashed, damaged, newer-format */
async function standing(desk: Desk, id: string): Promise<Article | undefined> {
  try {
    return (await desk.library.read(id, true)).article;
  } catch (error) {
    if (failureOf(error)?.code === 'not-found') return undefined;
    throw error;
  }
}

async function takeIn(desk: Desk, { article: theirs, review, media }: HandedArticle, client: string): Promise<void> {
  const seen = await keepPictures(desk, theirs, theirs.id, media);
  const article: Article = { ...theirs, media: { ...theirs.media, ...seen }, state: 'draft' };
  await desk.library.create(article, await trusted(desk, article, review, Object.keys(review.decisions)));
  const { state, revision } = await desk.library.settleState(theirs.id);
  await desk.library.keepSnapshot(theirs.id, { reason: 'workflow', by: await readName(desk) });
  desk.announce({ type: 'article.created', id: theirs.id, by: client });
  if (state !== 'draft') desk.announce({ type: 'article.changed', id: theirs.id, revision, by: client });
}

interface Keeping {
  readonly before: Article;
  readonly merged: Article;
  readonly theirs: HandedArticle;
  readonly handoff: Handoff;
  readonly client: string;
}

/** Their version is kept under a name before anything is written: whatever a conflict leaves out of the text stands there. */
async function keepMerged(desk: Desk, { before, merged, theirs, handoff, client }: Keeping): Promise<void> {
  const { id } = before;
  const by = await readName(desk);
  const seen = await keepPictures(desk, theirs.article, id, theirs.media);
  const media = { ...merged.media };
  for (const [key, medium] of Object.entries(seen)) if (!before.media[key]) media[key] = medium;
  await desk.library.keepSnapshot(id, { reason: 'workflow', by });
  await desk.library.keepVersion(id, theirs.article, {
    reason: 'manual',
    name: `交接：${handoff.by || '来稿'} ${handoff.at.slice(0, 10)}`.slice(0, 100),
    by,
  });
  const saved = await desk.library.save({ ...merged, media }, before.revision);
  await desk.library.keepSnapshot(id, { reason: 'workflow', by });
  desk.announce({ type: 'article.changed', id, revision: saved.revision, by: client });
  desk.announce({ type: 'revisions.changed', id });
}

/** @returns whether anything was said there that was not known here */
async function mergeSaid(desk: Desk, id: string, theirs: Review, client: string): Promise<boolean> {
  const [{ article }, ours] = await Promise.all([desk.library.read(id, true), desk.library.review(id)]);
  const merge = (present: Review) => anchoredIn(mergeReviews(present, theirs), article);
  if (canonicalJson(merge(ours)) === canonicalJson(anchoredIn(ours, article))) return false;
  const fresh = Object.keys(theirs.decisions).filter((each) => !Object.hasOwn(ours.decisions, each));
  const anew = await trusted(desk, article, merge(ours), fresh);
  await desk.library.changeReview(id, (present) => ({ ...merge(present), decisions: { ...present.decisions, ...anew.decisions } }));
  const { revision } = await desk.library.settleState(id);
  desk.announce({ type: 'review.changed', id, by: client });
  desk.announce({ type: 'article.changed', id, revision, by: client });
  return true;
}

/** What people decided whom this house does not know is its history: the review begins anew behind it. */
async function trusted(desk: Desk, article: Article, review: Review, fresh: readonly string[]): Promise<Review> {
  const staff = [...(await desk.library.people()).values()];
  const isForeign = fresh.some((id) => {
    const decision = review.decisions[id];
    return decision !== undefined && !mayAct(staff, decision.by);
  });
  if (!isForeign) return review;
  const anew = { id: desk.identities.next(), by: await readActor(desk), at: desk.clock.now(), hash: contentHash(article, desk.sha256) };
  return { ...review, decisions: begunAnew(review.decisions, anew) };
}
