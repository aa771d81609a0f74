/**
 * The head of a Markdown file, between two lines of `---` (`key: value`, lists, `- name: …` with its `role: …`) or of `+++`
 * (`key = value`). It is neither YAML nor TOML: nothing in it is ever more than a text, and what is not understood is handed
 * back as it stands.
 */
export interface FrontMatter {
  readonly entries: ReadonlyMap<string, string | readonly string[]>;
  /** Lines nobody understood. */
  readonly unread: readonly string[];
  /** The text after it, without the blank lines between. */
  readonly body: string;
}

/** Longer heads are somebody's data, not an article's; no field takes a longer line. */
const maxLines = 200;
const maxLineLength = 6000;

const opening = /^(?:---|(\+\+\+))[ \t]*\n/;
const closing = /^(?:---|\.\.\.)[ \t]*$/;
const closingSigns = /^\+\+\+[ \t]*$/;
const entryLine = /^([\p{L}_][\p{L}\p{N}_ -]{0,40}?)[ \t]*(?::(?=[ \t]|$)|：)[ \t]*(.*)$/u;
const assignment = /^([\p{L}_][\p{L}\p{N}_.-]{0,40}?)[ \t]*=[ \t]*(.*)$/u;
/** A line of the map that a list's item is. */
const moreOfItem = /^[ \t]+([a-z]{1,20})[ \t]*:[ \t]+(\S.*)$/;
const itemLine = /^[ \t]*-[ \t]+(.+)$/;

/** Undefined when the text does not begin with a head, or what looks like one is a rule and a section. */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const start = opening.exec(text);
  if (!start) return undefined;
  const signs = start[1] !== undefined;
  const lines = headLines(text, start[0].length, signs ? closingSigns : closing);
  if (!lines) return undefined;
  const { entries, unread } = readLines(lines.head, signs ? assignment : entryLine);
  return entries.size === 0 ? undefined : { entries, unread, body: text.slice(lines.end).replace(/^([ \t]*\n)+/, '') };
}

function headLines(text: string, start: number, end: RegExp): { readonly head: readonly string[]; readonly end: number } | undefined {
  const head: string[] = [];
  for (let at = start; at < text.length && head.length < maxLines; ) {
    const stop = text.indexOf('\n', at);
    const line = text.slice(at, stop < 0 ? text.length : stop);
    at = stop < 0 ? text.length : stop + 1;
    if (end.test(line)) return { head, end: at };
    head.push(line);
  }
  return undefined;
}

function readLines(lines: readonly string[], entry: RegExp): Pick<FrontMatter, 'entries' | 'unread'> {
  const entries = new Map<string, string | readonly string[]>();
  const unread: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const [, rawKey, value = ''] = line.length > maxLineLength ? [] : (entry.exec(line) ?? []);
    const key = rawKey?.trim().toLowerCase();
    if (!key || entries.has(key)) {
      unread.push(line);
      continue;
    }
    const below = linesBelow(lines, at + 1, value);
    at += below.length;
    entries.set(key, readValue(value, below, unread));
  }
  return { entries, unread };
}

/** The lines that belong to a key: items of a list with what is said of each, or the indented text of `|` and `>`. */
function linesBelow(lines: readonly string[], from: number, value: string): readonly string[] {
  const belongs = /^[|>][+-]?$/.test(value)
    ? (line: string) => (line.length <= maxLineLength && /^[ \t]+\S/.test(line)) || line.trim() === ''
    : (line: string, at: number) =>
        value === '' && line.length <= maxLineLength && (itemLine.test(line) || (at > from && moreOfItem.test(line) && lines[from]?.includes(': ')));
  let to = from;
  while (to < lines.length && belongs(lines[to] ?? '', to)) to++;
  return lines.slice(from, to);
}

function readValue(value: string, below: readonly string[], unread: string[]): string | readonly string[] {
  if (/^[|>]/.test(value) && below.length > 0) {
    return below
      .map((line) => line.trim())
      .join(value.startsWith('|') ? '\n' : ' ')
      .trim();
  }
  if (below.length > 0) return readItems(below, unread);
  if (value.startsWith('[') && value.endsWith(']')) return splitFlow(value.slice(1, -1));
  if (value.startsWith('{') && value.endsWith('}')) return readItems(value.slice(1, -1).split(/[,，]/).map(asItem), unread);
  return scalar(value);
}

const asItem = (part: string, at: number) => (at === 0 ? `- ${part.trim()}` : `  ${part.trim()}`);

/** Items as texts; of people `- name: 李禾` with `role: 记者` reads `记者 李禾`. What else is said of an item is handed back. */
function readItems(below: readonly string[], unread: string[]): readonly string[] {
  const items: string[] = [];
  for (const line of below) {
    const item = itemLine.exec(line)?.[1];
    const [, key, value = ''] = moreOfItem.exec(item === undefined ? line : ` ${item}`) ?? [];
    const known = item === undefined ? items.pop() : undefined;
    if (key === 'name') items.push(known ? `${known} ${scalar(value)}` : scalar(value));
    else if (key === 'role') items.push(known ? `${scalar(value)} ${known}` : scalar(value));
    else {
      if (known !== undefined) items.push(known);
      if (item !== undefined) items.push(scalar(item));
      else unread.push(line);
    }
  }
  return items.filter((item) => item !== '');
}

/** Quotes are taken off; so is a comment after an unquoted value. */
function scalar(value: string): string {
  const text = value.trim();
  const quoted = /^"((?:[^"\\]|\\.)*)"(?:\s+#.*)?$/.exec(text)?.[1];
  if (quoted !== undefined)
    return quoted.replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character === 't' ? '\t' : character));
  const single = /^'((?:[^']|'')*)'(?:\s+#.*)?$/.exec(text)?.[1];
  if (single !== undefined) return single.replaceAll("''", "'");
  // #春灌 #农业 are tags.
  return text.startsWith('#') ? text : text.replace(/\s+#.*$/, '');
}

function splitFlow(inside: string): readonly string[] {
  const items = inside.match(/[ \t]*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*(?=[,，]|$)|[^,，]+/g) ?? [];
  return items.map(scalar).filter((item) => item !== '');
}
