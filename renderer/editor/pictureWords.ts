import type { Medium } from '#domain/article.ts';
import { body } from '../state/body.ts';
import { useCopy } from '../state/copy.ts';
import { setFields } from '../state/session.ts';
import { pictureMarkdown } from './codemirror/insertions.ts';

export interface Rewrite {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Where the text names a picture, with the new words for each place. Offsets are UTF-16 code units. */
export function rewritesOf(text: string, file: string, words: { readonly alt: string; readonly caption: string }): readonly Rewrite[] {
  const place = new RegExp(
    `!\\[(?:\\\\.|[^\\]\\\\])*\\]\\(media/${file.replace('.', '\\.')}(?:[ \\t]+(?:"(?:\\\\.|[^"\\\\])*"|'(?:\\\\.|[^'\\\\])*'))?[ \\t]*\\)`,
    'g',
  );
  const insert = pictureMarkdown({ file, ...words });
  return [...text.matchAll(place)]
    .filter((found) => found[0] !== insert)
    .map((found) => ({ from: found.index, to: found.index + found[0].length, insert }));
}

/** Changes a picture's words in the article's media and wherever the text names it: both always say the same. */
export function describePicture(id: string, medium: Medium, changes: Partial<Pick<Medium, 'caption' | 'credit' | 'alt'>>): void {
  const { fields } = useCopy.getState();
  if (!fields) return;
  const described = { ...medium, ...changes };
  setFields({ media: { ...fields.media, [id]: described } });
  const source = body();
  if (!source || changes.credit !== undefined) return;
  const rewrites = rewritesOf(source.text(), medium.file, described);
  if (rewrites.length > 0) source.rewrite(rewrites);
}
