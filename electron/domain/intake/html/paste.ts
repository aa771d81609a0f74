import type { IntakeCode } from '../codes.ts';
import type { IntakeWarning } from '../draft.ts';
import { countInvisible } from '../lines.ts';
import { openLedger } from '../warnings.ts';
import { safeAddress } from './address.ts';
import type { PictureUse } from './blocks.ts';
import { nameOf, writeBody } from './body.ts';
import { openNotices } from './notices.ts';
import { punctuated } from './punctuated.ts';
import { readPage } from './tree.ts';
import { blocksOf } from './walk.ts';

/** HTML of the clipboard as Markdown: from Word, WPS, a web page, WeChat, cells of a sheet. */

export interface PastedPicture {
  /** Its name in the Markdown: `media/<key>`. */
  readonly key: string;
  /** `data:…`, or the bare name of a file that Word left in the temp folder. */
  readonly from: { readonly type: 'data'; readonly address: string } | { readonly type: 'local'; readonly address: string };
  readonly name: string;
  readonly caption: string;
  readonly alt: string;
}

export interface Pasted {
  readonly markdown: string;
  readonly pictures: readonly PastedPicture[];
  /** Addresses of pictures that lie elsewhere: each has a link in the text. Nothing was fetched. */
  readonly remote: readonly string[];
  readonly warnings: readonly IntakeWarning<IntakeCode>[];
}

/** Word and WPS say who they are: only they leave pictures in the temp folder. */
export function isOfficeHtml(html: string): boolean {
  return /urn:schemas-microsoft-com:office|content="?(?:Microsoft |WPS |Kingsoft)?(?:Word|Excel|Office)|Mso(?:Normal|ListParagraph)|mso-[a-z]+:/i.test(
    html.slice(0, 200_000),
  );
}

export function readPaste(html: string): Pasted {
  const notices = openNotices();
  const ledger = openLedger();
  const page = readPage(fragmentOf(html), notices);
  const pictures: PastedPicture[] = [];
  const remote = new Set<string>();
  const office = isOfficeHtml(html);
  const album = {
    place: (picture: PictureUse, caption: string) => {
      const from = sourceOf(picture.address, office);
      if (!from) {
        const address = safeAddress(picture.address, page.base);
        if (address && !address.startsWith('mailto:')) remote.add(address);
        return undefined;
      }
      const key = `pasted-${pictures.length + 1}`;
      pictures.push({ key, from, name: nameOf(picture.address), caption, alt: picture.alt });
      return key;
    },
  };
  const blocks = blocksOf(page.body, notices).map((block) => punctuated(block, (count) => ledger.note('fullwidth-punctuation', count)));
  const markdown = writeBody(blocks, { notices, album, base: page.base, boldHeads: blocks.length > 2 });
  ledger.note('invisible-characters', countInvisible(markdown));
  return { markdown, pictures, remote: [...remote], warnings: [...notices.warnings(), ...ledger.warnings()] };
}

/** What was chosen stands between these marks; around it programs put the page it came from. */
function fragmentOf(html: string): string {
  const start = html.indexOf('<!--StartFragment-->');
  const end = html.lastIndexOf('<!--EndFragment-->');
  if (start < 0 || end < start) return html;
  // The style sheet tells what is bold and what is hidden.
  const sheets = html.slice(0, start).match(/<style\b[^>]{0,200}>[\s\S]{0,400000}?<\/style>/gi) ?? [];
  const fragment = html.slice(start + '<!--StartFragment-->'.length, end);
  const lost = /^\s*<t([rdh])\b/i.exec(fragment)?.[1]?.toLowerCase();
  if (lost === undefined) return sheets.join('') + fragment;
  return `${sheets.join('')}<table>${lost === 'r' ? fragment : `<tr>${fragment}</tr>`}</table>`;
}

/** @param address of a picture of the page */
function sourceOf(address: string, office: boolean): PastedPicture['from'] | undefined {
  if (/^data:image\//i.test(address)) return { type: 'data', address };
  return office && /^file:\/\/\//i.test(address) ? { type: 'local', address } : undefined;
}
