import { type ArticleChanges, maxBodyLength } from '../../article.ts';
import { refusal } from '../../result.ts';
import type { IntakeCode } from '../codes.ts';
import type { IntakeWarning } from '../draft.ts';
import { countInvisible } from '../lines.ts';
import { openLedger } from '../warnings.ts';
import { offsetsOf } from '../zone.ts';
import { type Album, writeBody } from './body.ts';
import { findMain } from './mainText.ts';
import { openNotices } from './notices.ts';
import { factsOf } from './pageFacts.ts';
import { joinPages } from './pageMarks.ts';
import { openPage } from './pageText.ts';
import { punctuated } from './punctuated.ts';
import { type Page, readPage } from './tree.ts';
import { blocksOf } from './walk.ts';

/** A whole page as a draft: the main text found, what stands around it told, fields from wherever the page gives them. */

export interface PageOptions {
  /** IANA name: times without an offset are read in it. */
  readonly timeZone: string;
  /** Where the page lay, when it is known from elsewhere; empty else. */
  readonly address: string;
  readonly album: Album;
}

/** @throws a refusal `empty`, `too-large`, `invalid` (no such time zone) */
export function draftOfPage(
  html: string,
  thing: string,
  options: PageOptions,
): { readonly draft: ArticleChanges; readonly warnings: readonly IntakeWarning<IntakeCode>[] } {
  const notices = openNotices();
  const ledger = openLedger();
  const offsetAt = offsetsOf(options.timeZone);
  const page = readPage(html, notices);
  const address = options.address || savedFrom(html);
  const facts = factsOf(page, address);
  const blocks = joinPages(blocksOf(page.body, notices, isOfficePage(page) ? page.body : (findMain(page.body) ?? page.body)), notices);
  if (blocks.length === 0) throw refusal('empty', thing, 'import', 'there is no text in it');
  const opened = openPage(blocks, { facts, tabTitle: page.title, offsetAt, ledger, notices });
  const whole = opened.body.map((block) => punctuated(block, (count) => ledger.note('fullwidth-punctuation', count)));
  const body = writeBody(whole, { notices, album: options.album, base: page.base || address, boldHeads: true });
  if (body.length > maxBodyLength) {
    throw refusal('too-large', thing, 'import', `its body is longer than ${maxBodyLength} characters`, { length: body.length, limit: maxBodyLength });
  }
  const { title = '', kicker = '', subtitle = '', summary = '' } = opened.fields;
  ledger.note('invisible-characters', countInvisible([title, kicker, subtitle, summary, body].join('\n')));
  return { draft: { ...opened.fields, body }, warnings: [...notices.warnings(), ...ledger.warnings()] };
}

/** What an office program wrote is text from the first to the last line. */
function isOfficePage({ meta }: Page): boolean {
  return /Word|WPS|LibreOffice|OpenOffice|Excel|Kingsoft/i.test(`${meta.get('generator') ?? ''} ${meta.get('progid') ?? ''}`);
}

/** The mark that browsers leave in a page they save: `<!-- saved from url=(0023)http://… -->`. */
function savedFrom(html: string): string {
  return /<!-- saved from url=\(\d{4}\)(\S{1,2000}) -->/.exec(html.slice(0, 4000))?.[1] ?? '';
}
