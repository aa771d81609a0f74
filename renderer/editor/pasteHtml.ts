import type { Pasted, PastedPicture } from '#domain/intake/html/paste.ts';
import { placePictures } from '#domain/intake/placing.ts';
import { placeFetched } from '#domain/intake/remotePictures.ts';
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

/**
 * @param plain cleans the plain text, for HTML that cannot be read
 * @param read undefined for HTML that cannot be read in time
 */
export async function pasteHtml(
  editor: Pick<BodyEditor, 'track' | 'paste'>,
  { html, text, from, to }: PastedHtml,
  plain: (text: string) => string,
  read: (html: string) => Promise<Pasted | undefined> = convertHtml,
): Promise<void> {
  const start = editor.track(from);
  const end = editor.track(to);
  // The writer may have gone on in the meantime, also to another article: it is no place for this text nor its pictures.
  const isOpen = () => start.key === useCopy.getState().id;
  const pasted = await read(html);
  const spots = pasted && isOpen() ? await storePictures(pasted.pictures) : new Map<string, Spot>();
  if (isOpen()) {
    editor.paste(pasted ? placePictures(pasted.markdown, noRemarks, spots).body : plain(text), start.offset(), end.offset());
    if (pasted) tell(pasted, [...spots.values()].filter((spot) => 'words' in spot).length);
  }
  start.release();
  end.release();
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

/** A person asked for them: each link that stands for one becomes the picture, as long as its article is open. */
async function fetchAll(addresses: readonly string[]): Promise<void> {
  const article = useCopy.getState().id;
  for (const address of addresses) {
    if (useCopy.getState().id !== article) return;
    const stored = await fetchPicture(address);
    const source = useCopy.getState().id === article ? body() : undefined;
    if (!stored || !source) continue;
    const before = source.text();
    const after = placeFetched(before, address, stored.medium.file);
    if (after !== before) source.rewrite(after);
  }
}
