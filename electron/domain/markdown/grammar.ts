import { Lexer, type Tokenizer } from 'marked';

/**
 * marked's block grammar for Chinese news text. It is marked's own with these differences:
 * a line that holds only full-width blanks is empty; a list's number has at most three digits, so that a line may begin
 * with a year (`2017. 8月`); of HTML only a page break ends a paragraph; a definition's title holds no empty line, so that a
 * chunk between empty lines can be read by itself.
 */

type Rules = Tokenizer['rules'];

const blank = '[ \\t\\u00a0\\u3000]';
const lineEnd = '(?:\\n|$)';
const rule = ` {0,3}(?:(?:-[\\t ]*){3,}|(?:_[ \\t]*){3,}|(?:\\*[ \\t]*){3,})${lineEnd}`;
const heading = ' {0,3}#{1,6}(?:\\s|$)';
const quote = ' {0,3}>';
const fence = ' {0,3}(?:`{3,}(?=[^`\\n]*(?:\\n|$))|~{3,})';
const bullet = '(?:[*+-]|\\d{1,3}[.)])';
/** Only an item with text, numbered 1 or not at all, ends a paragraph. */
const interruptingItem = ' {0,3}(?:[*+-]|1[.)])[ \\t]+[^ \\t\\n]';
const breakMark = `${blank}*<!--[ \\t]*page(?:[ \\t]+((?:(?!-->)[^\\n])*?))?[ \\t]*-->${blank}*`;
const unnamed = (source: string) => source.replace('page(?:[ \\t]+((', 'page(?:[ \\t]+(?:(');
const emptyLine = `${blank}*${lineEnd}`;
/** What ends a paragraph and the rows of a table, but for a table's head. */
const interrupts = [rule, heading, quote, fence, interruptingItem, `${unnamed(breakMark)}${lineEnd}`, emptyLine].join('|');
const tableHead = ' *([^\\n ].*)\\n {0,3}((?:\\| *)?:?-+:? *(?:\\| *:?-+:? *)*(?:\\| *)?)';

/** `<!-- page 小标题 -->` on a line of its own; group 1 is the title. */
export const pageBreak = new RegExp(`^${breakMark}(?=\\n|$)`);
/** What ends a paragraph, at a line's beginning. */
export const interruption = new RegExp(interrupts, 'y');
/** A table's head and the line under it, at a line's beginning. */
export const possibleTable = new RegExp(`${tableHead}(?=\\n|$)`, 'y');
const emptyLines = new RegExp(`^(?:${blank}*${lineEnd})+`);

const base = Lexer.rules.block.gfm;
const quotedItem = ` {0,3}${bullet}(?:[ \\t]|\\n|$)`;
const quotedParagraph = `[^\\n]+(?:\\n(?!${[rule, heading, quote, fence, quotedItem, `${unnamed(breakMark)}${lineEnd}`, emptyLine].join('|')})[^\\n]+)*`;
const label = '(?!\\s*\\])((?:\\\\.|[^\\[\\]\\\\\\n]|\\\\?\\n(?![ \\t]*\\n)){1,999})';
const titled = (opening: string, closing: string, inside: string) =>
  `${opening}(?:\\\\.|[^${inside}\\\\\\n]|\\\\?\\n(?![ \\t]*\\n)){0,2000}${closing}`;
const title = [titled('"', '"', '"'), titled("'", "'", "'"), titled('\\(', '\\)', '()')].join('|');

/** marked's rules with ours in their place. Each is written for the beginning of what is left of the text. */
export function chineseRules(rules: Rules): Rules {
  return {
    inline: rules.inline,
    block: {
      ...base,
      newline: emptyLines,
      table: new RegExp(`^${tableHead}(?:\\n((?:(?!${interrupts}).*${lineEnd})*)\\n*|$)`),
      blockquote: new RegExp(`^( {0,3}> ?(?:(?!${emptyLine})(${quotedParagraph})|[^\\n]*)${lineEnd})+`),
      list: new RegExp(`^( {0,3}${bullet})([ \\t][^\\n]*?)?${lineEnd}`),
      def: new RegExp(
        `^ {0,3}\\[${label}\\]: *(?:\\n[ \\t]*)?([^<\\s][^\\s]*|<(?:\\\\.|[^\\n<>\\\\])*>)(?:(?: +(?:\\n[ \\t]*)?| *\\n[ \\t]*)(${title}))? *(?:\\n+|$)`,
      ),
    },
    other: {
      ...rules.other,
      blankLine: new RegExp(`^${blank}*$`),
      doubleBlankLine: new RegExp(`\\n${blank}*\\n${blank}*$`),
      listItemRegex: (mark) => rules.other.listItemRegex(mark.replace('{1,9}', '{1,3}')),
      nextBulletRegex: indented((upTo) => `^ {0,${upTo}}${bullet}((?:[ \\t][^\\n]*)?${lineEnd})`),
      htmlBeginRegex: indented(() => `^${unnamed(breakMark)}$`),
      nestedBlockMarker: new RegExp(`^ {0,3}(?:${bullet}(?: |$)|> ?)`),
      nestedContainerMarkers: new RegExp(`^(?: {0,3}(?:${bullet}[ \\t]+|>[ \\t]?))+`),
    },
  };
}

/** Rules that depend on an item's indent in columns; marked looks at no more than three. */
function indented(source: (upTo: number) => string): (indent: number) => RegExp {
  const patterns = [0, 1, 2, 3].map((upTo) => new RegExp(source(upTo)));
  const last = new RegExp(source(3));
  return (indent) => patterns[Math.max(0, Math.min(3, indent - 1))] ?? last;
}
