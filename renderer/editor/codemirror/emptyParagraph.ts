import type { EditorState, TransactionSpec } from '@codemirror/state';
import { isBlank } from './lineMarkers.ts';

/**
 * Turns a line into an empty paragraph of its own, the cursor on it. Text directly under a list, a quote or a table
 * belongs to it in Markdown, so an empty line goes in wherever none is.
 * @param quote the signs of the quote the paragraph stays in; without it the bare quote signs around it go
 */
export function emptyParagraph(state: EditorState, number: number, quote = ''): TransactionSpec {
  const { doc } = state;
  const goes = (at: number) => at >= 1 && at <= doc.lines && quote === '' && isBareQuote(doc.line(at).text);
  let [first, last] = [number, number];
  while (goes(first - 1)) first--;
  while (goes(last + 1)) last++;
  const sign = quote.trimEnd();
  const before = first > 1 && !isBlank(doc.line(first - 1).text) ? `${sign}\n` : '';
  const after = last < doc.lines && !isBlank(doc.line(last + 1).text) ? `\n${sign}` : '';
  const { from } = doc.line(first);
  return {
    changes: { from, to: doc.line(last).to, insert: before + quote + after },
    selection: { anchor: from + before.length + quote.length },
  };
}

/** True for a line of quote signs and nothing else: empty in the quote, but not outside of it. */
export function isBareQuote(line: string): boolean {
  return line.includes('>') && isBlank(line);
}
