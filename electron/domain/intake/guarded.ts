/** What a repair of characters never touches, in text that may be Markdown. */

/** Code, the target of a link or picture, comments and web addresses: no mark in them is punctuation. */
const untouchable = /`[^`\n]{0,2000}`|\]\([^()\n]{0,2000}\)|<!--[^\n]{0,200}?-->|(?:https?|ftp):\/\/[!-~]*[\w/=&#%+~@$-]|www\.[!-~]*[\w/=&#%+~@$-]/gi;

interface Converted {
  readonly text: string;
  readonly count: number;
}

/**
 * Every line with one of the `candidates` through `convert`, but for those of closed code fences. `guarded` has one flag for
 * each UTF-16 unit that is not to be changed; undefined when there is none.
 */
export function convertLines(text: string, candidates: RegExp, convert: (line: string, guarded: Uint8Array | undefined) => Converted): Converted {
  if (!candidates.test(text)) return { text, count: 0 };
  const fences = fencedLines(text);
  let count = 0;
  const lines = text.split('\n').map((line, number) => {
    if (fences.has(number) || !candidates.test(line)) return line;
    const converted = convert(line, guardedUnits(line));
    count += converted.count;
    return converted.text;
  });
  return { text: lines.join('\n'), count };
}

/** Numbers of the lines of closed code fences. */
function fencedLines(text: string): ReadonlySet<number> {
  const fenced = new Set<number>();
  if (!text.includes('```')) return fenced;
  let open = -1;
  for (const [number, line] of text.split('\n').entries()) {
    if (!/^\s{0,3}```/.test(line)) continue;
    if (open < 0) open = number;
    else {
      for (let inside = open; inside <= number; inside++) fenced.add(inside);
      open = -1;
    }
  }
  return fenced;
}

function guardedUnits(line: string): Uint8Array | undefined {
  let guarded: Uint8Array | undefined;
  for (const match of line.matchAll(untouchable)) {
    guarded ??= new Uint8Array(line.length);
    guarded.fill(1, match.index, match.index + match[0].length);
  }
  return guarded;
}
