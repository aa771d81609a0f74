import type { Article, ArticleChanges } from '#domain/article.ts';
import type { IntakeCode } from '#domain/intake/codes.ts';
import type { IntakeWarning } from '#domain/intake/draft.ts';
import { placePictures } from '#domain/intake/placing.ts';
import { failureOf } from '#domain/result.ts';
import { reviewOf } from '#domain/review.ts';
import { createArticle } from './articles.ts';
import type { Desk } from './newsroom.ts';
import type { Imported, IncomingPicture, MediaKind, OriginalFile } from './ports.ts';

/** How a person wants something imported. */
export interface ImportWish {
  readonly channel: string | undefined;
  /** Kept beside the article as it came. */
  readonly original?: OriginalFile | undefined;
  readonly client: string;
}

type Draft = Extract<Imported, { kind: 'draft' }>;

/** An imported draft with its pictures, remarks and original: the article comes last, so that all of it is there or nothing. */
export async function keepDraft(
  desk: Desk,
  imported: Draft,
  { channel, original, client }: ImportWish,
): Promise<{ readonly article: Article; readonly dropped: IntakeWarning<IntakeCode>[] }> {
  const { pictures, draft, remarks } = imported;
  const id = desk.identities.next();
  const { seen, dropped } = await inspectAll(desk, pictures);
  const { media, places } = await storeAll(desk, id, pictures, seen);
  if (original) await desk.library.addOriginal(id, original);
  const placed = placePictures(draft.body ?? '', remarks, places);
  const fields: ArticleChanges = { ...draft, body: placed.body, media, ...(channel ? { channel } : {}) };
  const review = reviewOf(placed.remarks, () => desk.identities.next());
  return { article: await createArticle(desk, fields, client, { id, review }), dropped };
}

interface Seen {
  readonly kind: MediaKind;
  readonly type: Article['media'][string]['type'];
  readonly width: number;
  readonly height: number;
}

/** Looks at all of them before any is stored: a failure that is not a picture's own leaves nothing behind. */
async function inspectAll(
  desk: Desk,
  pictures: Draft['pictures'],
): Promise<{ readonly seen: ReadonlyMap<string, Seen>; readonly dropped: IntakeWarning<IntakeCode>[] }> {
  const seen = new Map<string, Seen>();
  const names: string[] = [];
  for (const [key, { bytes, name }] of pictures) {
    try {
      seen.set(key, await desk.pictures.inspect(bytes, name));
    } catch (error) {
      const failure = failureOf(error);
      if (failure?.code !== 'bad-picture' && failure?.code !== 'unsupported') throw error;
      names.push(name);
    }
  }
  if (names.length === 0) return { seen, dropped: [] };
  const message = `有 ${names.length} 张图片读不出来，未导入：${names.slice(0, 5).join('、')}${names.length > 5 ? ' 等' : ''}`;
  return { seen, dropped: [{ code: 'pictures-unreadable', message, count: names.length, dropped: names }] };
}

async function storeAll(desk: Desk, id: string, pictures: Draft['pictures'], seen: ReadonlyMap<string, Seen>) {
  const media: Article['media'] = {};
  const places = new Map<string, { readonly file: string } | { readonly words: string }>();
  for (const [key, picture] of pictures) {
    const found = seen.get(key);
    if (!found) {
      places.set(key, { words: picture.caption });
      continue;
    }
    const stored = await desk.library.addMedia(id, picture.bytes, found.kind);
    const { type, width, height } = found;
    media[stored.id] ??= { file: stored.file, type, width, height, bytes: stored.bytes, credit: '', ...wordsOf(picture) };
    places.set(key, { file: stored.file });
  }
  return { media, places };
}

function wordsOf({ caption, alt }: IncomingPicture): { readonly caption: string; readonly alt: string } {
  return { caption: caption.slice(0, 1000), alt: alt.slice(0, 1000) };
}
