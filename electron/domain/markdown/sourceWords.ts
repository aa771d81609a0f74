// Bounded, so that a hostile megabyte of brackets costs little: longer ones are taken as they stand.
const picture = /!\[(?:\\.|[^\]\\\n]){0,300}\]\([^()\s]{0,300}(?:[ \t]{1,3}"((?:\\.|[^"\\\n]){0,1000})")?[ \t]{0,3}\)/g;
const link = /\[((?:\\.|[^\]\\\n]){0,300})\]\([^()\s]{0,1000}(?:[ \t]{1,3}"(?:\\.|[^"\\\n]){0,300}")?[ \t]{0,3}\)/g;
const pageBreak = /^<!--[ \t]{0,3}page\b[ \t]{0,3}(.{0,200}?)[ \t]{0,3}-->[ \t]{0,9}$/gm;
const tableRule = /^[ \t:|-]*\|[ \t:|-]*$/gm;
const lineMarks = /^[ \t\u3000]*(?:(?:#{1,6}|>|[-*+]|\d{1,3}[.)])[ \t]{1,9})+/gm;
const inlineMarks = /\*\*|\*(?=\S)|(?<=\S)\*|~~|`|\||<\/?(?:u|sub|sup|br|ruby|rt|rp)>/g;

/**
 * The readers' words of a body without reading it as a tree: for lists and search over many articles, where a parse each
 * would cost too much. It agrees with the page for what newsrooms write; nested brackets, code and reference links may
 * differ a little.
 */
export function sourceWords(body: string): string {
  return body
    .replace(pageBreak, '$1')
    .replace(picture, '$1')
    .replace(link, '$1')
    .replace(tableRule, '')
    .replace(lineMarks, '')
    .replace(inlineMarks, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
