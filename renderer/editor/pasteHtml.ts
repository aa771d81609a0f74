import type { Pasted, PastedPicture } from '#domain/intake/html/paste.ts';
import { placePictures } from '#domain/intake/placing.ts';
import { noRemarks } from '#domain/review.ts';
import { addPictures, attempt, fetchPicture } from '../state/actions.ts';
import { body } from '../state/body.ts';
import { useCopy } from '../state/copy.ts';
import { notify } from '../state/desk.ts';
import { setFields, theHost } from '../state/session.ts';
import type { BodyEditor } from './codemirror/bodyEditor.ts';
import type { PastedHtml } from './codemirror/paste.ts';
import { convertHtml } from './convertHtml.ts';

/** HTML of the clipboard into the text: read, its pictures stored, put in as one undo step. */

type Spot = { readonly file: string } | { readonly words: string };

/** @param plain cleans the plain text, for HTML that cannot be read */
export async function pasteHtml(editor: BodyEditor, { html, text, from, to }: PastedHtml, plain: (text: string) => string): Promise<void> {
  const start = editor.track(from);
  const end = editor.track(to);
  const pasted = await convertHtml(html);
  const spots = pasted ? await storePictures(pasted.pictures) : new Map<string, Spot>();
  const words = pasted ? placePictures(pasted.markdown, noRemarks, spots).body : plain(text);
  // The writer may have gone on in the meantime, also to another article: its text is no place for this one.
  if (start.key === useCopy.getState().id) editor.paste(words, start.offset(), end.offset());
  start.release();
  end.release();
  if (pasted) tell(pasted, [...spots.values()].filter((spot) => 'words' in spot).length);
}

async function storePictures(pictures: readonly PastedPicture[]): Promise<Map<string, Spot>> {
  const local = pictures.flatMap(({ from }) => (from.type === 'local' ? [from.address] : []));
  let found: ReadonlyMap<string, Blob> = new Map();
  if (local.length > 0) {
    await attempt('notice.pictureFailed', async () => {
      found = await theHost().clipboardPictures(local);
    });
  }
  const spots = new Map<string, Spot>();
  for (const picture of pictures) {
    const blob = picture.from.type === 'data' ? blobOf(picture.from.address) : found.get(picture.from.address);
    const stored = blob && (await addPictures([new File([blob], picture.name, { type: blob.type })]))[0];
    spots.set(picture.key, stored ? { file: stored.medium.file } : { words: picture.caption || '（图片未带入）' });
    if (stored) describe(stored.id, picture);
  }
  return spots;
}

function describe(id: string, { caption, alt }: PastedPicture): void {
  const media = useCopy.getState().fields?.media;
  const medium = media?.[id];
  if (media && medium) setFields({ media: { ...media, [id]: { ...medium, caption: caption || medium.caption, alt: alt || medium.alt } } });
}

/** The bytes of a `data:` address. A page may not fetch one: the window's policy forbids it. */
function blobOf(address: string): Blob | undefined {
  const comma = address.indexOf(',');
  const head = address.slice(0, comma);
  if (comma < 0 || !/;base64$/i.test(head)) return undefined;
  try {
    const bytes = Uint8Array.from(atob(address.slice(comma + 1).replace(/\s+/g, '')), (sign) => sign.charCodeAt(0));
    return new Blob([bytes], { type: /^data:([^;,]+)/i.exec(head)?.[1] ?? '' });
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

function tell({ warnings, remote }: Pasted, lost: number): void {
  const count = warnings.reduce((sum, warning) => sum + warning.count, 0);
  if (lost > 0) notify({ tone: 'info', key: 'notice.picturesLost', values: { count: lost, host: theHost().kind } }, 12_000);
  if (count > 0) notify({ tone: 'info', key: 'notice.pasted', values: { count }, warnings });
  if (remote.length === 0) return;
  const offer = { key: 'notice.fetchPictures', values: { count: String(remote.length) }, run: () => void fetchAll(remote) };
  notify({ tone: 'info', key: 'notice.remotePictures', values: { count: remote.length }, lines: remote, links: [offer] }, 60_000);
}

/** A person asked for them: each link that stands for one becomes the picture. */
async function fetchAll(addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    const stored = await fetchPicture(address);
    const source = body();
    if (!stored || !source) continue;
    const before = source.text();
    const after = before.replaceAll(linkTo(address), () => `![${stored.medium.alt}](media/${stored.medium.file})`);
    if (after !== before) source.rewrite(after);
  }
}

function linkTo(address: string): RegExp {
  return new RegExp(`\\[图片(?:：(?:[^\\]\\\\\\n]|\\\\.)*)?\\]\\(${address.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\)`, 'g');
}
