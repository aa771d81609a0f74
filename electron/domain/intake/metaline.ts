import type { Author } from '../article.ts';
import { readByline } from './bylines.ts';
import { splitAtBlanks } from './characters.ts';
import { counterInBrackets, counterWithoutColon, kindOf, type LabelKind, labelled } from './labels.ts';
import { findStamps, type Stamp } from './stamps.ts';
import { countWords, isSeparator, shareWords, toolWords } from './vocabulary.ts';

/** The line of 来源, 作者, 编辑 and time under a headline, in whatever way a portal sets it; also 责任编辑 under the text. */

export type MetaPart =
  | { readonly kind: 'source'; readonly name: string; readonly relation: 'plain' | 'reprint' | 'contributed' }
  | { readonly kind: 'authors'; readonly authors: readonly Author[] }
  | { readonly kind: 'editor'; readonly name: string }
  | { readonly kind: 'time'; readonly stamp: Stamp; readonly label: 'published' | 'updated' | 'date' | 'none' }
  /** 点击, 浏览…: numbers of the old page, of no use to the article. */
  | { readonly kind: 'counter' }
  /** 审核, 校对, 监制…: people the article has no field for. */
  | { readonly kind: 'credit'; readonly text: string };

export interface MetaLine {
  readonly parts: readonly MetaPart[];
  /** Pieces that were not understood: such a line stays in the text, though its fields are taken. */
  readonly rest: readonly string[];
  /** Dates that are on no calendar. */
  readonly wrong: readonly string[];
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly label: LabelKind | undefined;
  readonly stamp?: Stamp;
  readonly counter?: boolean;
}

const longestMetaLine = 400;

/** Reads a line as a line of labels and values; undefined when nothing in it is one. */
export function readMetaLine(written: string): MetaLine | undefined {
  if (written.length > longestMetaLine) return undefined;
  const line = withColons(written);
  const found: Builder = { parts: [], rest: [], wrong: [] };
  const byline = readByline(stripBrackets(line), { glued: stripBrackets(line) !== line });
  if (byline) return { parts: [{ kind: 'authors', authors: byline }], rest: [], wrong: [] };
  const sender = /^[（(]?(\p{Script=Han}{2,20})供稿[）)]?$/u.exec(line)?.[1];
  if (sender) return { parts: [{ kind: 'source', name: sender, relation: 'contributed' }], rest: [], wrong: [] };
  const marks = findMarks(line);
  if (marks.length === 0) return undefined;
  addFree(found, line.slice(0, marks[0]?.start), false);
  for (const [order, mark] of marks.entries()) {
    const value = line.slice(mark.end, marks[order + 1]?.start ?? line.length);
    if (mark.stamp) addStamp(found, mark.stamp, marks[order - 1], line);
    if (mark.counter) found.parts.push({ kind: 'counter' });
    if (mark.label === undefined)
      addFree(
        found,
        value,
        found.parts.some((part) => part.kind === 'time'),
      );
    else addValue(found, mark.label, line.slice(mark.start, mark.end), value);
  }
  return found.parts.length + found.wrong.length === 0 ? undefined : found;
}

const bareLabel = '(?:责任编辑|值班编辑|责编|编辑|审核|校对|监制|终审|来源)';
const bareCredits = new RegExp(
  `^[（(【[]?(?:${bareLabel}(?:[\\s]{1,4}|\\s?[/／｜|]\\s?)\\p{Script=Han}{2,12}(?:[\\s、]{1,4}|(?=[）)】\\]]|$)))+[）)】\\]]?$`,
  'u',
);

/** 责任编辑 方媛, 编辑/方媛 校对/沈砚: a line of nothing but labels and names needs no colon. */
function withColons(line: string): string {
  if (line.length > 60 || !bareCredits.test(line)) return line;
  return line.replace(new RegExp(`(${bareLabel})\\s{0,3}[\\s/／｜|]\\s?`, 'g'), '$1：');
}

interface Builder {
  readonly parts: MetaPart[];
  readonly rest: string[];
  readonly wrong: string[];
}

function findMarks(line: string): Mark[] {
  const marks: Mark[] = findStamps(line).map((stamp) => ({ start: stamp.start, end: stamp.end, label: undefined, stamp }));
  for (const match of line.matchAll(labelled)) {
    const label = (match.groups?.label ?? '').replace(/\s/g, '');
    marks.push({ start: match.index, end: match.index + match[0].length, label: kindOf.get(label) });
  }
  for (const pattern of [counterInBrackets, counterWithoutColon]) {
    for (const match of line.matchAll(pattern)) {
      marks.push({ start: match.index, end: match.index + match[0].length, label: undefined, counter: true });
    }
  }
  marks.sort((a, b) => a.start - b.start);
  return marks.filter((mark, order) => marks.slice(0, order).every((other) => other.end <= mark.start));
}

/** 【来源：某报】 and （记者 张三）: one pair of brackets around everything. */
export function stripBrackets(line: string): string {
  return /^[（(【[][^（()）【】[\]]+[)）】\]]$/.test(line) ? line.slice(1, -1) : line;
}

