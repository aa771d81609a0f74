import { countContacts, type FurnitureKind, isFooterLine, isFooterNavigation, isListEntry, isRelatedHead, isRelatedLine } from './furniture.ts';
import { readKeywords } from './headline.ts';
import type { Line } from './lines.ts';
import { type MetaLine, readMetaLine } from './metaline.ts';
import { isNavigationLine, readTrail } from './navigation.ts';
import { classifyAround } from './top.ts';

/** What stands below the text. */
export interface Bottom {
  readonly dropped: ReadonlyMap<number, FurnitureKind>;
  /** Lines such as 责任编辑：赵六, by number. */
  readonly meta: ReadonlyMap<number, MetaLine>;
  /** The line of `关键词：…`, if there is one. */
  readonly keywords: number | undefined;
  /** The first line that is no longer the article's. */
  readonly start: number;
}

const longestList = 30;

/**
 * Goes up from the last line as long as every line is known. Contact lines (地址, 电话…) are the site's only where its
 * footer, the end of an article (责任编辑, 上一篇…) above them, or a portal's navigation on top says so.
 */
export function findBottom(lines: readonly Line[], from: number, channels: ReadonlySet<string>, isPortal: boolean): Bottom {
  const dropped = new Map<number, FurnitureKind>();
  const meta = new Map<number, MetaLine>();
  let contacts: number[] = [];
  let contactLabels = 0;
  let footer = false;
  let ended = false;
  let keywords: number | undefined;
  let start = lines.length;
  const take = (line: number, kind: FurnitureKind) => {
    dropped.set(line, kind);
    start = line;
  };
  const takeContacts = () => {
    for (const line of contacts) take(line, 'footer');
    contacts = [];
  };
  let at = lines.length - 1;
  for (; at >= from; at--) {
    const text = lines[at]?.text ?? '';
    const labels = ended ? 0 : countContacts(text);
    const credits = readBottomMeta(text);
    const kind = credits ? undefined : classifyBelow(text, channels, footer || isPortal);
    if (labels > 0 && !credits) {
      contacts.push(at);
      contactLabels += labels;
      if (footer) takeContacts();
      continue;
    }
    if (keywords === undefined && kind === undefined && !credits && readKeywords(text)) {
      takeContacts();
      keywords = at;
      start = at;
      ended = true;
      continue;
    }
    const list = kind === undefined && credits === undefined ? findRelated(lines, from, at) : undefined;
    if (kind === undefined && credits === undefined && list === undefined) break;
    takeContacts();
    if (list !== undefined) {
      for (let line = at; line >= list; line--) take(line, 'related');
      at = list;
    } else if (credits) {
      meta.set(at, credits);
      start = at;
    } else if (kind) take(at, kind);
    if (kind === 'footer') footer = true;
    else if (kind !== 'navigation') ended = true;
  }
  if (contacts.length > 0 && isPortal && contactLabels >= 3) takeContacts();
  return { dropped, meta, keywords, start };
}

function classifyBelow(text: string, channels: ReadonlySet<string>, isPage: boolean): FurnitureKind | undefined {
  const around = classifyAround(text);
  if (around) return around.kind;
  if (isFooterLine(text)) return 'footer';
  if (isFooterNavigation(text)) return 'footer';
  if (isRelatedHead(text) || isRelatedLine(text)) return 'related';
  if (isPage && (isNavigationLine(text, channels, false) || readTrail(text))) return 'navigation';
  return undefined;
}

/** The head of the list that line `last` ends, if every line between looks like a list's entry. */
function findRelated(lines: readonly Line[], from: number, last: number): number | undefined {
  for (let at = last; at > from && last - at <= longestList; at--) {
    const text = lines[at]?.text ?? '';
    if (isRelatedHead(text)) return at;
    if (!isListEntry(text)) return undefined;
  }
  return undefined;
}

/** 责任编辑：赵六, 来源：…, 审核：… below the text: taken only when all of it is understood and labelled. */
function readBottomMeta(text: string): MetaLine | undefined {
  const line = readMetaLine(text);
  if (!line || line.rest.length > 0 || line.wrong.length > 0) return undefined;
  const labelled = line.parts.every(
    (part) => part.kind !== 'authors' && (part.kind !== 'time' || part.label === 'published' || part.label === 'updated'),
  );
  return labelled || isAuthorLine(line, text) ? line : undefined;
}

/** 作者：李四 stands alone; （记者 张三） closes the text and belongs to it. */
function isAuthorLine(line: MetaLine, text: string): boolean {
  return (
    line.parts.every((part) => part.kind !== 'time' || part.label !== 'none') &&
    (/作\s{0,4}者\s{0,2}[:：]/.test(text) || line.parts.some((part) => part.kind === 'editor' || part.kind === 'source'))
  );
}
