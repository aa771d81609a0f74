import { create } from 'zustand';
import type { CallOutput } from '#contract/calls.ts';
import type { Article, ArticleChanges, EditableFields, Medium } from '#domain/article.ts';
import { canonicalJson } from '#domain/canonical.ts';
import type { Recovery } from '#domain/problems.ts';
import type { Failure } from '#domain/result.ts';

/** The working copy: the open article's fields as this window has them. Its body belongs to the editor (`body.ts`). */
export type CopyFields = Omit<EditableFields, 'body'>;

/** A text that was refused as stale and is kept beside the article. */
export type Rival = CallOutput<'article.read'>['rivals'][number];

export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** Both this window and somebody else changed the same field; a person decides. */
  | { readonly kind: 'conflict'; readonly theirs: Article; readonly kept: string | undefined };

export interface Copy {
  readonly id: string | null;
  readonly fields: CopyFields | null;
  /** The text to put into the editor when `id` or `opened` changes. */
  readonly openedBody: string;
  /** Grows whenever an article is opened, also the same one again. */
  readonly opened: number;
  readonly state: Article['state'] | null;
  readonly save: SaveState;
  /** 字 of the body, from the preview's incremental count. */
  readonly han: number;
  readonly rivals: readonly Rival[];
  /** It stands again from an older snapshot, and nobody has seen that yet. */
  readonly recovery: Recovery | null;
  /** Somebody moved it into the trash while it is open here. */
  readonly trashed: boolean;
  /** Grows with each time that somebody else's words were taken into it. */
  readonly taken: number;
}

export const useCopy = create<Copy>(() => ({
  id: null,
  fields: null,
  openedBody: '',
  opened: 0,
  state: null,
  save: { kind: 'saved' },
  han: 0,
  rivals: [],
  recovery: null,
  trashed: false,
  taken: 0,
}));

/** The editable part of an article without its body. */
export function fieldsOf(article: Article): CopyFields {
  const { title, shortTitle, subtitle, kicker, summary, channel, source, authors, editor, keywords, publishAt, cover, media, outlets } = article;
  return { title, shortTitle, subtitle, kicker, summary, channel, source, authors, editor, keywords, publishAt, cover, media, outlets };
}

/** The pictures an article still has, by id. */
export function presentMedia(media: Readonly<Record<string, Medium>>): readonly (readonly [string, Medium])[] {
  return Object.entries(media).filter(([, medium]) => medium.deletedAt === undefined);
}

/**
 * What happens when somebody else saved first: their changes are taken where this window changed nothing; `clash` names
 * the fields that both changed, which only a person can settle.
 * @param base the article as both sides knew it
 * @param mine what this window wants to save
 */
export function mergeFields(
  base: EditableFields,
  mine: ArticleChanges,
  theirs: EditableFields,
): { merged: EditableFields; clash: (keyof EditableFields)[] } {
  const merged: EditableFields = { ...theirs };
  const clash: (keyof EditableFields)[] = [];
  for (const key of Object.keys(mine) as (keyof EditableFields)[]) {
    const wanted = mine[key];
    if (wanted === undefined) continue;
    if (key === 'media') merged.media = mergeMaps(base.media, mine.media ?? {}, theirs.media);
    else if (key === 'outlets') merged.outlets = mergeMaps(base.outlets, mine.outlets ?? {}, theirs.outlets);
    else {
      if (!same(theirs[key], base[key]) && !same(theirs[key], wanted)) clash.push(key);
      Object.assign(merged, { [key]: wanted });
    }
  }
  return { merged, clash };
}

/** Maps by id, of pictures and portals: both sides' additions stay; of one entry changed on both sides this window's words win. */
function mergeMaps<T>(base: Readonly<Record<string, T>>, mine: Readonly<Record<string, T>>, theirs: Readonly<Record<string, T>>): Record<string, T> {
  const merged = { ...theirs };
  for (const [id, entry] of Object.entries(mine)) if (!same(entry, base[id])) merged[id] = entry;
  return merged;
}

function same(one: unknown, other: unknown): boolean {
  return one === other || (typeof one === 'object' && typeof other === 'object' && canonicalJson(one) === canonicalJson(other));
}
