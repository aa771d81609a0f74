import { aboutField } from '#domain/anchors.ts';
import { type Anchor, anchorOf } from '#domain/review.ts';
import { body } from './body.ts';
import { useCopy } from './copy.ts';
import type { Whereabouts } from './findingWalk.ts';
import { type RemarkField, remarkFields } from './remarkPlaces.ts';
import { fieldText } from './remarks.ts';

/** What a remark that somebody makes now is about: the words they chose, the word, paragraph or picture they are in, or the field. */
export function targetAt(at: Whereabouts | undefined): Anchor | undefined {
  const picture = at && pictureOf(at.field);
  if (picture) return picture;
  const field = remarkFields.find((name) => name === at?.field) ?? 'body';
  const text = fieldText(field);
  if (text === undefined) return undefined;
  const stretch = field === 'body' ? body()?.remarkable() : at && { from: at.start, to: at.end };
  return stretch && stretch.from < stretch.to ? anchorOf(field, text, stretch.from, stretch.to) : aboutField(field);
}

/** In the fields of a picture it is the picture, where the text shows it. */
function pictureOf(field: string): Anchor | undefined {
  const [kind, id = ''] = field.split('.');
  const medium = kind === 'media' ? useCopy.getState().fields?.media[id] : undefined;
  const text = fieldText('body');
  if (!medium || text === undefined) return undefined;
  const at = text.indexOf(`](media/${medium.file}`);
  const [start, end] = [text.lastIndexOf('![', at), text.indexOf(')', at)];
  return at < 0 || start < 0 || end < 0 ? undefined : anchorOf('body', text, start, end + 1);
}

/** The picture that quoted words are, by its file; undefined when they are others. */
export function pictureIn({ field, quote }: Pick<Anchor, 'quote'> & { readonly field: RemarkField }): string | undefined {
  return field === 'body' ? /^!\[[^\n]*\]\(media\/([^)\s]+)[^\n]*\)$/.exec(quote.trim())?.[1] : undefined;
}
