/**
 * The head of a Markdown file, between two lines of `---`: plain `key: value` lines and lists. It is not YAML: nothing in it
 * is ever more than a text, and what is not understood is handed back as it stands.
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

const opening = /^---[ \t]*\n/;
const closing = /^(---|\.\.\.)[ \t]*$/;
const entryLine = /^([\p{L}_][\p{L}\p{N}_ -]{0,40}?)[ \t]*(?::(?=[ \t]|$)|：)[ \t]*(.*)$/u;
const itemLine = /^[ \t]*-[ \t]+(.+)$/;

/** Undefined when the text does not begin with a head, or what looks like one is a rule and a section. */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const start = opening.exec(text);
  if (!start) return undefined;
  const lines = headLines(text, start[0].length);
  if (!lines) return undefined;
  const { entries, unread } = readLines(lines.head);
  return entries.size === 0 ? undefined : { entries, unread, body: text.slice(lines.end).replace(/^([ \t]*\n)+/, '') };
}

function headLines(text: string, start: number): { readonly head: readonly string[]; readonly end: number } | undefined {
  const head: string[] = [];
  for (let at = start; at < text.length && head.length < maxLines; ) {
    const stop = text.indexOf('\n', at);
    const line = text.slice(at, stop < 0 ? text.length : stop);
    at = stop < 0 ? text.length : stop + 1;
    if (closing.test(line)) return { head, end: at };
    head.push(line);
  }
  return undefined;
}

function readLines(lines: readonly string[]): Pick<FrontMatter, 'entries' | 'unread'> {
  const entries = new Map<string, string | readonly string[]>();
  const unread: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const [, rawKey, value = ''] = line.length > maxLineLength ? [] : (entryLine.exec(line) ?? []);
    const key = rawKey?.trim().toLowerCase();
    if (!key || entries.has(key)) {
      unread.push(line);
      continue;
    }
    const below = linesBelow(lines, at + 1, value);
    at += below.length;
    entries.set(key, readValue(value, below));
  }
  return { entries, unread };
}

/** The lines that belong to a key: items of a list, or the indented text of `|` and `>`. */
function linesBelow(lines: readonly string[], from: number, value: string): readonly string[] {
  const belongs = /^[|>][+-]?$/.test(value)
    ? (line: string) => (line.length <= maxLineLength && /^[ \t]+\S/.test(line)) || line.trim() === ''
    : (line: string) => value === '' && line.length <= maxLineLength && itemLine.test(line);
  let to = from;
  while (to < lines.length && belongs(lines[to] ?? '')) to++;
  return lines.slice(from, to);
}

function readValue(value: string, below: readonly string[]): string | readonly string[] {
  if (/^[|>]/.test(value) && below.length > 0) {
    return below
      .map((line) => line.trim())
      .join(value.startsWith('|') ? '\n' : ' ')
      .trim();
  }
  if (below.length > 0) return below.map((line) => scalar(itemLine.exec(line)?.[1] ?? '')).filter((item) => item !== '');
  if (value.startsWith('[') && value.endsWith(']')) return splitFlow(value.slice(1, -1));
  return scalar(value);
}

/** Quotes are taken off; so is a comment after an unquoted value. */
function scalar(value: string): string {
  const text = value.trim();
  const quoted = /^"((?:[^"\\]|\\.)*)"(?:\s+#.*)?$/.exec(text)?.[1];
  if (quoted !== undefined)
    return quoted.replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character === 't' ? '\t' : character));
  const single = /^'((?:[^']|'')*)'(?:\s+#.*)?$/.exec(text)?.[1];
  return single === undefined ? text.replace(/\s+#.*$/, '') : single.replaceAll("''", "'");
}

function splitFlow(inside: string): readonly string[] {
  const items = inside.match(/[ \t]*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*(?=[,，]|$)|[^,，]+/g) ?? [];
  return items.map(scalar).filter((item) => item !== '');
}
