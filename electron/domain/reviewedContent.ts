import { type Article, editableFields } from './article.ts';
import { canonicalJson } from './canonical.ts';

/**
 * What an approval is about: every field a person edits. Of the portals only the titles (whether one is chosen changes no word),
 * and no picture that was removed: so undoing an edit gives the very content that was read.
 */
export function reviewedContent(article: Article): string {
  const fields = Object.fromEntries(Object.keys(editableFields.shape).map((field) => [field, article[field as keyof Article]]));
  return canonicalJson({ ...fields, media: standing(article), outlets: titles(article) });
}

function standing({ media }: Article): Article['media'] {
  return Object.fromEntries(Object.entries(media).filter(([, { deletedAt }]) => deletedAt === undefined));
}

function titles({ outlets }: Article): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(outlets).flatMap(([key, { title }]) => (title === '' ? [] : [[key, title]])));
}

/** @param sha256 of a text's UTF-8, in lower-case hex */
export function contentHash(article: Article, sha256: (text: string) => string): string {
  return sha256(reviewedContent(article));
}
