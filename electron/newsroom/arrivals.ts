import type { Article } from '#domain/article.ts';
import { failureOf, refusal } from '#domain/result.ts';
import type { Review } from '#domain/review.ts';
import { contentHash } from '#domain/reviewedContent.ts';
import { isSameWriting } from '#domain/sameWriting.ts';
import { begunAnew } from '#domain/workflow.ts';
import type { ImportWish } from './drafts.ts';
import type { Desk } from './newsroom.ts';
import { readActor } from './people.ts';
import type { Imported, MediaKind } from './ports.ts';

/** A package that comes in: the article as it left, unless the library has it already. */

type Packed = Extract<Imported, { kind: 'package' }>;

/** What the library has under a package's id. */
export interface Standing {
  readonly id: string;
  readonly title: string;
  readonly place: 'library' | 'trash';
}

export type Arrival =
  /** The very same writing stands here: nothing was written. */
  | { readonly kind: 'present'; readonly article: Article }
  /** `beside`: another writing has its id, so it came in as a new draft. */
  | { readonly kind: 'kept'; readonly article: Article; readonly beside?: Standing };

/**
 * A package gives the article back as it left, as a draft: what was decided elsewhere is its history and approves nothing
 * here. When the library already holds other writing under that id, the package becomes a new draft beside it: what stands
 * here is never overwritten by what comes in.
 */
export async function keepPackage(desk: Desk, imported: Packed, { channel, original, client }: ImportWish): Promise<Arrival> {
  const { article: packed, media, review } = imported;
  const here = await standingOf(desk, packed);
  if (here?.article && isSameWriting(here.article, packed)) return { kind: 'present', article: here.article };
  const id = here ? desk.identities.next() : packed.id;
  const seen = await keepPictures(desk, packed, id, media);
  if (original) await desk.library.addOriginal(id, original);
  const article: Article = { ...packed, id, state: 'draft', media: { ...packed.media, ...seen }, ...(channel ? { channel } : {}) };
  const anew = { id: desk.identities.next(), by: await readActor(desk), at: desk.clock.now(), hash: contentHash(article, desk.sha256) };
  const created = await desk.library.create(article, {
    ...review,
    decisions: begunAnew(review.decisions, anew),
    ignored: takenBack(review.ignored, anew.at),
  });
  desk.announce({ type: 'article.created', id, by: client });
  return { kind: 'kept', article: created, ...(here ? { beside: here.standing } : {}) };
}

/** What another house decided to leave silences no check of this one: it stays to be read, as taken back. */
function takenBack(ignored: Review['ignored'], at: string): Review['ignored'] {
  return Object.fromEntries(Object.entries(ignored).map(([id, decision]) => [id, { ...decision, deletedAt: decision.deletedAt ?? at }]));
}

/** Undefined when the id is free. One in the trash may come back: then its place must be free. */
async function standingOf(desk: Desk, { id, title }: Article): Promise<{ readonly standing: Standing; readonly article?: Article } | undefined> {
  try {
    const { article } = await desk.library.read(id, true);
    return { standing: { id, title: article.title, place: 'library' }, article };
  } catch (error) {
    const code = failureOf(error)?.code;
    if (code === 'not-found') return undefined;
    if (code === 'trashed') return { standing: { id, title, place: 'trash' } };
    throw error;
  }
}

/**
 * Stores a package's pictures. Their words are the package's; what can be seen in the bytes is never taken from it.
 * @throws bad-package for a picture of another kind than its name says: the text would name one that is not there
 */
export async function keepPictures(desk: Desk, packed: Article, id: string, media: ReadonlyMap<string, Uint8Array>): Promise<Article['media']> {
  const seen: Article['media'] = {};
  const kinds = new Map<string, MediaKind>();
  for (const [key, medium] of Object.entries(packed.media)) {
    const bytes = media.get(medium.file);
    if (!bytes) continue;
    const { kind, type, width, height } = await desk.pictures.inspect(bytes, medium.file);
    if (!medium.file.endsWith(`.${kind}`)) throw refusal('bad-package', medium.file, 'import', `it is a picture of the kind ${kind}`, { kind });
    kinds.set(medium.file, kind);
    seen[key] = { ...medium, type, width, height, bytes: bytes.length };
  }
  // Only now, so that a package that is refused leaves nothing behind.
  for (const [file, kind] of kinds) await desk.library.addMedia(id, media.get(file) ?? new Uint8Array(), kind);
  return seen;
}
