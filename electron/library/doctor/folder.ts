import type { Article } from '#domain/article.ts';
import { failureOf } from '#domain/result.ts';
import { emptyReview, type Review } from '#domain/review.ts';
import { writeRecord } from '../adapter.ts';
import { entriesOf } from '../durable.ts';
import { articleForm, conflictsForm, recoveredForm, reviewForm, rivalForm, trashedForm } from '../forms.ts';
import { keepSnapshot } from '../keep.ts';
import { wrote } from '../ledger.ts';
import { comingReview, conflictsFile, isRivalName } from '../places.ts';
import { recoverArticle } from '../recovery.ts';
import { finishReview } from '../review.ts';
import type { Room } from '../room.ts';
import { type Done, type Finding, soundAgain } from './finding.ts';
import { leftOver, straysOf } from './leftovers.ts';
import { examineMedia, type FindMedia } from './media.ts';
import { examineOriginal } from './original.ts';
import { copyAside, examineRecord, lookAt, type Remedies, type Spot } from './record.ts';
import { examineRevisions } from './revisions.ts';

/** The folder of one article, wherever it lies. */
export interface Place {
  readonly id: string;
  /** Relative to the library. */
  readonly folder: string;
  /** The queue in which it changes. */
  readonly key: string;
  /** `misplaced`: only looked at. */
  readonly kind: 'living' | 'trashed' | 'misplaced';
}

export interface Examined {
  readonly findings: readonly Finding[];
  /** There is an article in the folder, or was one. */
  readonly isArticle: boolean;
}

/** Only inside the queue of the place: a save under way is no damage. */
export async function examineFolder(room: Room, place: Place, find: FindMedia): Promise<Examined> {
  try {
    const { findings, isArticle } = await examineParts(room, place, find);
    return { findings: place.kind === 'misplaced' ? findings.map(onlyTold) : findings, isArticle };
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    const advice = 'The disk does not give it out: check the disk, or restore a backup.';
    return { findings: [{ article: place.id, kind: 'unreadable', file: place.folder, message: failure.message, advice }], isArticle: true };
  }
}

function onlyTold({ repair: _repair, ...found }: Finding): Finding {
  return { ...found, advice: 'It is left as it is while its folder is not where it belongs.' };
}

const files = ['article.json', 'review.json', comingReview, conflictsFile, 'recovered.json', 'trashed.json'];
const folders = ['rivals', 'revisions', 'media', 'original'];

async function examineParts(room: Room, place: Place, find: FindMedia): Promise<Examined> {
  const { id, folder, key } = place;
  const entries = await entriesOf(room.shelf, folder);
  const has = (name: string) => entries.some((entry) => entry.name === name);
  const isOurs = (entry: { readonly name: string; readonly kind: string }) =>
    files.includes(entry.name) || (folders.includes(entry.name) && entry.kind === 'folder');
  const article = await examineArticle(room, place, has);
  const findings = [
    ...straysOf(room, id, folder, entries, isOurs),
    ...article.findings,
    ...(await examineReview(room, place, has, article.value)),
    ...(await examineNotes(room, place, has)),
    ...(has(conflictsFile)
      ? (await examineRecord(room, { article: id, file: `${folder}/${conflictsFile}`, form: conflictsForm, key })).findings
      : []),
    ...(has('rivals') ? await examineRivals(room, place) : []),
    ...(has('revisions') ? await examineRevisions({ room, id, folder: `${folder}/revisions`, key }) : []),
    // Of a creation that was never acknowledged nothing is missed.
    ...(has('original') && has('article.json') ? await examineOriginal({ room, id, folder: `${folder}/original`, key }) : []),
    ...(await examineMedia(room, id, `${folder}/media`, has('media') ? await entriesOf(room.shelf, `${folder}/media`) : [], article.value, find)),
  ];
  return { findings, isArticle: has('article.json') || has('review.json') };
}

type Has = (name: string) => boolean;

async function examineArticle(room: Room, place: Place, has: Has): Promise<{ readonly value?: Article; readonly findings: readonly Finding[] }> {
  const { id, kind } = place;
  const spot = articleSpot(place);
  const inTrash = { advice: 'It lies in the trash: put it back first, or remove it for good.' };
  const recovery = {
    advice: 'Repair would set it aside and put its newest good snapshot in its place, as a draft.',
    repair: () => recover(room, place),
  };
  const remedies: Remedies =
    kind === 'living'
      ? {
          damaged: recovery,
          changed: {
            advice: 'Repair would keep it as it is, as a new revision, with a snapshot of it.',
            repair: () => adopt(room, place),
          },
        }
      : { damaged: inTrash };
  const look = await examineRecord(room, spot, remedies);
  if (!look.missing) return { ...(look.seen ? { value: look.seen.value } : {}), findings: look.findings };
  // A creation that was never acknowledged left nothing that could be missed.
  if (!has('review.json') && !has('revisions')) return { findings: [] };
  const remedy = kind === 'living' ? { ...recovery, advice: 'Repair would put its newest good snapshot in its place, as a draft.' } : inTrash;
  return { findings: [{ article: id, kind: 'missing', file: spot.file, message: 'it is missing', ...remedy }] };
}