function bare(text: string): string {
  let start = 0;
  let end = text.length;
  const loose = (character: string) => /\s/.test(character) || (isSeparator(character) && !/[“”"'《》]/.test(character));
  while (start < end && loose(text.charAt(start))) start++;
  while (end > start && loose(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

function addStamp(found: Builder, stamp: Stamp, before: Mark | undefined, line: string): void {
  if (stamp.time === undefined) {
    found.wrong.push(stamp.text);
    return;
  }
  const label = before?.label;
  const touching = before !== undefined && bare(line.slice(before.end, stamp.start)) === '';
  const own = touching && (label === 'published' || label === 'updated' || label === 'date') ? label : 'none';
  found.parts.push({ kind: 'time', stamp, label: own });
}

/** Text under no label: an outlet beside a time (`2017-09-07 10:23 云溪新闻网`), a byline, buttons; the rest is not understood. */
function addFree(found: Builder, text: string, afterTime: boolean): void {
  const plain = bare(text);
  if (plain === '') return;
  const byline = readByline(plain, {});
  if (byline) found.parts.push({ kind: 'authors', authors: byline });
  else if (countWords(plain, toolWords, shareWords) > 0) return;
  else {
    const [first = '', ...others] = splitAtBlanks(plain);
    const outlet = afterTime && isOutlet(first) && !found.parts.some((part) => part.kind === 'source');
    if (outlet) found.parts.push({ kind: 'source', name: first, relation: 'plain' });
    const left = outlet ? others.join(' ') : plain;
    if (outlet && left !== '') addFree(found, left, false);
    else if (left !== '') found.rest.push(left);
  }
}

function isOutlet(name: string): boolean {
  return name.length <= 16 && /^[\p{Script=Han}A-Za-z0-9·]{2,}(?:报|网|社|台|刊|频道|之窗|在线|传媒|客户端|融媒体中心|新闻中心|发布)$/u.test(name);
}

function addValue(found: Builder, label: LabelKind, written: string, raw: string): void {
  const value = bare(raw);
  switch (label) {
    case 'source':
    case 'reprint':
    case 'contributed':
      addSource(found, label, value);
      return;
    case 'author':
      addAuthors(found, written, value);
      return;
    case 'editor':
      addEditor(found, value);
      return;
    case 'counter':
      addCounter(found, value);
      return;
    case 'tool':
      if (value !== '' && countWords(value, toolWords, shareWords) === 0) found.rest.push(value);
      return;
    case 'credit':
      if (value.length > 40 || /[。！？]/.test(value)) found.rest.push(value);
      else found.parts.push({ kind: 'credit', text: `${written}${value}` });
      return;
    case 'published':
    case 'updated':
    case 'date':
      addFree(found, value, false);
      return;
  }
}

/** The value up to its first blank (words of Latin letters stay together); what follows may be a byline or buttons. */
function addSource(found: Builder, label: 'source' | 'reprint' | 'contributed', value: string): void {
  const pieces = splitAtBlanks(value);
  let name = pieces.shift() ?? '';
  while (pieces[0] !== undefined && /[A-Za-z.'-]$/.test(name) && /^[A-Za-z&]/.test(pieces[0])) name += ` ${pieces.shift()}`;
  const turned = /^(?:转载自|转载于|转载|转自|摘自)[:：]?/.exec(name)?.[0] ?? '';
  const marked = /[（(](?:转载|转)[)）]?$/.exec(name)?.[0] ?? '';
  const plain = bare(name.slice(turned.length, name.length - marked.length)).replace(/^《([^《》]+)》$/, '$1');
  if (plain.length > 40 || /[。！？；]/.test(plain)) {
    found.rest.push(value);
    return;
  }
  const reprint = label === 'reprint' || turned !== '' || marked !== '';
  if (plain !== '' || reprint) {
    found.parts.push({ kind: 'source', name: plain, relation: reprint ? 'reprint' : label === 'contributed' ? 'contributed' : 'plain' });
  }
  if (pieces.length > 0) addFree(found, pieces.join(' '), false);
}

function addAuthors(found: Builder, written: string, value: string): void {
  if (value === '') return;
  const label = written.replace(/[\s:：/／]/g, '').replace(/^本[报网台]/, '');
  const role = /记者|通讯员/.test(label) ? label : /^(?:图|摄影)$/.test(label) ? '摄影' : '';
  const [first = '', ...others] = splitAtBlanks(value);
  const whole = readByline(value, { role, anyone: role === '' });
  if (whole) found.parts.push({ kind: 'authors', authors: whole });
  else {
    const authors = readByline(first, { role, anyone: role === '' });
    if (authors) found.parts.push({ kind: 'authors', authors });
    found.rest.push(authors ? others.join(' ') : value);
  }
}

function addEditor(found: Builder, value: string): void {
  if (value === '') return;
  const people = readByline(value, { role: '', anyone: true });
  if (people?.every((person) => person.role === '')) {
    const buttonsFrom = people.findIndex((person) => countWords(person.name, toolWords, shareWords) > 0);
    const names = buttonsFrom > 0 ? people.slice(0, buttonsFrom) : people;
    if (names.length > 4) found.rest.push(value);
    else found.parts.push({ kind: 'editor', name: names.map((person) => person.name).join(' ') });
    return;
  }
  const [first = '', ...others] = splitAtBlanks(value);
  if (first.length > 10 || readByline(first, { role: '', anyone: true }) === undefined) {
    found.rest.push(value);
    return;
  }
  found.parts.push({ kind: 'editor', name: first });
  addFree(found, others.join(' '), false);
}

function addCounter(found: Builder, value: string): void {
  const number = /^[\s[(（]*(?:[\d,，.]{1,12}\s{0,2}万?\+?|加载中|loading|载入中|-{1,3})?[\s.…)）\]]*(?:人?次|条|人|℃)?/i.exec(value)?.[0] ?? '';
  found.parts.push({ kind: 'counter' });
  const left = value.slice(number.length);
  if (bare(left) !== '') addFree(found, left, false);
}
