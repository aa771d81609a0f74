import type { CallOutput } from '#contract/calls.ts';
import type { Article } from '#domain/article.ts';
import { canonicalJson } from '#domain/canonical.ts';
import { broughtBy } from '#domain/handoff/arrival.ts';
import { type Conflicts, pendingOf, withConflicts } from '#domain/handoff/conflicts.ts';
import type { HandedArticle, Handoff } from '#domain/handoff/handoffFile.ts';
import { anchoredIn, type MergedText, mergeText } from '#domain/handoff/mergeHandoff.ts';
import { mergeReviews } from '#domain/handoff/mergeReviews.ts';
import { mayAct, worksHere } from '#domain/people.ts';
import { failureOf } from '#domain/result.ts';
import { emptyReview, type Review } from '#domain/review.ts';
import { contentHash } from '#domain/reviewedContent.ts';
import { begunAnew } from '#domain/workflow.ts';
import { keepPictures } from './arrivals.ts';
import type { Desk } from './newsroom.ts';
import { readActor, readName } from './people.ts';

/** One article of a hand-off, merged with what stands here. */

type Merged = CallOutput<'handoff.merge'>['results'][number];

/** Somebody may save while a merge is under way; then it is made again, so many times at most. */
const attempts = 5;
const byItself: readonly string[] = ['open', 'typing'];

/** Kept texts, the newest first. */
export async function textsOf(desk: Desk, id: string, most: number): Promise<readonly Article[]> {
  const kept = (await desk.library.snapshots(id)).filter(({ reason }) => !byItself.includes(reason)).slice(0, most);
  const found: Article[] = [];
  for (const { number } of kept) found.push(await desk.library.readSnapshot(id, number));
  return found;
}

/** @throws trashed, damaged, newer-format, invalid, bad-package, stale (somebody saves all the time), read-only, disk-full, disk */
export async function mergeHanded(desk: Desk, theirs: HandedArticle, handoff: Handoff, client: string): Promise<Merged> {
  const { id, title } = theirs.article;
  const here = await standing(desk, id);
  if (!here) {
    await takeIn(desk, theirs, client);
    return { id, title, merged: true, text: 'new', conflicts: [], ...(await brought(desk, theirs, emptyReview)) };
  }
  const before = await desk.library.review(id);
  const { conflicts, isNews } = await mergeWords(desk, here, { theirs, handoff, client });
  const isSaid = await mergeSaid(desk, id, theirs.review, client);
  const text = isNews ? 'merged' : 'same';
  const told = structuredClone([...conflicts]) as Merged['conflicts'];
  return { id, title: here.title, merged: isNews || isSaid, text, conflicts: told, ...(await brought(desk, theirs, before)) };
}

/** @param known what was said here before */
async function brought(desk: Desk, { article: { id }, review }: HandedArticle, known: Review) {
  const [{ article }, people] = await Promise.all([desk.library.read(id, true), desk.library.people()]);
  return structuredClone(broughtBy(review, known, contentHash(article, desk.sha256), [...people.values()])) as ReturnType<typeof broughtBy> & {
    decisions: Merged['decisions'];
  };
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
  const trusted = await truster(desk, article);
  await desk.library.create(article, trusted(review, emptyReview));
  const { state, revision } = await desk.library.settleState(theirs.id);
  await desk.library.keepSnapshot(theirs.id, { reason: 'workflow', by: await readName(desk) });
  desk.announce({ type: 'article.created', id: theirs.id, by: client });
  if (state !== 'draft') desk.announce({ type: 'article.changed', id: theirs.id, revision, by: client });
}

interface Arriving {
  readonly theirs: HandedArticle;
  readonly handoff: Handoff;
  readonly client: string;
}

async function mergeWords(desk: Desk, here: Article, arriving: Arriving): Promise<MergedText> {
  const { id } = here;
  const { article: theirs, revisions } = arriving.theirs;
  for (let attempt = 1, ours = here; ; attempt++) {
    const known = await textsOf(desk, id, Number.POSITIVE_INFINITY);
    const merged = mergeText(ours, known, theirs, revisions, desk.sha256);
    if (!merged.isNews) return merged;
    try {
      await keepMerged(desk, ours, merged, arriving);
      return merged;
    } catch (error) {
      const failure = failureOf(error);
      if (failure?.code !== 'stale' || attempt === attempts) throw error;
      // The merge is made anew: what was refused of it is nobody's text.
      if (typeof failure.detail?.kept === 'string') await desk.library.settleRival(id, failure.detail.kept);
      ours = (await desk.library.read(id, true)).article;
    }
  }
}