function articleSpot({ id, folder, key }: Place): Spot<Article> {
  const misfit = (article: Article) => (article.id === id ? undefined : `id: it is the text of article ${article.id}`);
  return { article: id, file: `${folder}/article.json`, form: articleForm, key, misfit };
}

async function recover(room: Room, place: Place): Promise<Done> {
  const { file } = articleSpot(place);
  const settled = await recoverArticle(room, place.id);
  const left = room.problems.get(file);
  if (settled || !left) return { action: room.mended.get(file)?.action ?? soundAgain.action, settled: true };
  return { action: left.action === '' ? `It is left as it is: ${left.message}.` : left.action, settled: false };
}

/** What another program wrote becomes a revision of ours; before that it is kept as a snapshot. */
async function adopt(room: Room, place: Place): Promise<Done> {
  const spot = articleSpot(place);
  await keepSnapshot(room, place.id, { reason: 'recovered', by: room.person });
  return room.queue.run(place.key, async () => {
    const { seen, fault } = await lookAt(room, spot);
    if (fault?.kind !== 'changed' || !seen) return soundAgain;
    const known = room.known.get(place.id)?.revision ?? 0;
    const revision = seen.changedOutside ? Math.max(known, seen.value.revision) + 1 : Math.max(known, seen.value.revision);
    const kept: Article = { ...seen.value, revision };
    const written = await writeRecord(room.shelf, spot.file, articleForm, kept);
    room.known.set(place.id, wrote({ ...written, value: kept }));
    room.index.note(kept, written);
    room.tell({ type: 'changed', ids: [place.id] });
    return { action: `It was kept as it is, as revision ${revision}, with a snapshot of it.`, settled: true };
  });
}

async function examineReview(room: Room, { id, folder, key, kind }: Place, has: Has, article: Article | undefined): Promise<readonly Finding[]> {
  const spot: Spot<Review> = { article: id, file: `${folder}/review.json`, form: reviewForm, key };
  const advice = 'Repair would set it aside and begin an empty one; its remarks stay in damaged/ alone.';
  const { missing, findings } = await examineRecord(room, spot, { damaged: { advice, repair: () => beginReview(room, spot) } });
  if (!missing || kind !== 'living' || !has('article.json')) return findings;
  // A creation that was never acknowledged left its text: the next save makes it whole.
  if (article && article.revision <= 1) return findings;
  const message = 'it is missing';
  return [
    { article: id, kind: 'missing', file: spot.file, message, advice: 'Repair would begin an empty one.', repair: () => beginReview(room, spot) },
  ];
}

function beginReview(room: Room, spot: Spot<Review>): Promise<Done> {
  return room.queue.run(spot.key, async () => {
    const { missing, fault } = await lookAt(room, spot);
    if (!missing && fault?.kind !== 'damaged') return soundAgain;
    const aside = missing ? undefined : await copyAside(room, spot.article, spot.file);
    if (missing) await finishReview(room, spot.article);
    else await writeRecord(room.shelf, spot.file, reviewForm, emptyReview);
    const action =
      aside === undefined ? 'An empty one was begun.' : `An empty one was begun; the remarks are lost from it, their bytes are in ${aside}.`;
    return { action, settled: true };
  });
}

/** That it was recovered; that it was put into the trash, which means nothing outside it. */
async function examineNotes(room: Room, { id, folder, key, kind }: Place, has: Has): Promise<readonly Finding[]> {
  const recovered = `${folder}/recovered.json`;
  const trashed = `${folder}/trashed.json`;
  const findings: Finding[] = [];
  if (has('recovered.json')) findings.push(...(await examineRecord(room, { article: id, file: recovered, form: recoveredForm, key })).findings);
  if (!has('trashed.json')) return findings;
  if (kind === 'trashed') findings.push(...(await examineRecord(room, { article: id, file: trashed, form: trashedForm, key })).findings);
  else findings.push(leftOver(room, id, trashed, 'it says that the article lies in the trash, where it no longer is'));
  return findings;
}

async function examineRivals(room: Room, { id, folder, key }: Place): Promise<readonly Finding[]> {
  const entries = await entriesOf(room.shelf, `${folder}/rivals`);
  const findings: Finding[] = [...straysOf(room, id, `${folder}/rivals`, entries, ({ name }) => isRivalName(name))];
  for (const { name } of entries.filter((entry) => isRivalName(entry.name))) {
    const look = await examineRecord(room, {
      article: id,
      file: `${folder}/rivals/${name}`,
      form: rivalForm,
      key,
      misfit: ({ article }) => (article.id === id ? undefined : `id: it is a text of article ${article.id}`),
    });
    findings.push(...look.findings);
  }
  return findings;
}
