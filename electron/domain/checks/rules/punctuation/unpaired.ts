import type { Hit } from '../../prose/textRule.ts';

export interface Unpaired {
  readonly hits: readonly Hit[];
  /** Start of the quotation that is open where the text ends. */
  readonly runsOn: number | undefined;
}

const openings: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['（', '）'],
  ['(', '）'],
  ['【', '】'],
  ['〔', '〕'],
  ['《', '》'],
  ['〈', '〉'],
  ['「', '」'],
  ['『', '』'],
]);
/** Brackets close each other whatever their width: that is another rule's matter. */
const closings: ReadonlyMap<string, string> = new Map([...[...openings.values()].map((mark) => [mark, mark] as const), [')', '）']]);
const numbering = /[0-9A-Za-z一二三四五六七八九十①-⑳:;]/;
const atEnd = /^(?:[，。、；：？！）》]|\s|$)/;

/** What is told of one text. */
const most = 20;
/** That many open or left over at once are no longer prose: what follows is not read. */
const lost = 60;

interface Open {
  readonly mark: string;
  readonly closing: string;
  readonly at: number;
}

export function readUnpaired(masked: string): Unpaired {
  const { open, closed } = match(masked);
  const hits = [...ofOpen(masked, open), ...ofClosed(masked, closed)].slice(0, most);
  const last = open.findLast(({ mark }) => mark === '“');
  return { hits, runsOn: last?.at };
}

/** The marks that are left over. Each is looked at once: how many of a kind are open is counted. */
function match(masked: string): { readonly open: readonly Open[]; readonly closed: readonly Open[] } {
  const stack: Open[] = [];
  const left: Open[] = [];
  const closed: Open[] = [];
  const count = new Map<string, number>();
  for (const { 0: mark, index: at } of masked.matchAll(/[“”‘’（）()【】〔〕《》〈〉「」『』]/g)) {
    if (stack.length + left.length + closed.length > lost) break;
    const opens = openings.get(mark);
    const closing = closings.get(mark) ?? '';
    const before = masked.charAt(at - 1);
    if (opens !== undefined) {
      stack.push({ mark, closing: opens, at });
      count.set(opens, (count.get(opens) ?? 0) + 1);
    } else if ((count.get(closing) ?? 0) > 0) {
      if (mark === '’' && isApostrophe(masked, at)) continue;
      for (let top = stack.pop(); top; top = stack.pop()) {
        count.set(top.closing, (count.get(top.closing) ?? 1) - 1);
        if (top.closing === closing) break;
        left.push(top);
      }
    } else if (!(mark === '’' && /[A-Za-z0-9\s]/.test(before)) && !(closing === '）' && numbering.test(before))) {
      closed.push({ mark, closing, at });
    }
  }
  const open = [...left, ...stack].filter(({ mark, at }) => mark !== '‘' || !/[0-9A-Za-z]/.test(masked.charAt(at + 1)));
  return { open: open.sort((one, other) => one.at - other.at), closed };
}

function isApostrophe(masked: string, at: number): boolean {
  return /[A-Za-z]/.test(masked.charAt(at - 1)) && /[A-Za-z]/.test(masked.charAt(at + 1));
}

/** Two that open in a row, the second before a stop: it should have closed. */
function ofOpen(masked: string, open: readonly Open[]): readonly Hit[] {
  const hits: Hit[] = [];
  for (let index = 0; index < open.length; index++) {
    const [one, next] = open.slice(index, index + 2);
    if (!one) break;
    // A line of a poem or of a speech may begin with the mark again.
    if (one.mark === '“' && isNewLine(masked, next?.at)) continue;
    if (one.mark === '“' && next?.mark === '“' && atEnd.test(masked.charAt(next.at + 1))) {
      hits.push({ start: next.at, end: next.at + 1, fix: '”' });
      index++;
    } else hits.push({ start: one.at, end: one.at + 1 });
    if (hits.length >= most) break;
  }
  return hits;
}

/** Two that close in a row, the first before a word: it should have opened. */
function ofClosed(masked: string, closed: readonly Open[]): readonly Hit[] {
  const hits: Hit[] = [];
  for (let index = 0; index < closed.length; index++) {
    const [one, next] = closed.slice(index, index + 2);
    if (!one) break;
    const turned = one.mark === '”' && next?.mark === '”' && !atEnd.test(masked.charAt(one.at + 1));
    hits.push({ start: one.at, end: one.at + 1, ...(turned ? { fix: '“' } : {}) });
    if (turned) index++;
    if (hits.length >= most) break;
  }
  return hits;
}

function isNewLine(masked: string, at: number | undefined): boolean {
  return at !== undefined && masked.charAt(at - 1) === '\n';
}
