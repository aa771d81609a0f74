import { type Anchor, anchorOf, type Remarks } from '../review.ts';
import { escapeParagraph } from './escape.ts';

/** Pictures that came in with a text get their names in the library, and remarks stay where they were. */

export interface Placed {
  readonly body: string;
  readonly remarks: Remarks;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const image = /!\[(?:[^\]\\\n]|\\.)*\]\(media\/([A-Za-z0-9._-]{1,80})(?: "(?:[^"\\\n]|\\.)*")?\)(\n\n)?/g;

/**
 * @param places what becomes of `media/<name>`: the file in the library, or for a picture that was not kept the plain words
 * (its caption) that stand in its place. Names that are not in it stay.
 */
export function placePictures(
  body: string,
  remarks: Remarks,
  places: ReadonlyMap<string, { readonly file: string } | { readonly words: string }>,
): Placed {
  const edits: Edit[] = [];
  for (const match of body.matchAll(image)) {
    const [whole, name = '', gap = ''] = match;
    const place = places.get(name);
    if (!place) continue;
    const start = match.index + whole.indexOf(`](media/${name}`) + '](media/'.length;
    if ('file' in place) edits.push({ start, end: start + name.length, text: place.file });
    else {
      const words = escapeParagraph(place.words).text;
      edits.push({ start: match.index, end: match.index + whole.length, text: words === '' ? '' : `${words}${gap}` });
    }
  }
  if (edits.length === 0) return { body, remarks };
  const edited = applied(body, edits);
  const moved = (anchor: Anchor, length: number) => move(anchor, length, edited, edits);
  return {
    body: edited,
    remarks: {
      comments: remarks.comments.map((comment) => ({ ...comment, anchor: moved(comment.anchor, comment.anchor.quote.length) })),
      suggestions: remarks.suggestions.map((one) => {
        const anchor = moved(one.anchor, one.length);
        return { ...one, anchor, length: one.anchor.field === 'body' ? shifted(one.anchor.at + one.length, edits) - anchor.at : one.length };
      }),
    },
  };
}

function applied(body: string, edits: readonly Edit[]): string {
  let out = '';
  let done = 0;
  for (const { start, end, text } of edits) {
    out += body.slice(done, start) + text;
    done = end;
  }
  return out + body.slice(done);
}

function move(anchor: Anchor, length: number, body: string, edits: readonly Edit[]): Anchor {
  if (anchor.field !== 'body') return anchor;
  return anchorOf('body', body, shifted(anchor.at, edits), shifted(anchor.at + length, edits));
}

/** Where an offset of the old text is in the new one; inside an edit, its beginning. */
function shifted(at: number, edits: readonly Edit[]): number {
  let by = 0;
  for (const { start, end, text } of edits) {
    if (at < end) return at <= start ? at + by : start + by;
    by += text.length - (end - start);
  }
  return at + by;
}