/**
 * The conflicts are noted first, then the text, then their version under a name. Whoever is interrupted merges the same file again:
 * only when their version is kept is it known here.
 */
async function keepMerged(desk: Desk, before: Article, { article: merged, conflicts }: MergedText, { theirs, handoff, client }: Arriving) {
  const { id } = before;
  const by = await readName(desk);
  const seen = await keepPictures(desk, theirs.article, id, theirs.media);
  const media = { ...merged.media };
  for (const [key, medium] of Object.entries(seen)) if (!before.media[key]) media[key] = medium;
  await desk.library.keepSnapshot(id, { reason: 'workflow', by });
  const from = { by: handoff.by, at: handoff.at };
  const pending: Conflicts = Object.fromEntries(conflicts.map((each) => [desk.identities.next(), pendingOf(each, merged, from)]));
  const note = (change: (all: Conflicts) => Conflicts) => (conflicts.length > 0 ? desk.library.changeConflicts(id, change) : undefined);
  await note((all) => withConflicts(all, pending));
  try {
    const saved = await desk.library.save({ ...merged, media }, before.revision);
    desk.announce({ type: 'article.changed', id, revision: saved.revision, by: client });
  } catch (error) {
    await note((all) => Object.fromEntries(Object.entries(all).filter(([key]) => !Object.hasOwn(pending, key))));
    throw error;
  }
  const name = `交接：${handoff.by || '来稿'} ${handoff.at.slice(0, 10)}`.slice(0, 100);
  await desk.library.keepVersion(id, theirs.article, { reason: 'manual', name, by });
  await desk.library.keepSnapshot(id, { reason: 'workflow', by });
  desk.announce({ type: 'revisions.changed', id });
  if (conflicts.length > 0) desk.announce({ type: 'conflicts.changed', id, by: client });
}

/** @returns whether anything was said there that was not known here */
async function mergeSaid(desk: Desk, id: string, theirs: Review, client: string): Promise<boolean> {
  const [{ article }, ours] = await Promise.all([desk.library.read(id, true), desk.library.review(id)]);
  const merge = (present: Review) => anchoredIn(mergeReviews(present, theirs), article);
  if (canonicalJson(merge(ours)) === canonicalJson(anchoredIn(ours, article))) return false;
  const trusted = await truster(desk, article);
  await desk.library.changeReview(id, (present) => trusted(merge(present), present));
  const { revision } = await desk.library.settleState(id);
  desk.announce({ type: 'review.changed', id, by: client });
  desk.announce({ type: 'article.changed', id, revision, by: client });
  return true;
}

/**
 * What people decided whom this house does not know is its history: the review begins anew behind it, and findings that they left are
 * looked at again.
 * @returns what a review says after it came in. `before`: what was said here
 */
async function truster(desk: Desk, article: Article): Promise<(review: Review, before: Review) => Review> {
  const [people, by] = await Promise.all([desk.library.people(), readActor(desk)]);
  const staff = [...people.values()];
  const anew = { id: desk.identities.next(), by, at: desk.clock.now(), hash: contentHash(article, desk.sha256) };
  return (review, before) => {
    const isFresh = (entries: Readonly<Record<string, unknown>>, id: string) => !Object.hasOwn(entries, id);
    const isForeign = Object.entries(review.decisions).some(([id, decision]) => isFresh(before.decisions, id) && !mayAct(staff, decision.by));
    const ignored = Object.entries(review.ignored).map(([id, each]): [string, Review['ignored'][string]] =>
      isFresh(before.ignored, id) && !worksHere(staff, each.by) ? [id, { ...each, deletedAt: each.deletedAt ?? anew.at }] : [id, each],
    );
    return { ...review, ignored: Object.fromEntries(ignored), decisions: isForeign ? begunAnew(review.decisions, anew) : review.decisions };
  };
}
