import type { Medium } from '#domain/article.ts';
import { body } from '../state/body.ts';
import { useCopy } from '../state/copy.ts';
import { notify } from '../state/desk.ts';
import { setFields } from '../state/session.ts';
import { pictureMarkdown } from './codemirror/insertions.ts';

export interface Rewrite {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Where the text names a picture. Offsets are UTF-16 code units. */
function namesOf(text: string, file: string): readonly { readonly from: number; readonly to: number; readonly text: string }[] {
  const place = new RegExp(
    `!\\[(?:\\\\.|[^\\]\\\\])*\\]\\(media/${file.replace('.', '\\.')}(?:[ \\t]+(?:"(?:\\\\.|[^"\\\\])*"|'(?:\\\\.|[^'\\\\])*'))?[ \\t]*\\)`,
    'g',
  );
  return [...text.matchAll(place)].map((found) => ({ from: found.index, to: found.index + found[0].length, text: found[0] }));
}

/** Where the text names a picture, with the new words for each place. */
export function rewritesOf(text: string, file: string, words: { readonly alt: string; readonly caption: string }): readonly Rewrite[] {
  const insert = pictureMarkdown({ file, ...words });
  return namesOf(text, file)
    .filter((name) => name.text !== insert)
    .map(({ from, to }) => ({ from, to, insert }));
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

/** Takes a picture out of the article and its text; the notice offers to put both back. */
export function removePicture(id: string, medium: Medium): void {
  const { fields, id: article } = useCopy.getState();
  const source = body();
  if (!fields || !source) return;
  const wasCover = fields.cover === id;
  setFields({ media: { ...fields.media, [id]: { ...medium, deletedAt: new Date().toISOString() } }, ...(wasCover ? { cover: null } : {}) });
  const text = source.text();
  const places = namesOf(text, medium.file).map(({ from, to }) => wholeLine(text, from, to));
  if (places.length > 0) source.rewrite(places.map(({ from, to }) => ({ from, to, insert: '' })));
  const back = () => {
    const now = useCopy.getState();
    if (now.id !== article || !now.fields) return;
    setFields({ media: { ...now.fields.media, [id]: medium }, ...(wasCover ? { cover: id } : {}) });
    const length = body()?.text().length ?? 0;
    let shift = 0;
    body()?.rewrite(
      places.map(({ from, to }) => {
        const at = Math.min(from - shift, length);
        shift += to - from;
        return { from: at, to: at, insert: text.slice(from, to) };
      }),
    );
  };
  notify({ tone: 'info', key: 'pictures.removed', action: { key: 'toolbar.undo', run: back } }, 12_000);
}

/** A picture alone on its line goes with the line and one empty line after it; inside a sentence only the picture goes. */
function wholeLine(text: string, from: number, to: number): { from: number; to: number } {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const end = text.indexOf('\n', to) < 0 ? text.length : text.indexOf('\n', to);
  if (text.slice(start, from).trim() !== '' || text.slice(to, end).trim() !== '') return { from, to };
  return { from: start, to: Math.min(text.length, text.startsWith('\n\n', end) ? end + 2 : end + 1) };
}
