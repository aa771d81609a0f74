/** Whether a text was written as Markdown. In doubt it was not: then it shows as it was written, and nothing gets lost. */

const heading = /^ {0,3}#{2,6}[ \t]+[^\s#]/m;
/** A single `#` also begins remarks and hash tags: it counts as the text's title only. */
const title = /^\s{0,9}# [^\n]+\n/;
/** One line that begins with a dash may be a remark or a signature; two are a list. */
const dashList = /^ {0,9}- +[^\s-][^\n]*\n(?:[ \t]*\n)? {0,9}- +[^\s-]/m;
/** The line of dashes under a table's head; frames drawn with `+--+` have no such line. */
const dashes = /^[ \t]{0,9}\|?(?:[ \t]{0,9}:?-{2,99}:?[ \t]{0,9}\|){1,60}(?:[ \t]{0,9}:?-{2,99}:?)?[ \t]{0,9}$/;
const fence = /^ {0,3}(```|~~~)/;
const picture = /!\[[^[\]\n]{0,300}\]\((?:media\/|https?:\/\/)[^\s()]/;
const link = /\[[^[\]\n]{1,300}\]\((?:https?:\/\/|mailto:)[^\s()]/;
const pageBreak = /^<!-- page(?: [^\n]{0,200})?-->[ \t]*$/m;

const signs = [heading, title, dashList, picture, link, pageBreak];

/**
 * Whether a text holds what only a writer of Markdown writes: heads, a list of dashes, a picture or link with an address,
 * `**strong**`, a closed fence, a table, a page break. Single asterisks never count: they multiply, mask and make notes.
 */
export function looksLikeMarkdown(text: string): boolean {
  const source = text.replace(/\r\n?/g, '\n');
  return signs.some((sign) => sign.test(source)) || hasStrongPair(source) || hasTableOrFence(source.split('\n'));
}

function hasTableOrFence(lines: readonly string[]): boolean {
  let open = '';
  for (const [at, line] of lines.entries()) {
    if (line.includes('|') && dashes.test(line) && lines[at - 1]?.includes('|')) return true;
    const mark = fence.exec(line)?.[1];
    if (mark !== undefined && mark === open) return true;
    open ||= mark ?? '';
  }
  return false;
}

const strong = /(?<![*\\])\*\*(?!\*)([^\s*](?:[^*\n]{0,300}[^\s*])?)\*\*(?!\*)/g;
const surnames = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
);

/** Masked names and numbers (`张**、李**`, `138**56**`) and powers (`2**3`) have such marks as well. */
function hasStrongPair(text: string): boolean {
  for (const match of text.matchAll(strong)) {
    const inside = match[1] ?? '';
    const before = text.charAt(match.index - 1);
    const isMasked = surnames.has(before) && surnames.has(inside.at(-1) ?? '');
    const isNumber = /[\w)]/.test(before) && /^[\w(]/.test(inside) && /[\w)]$/.test(inside);
    if (!isMasked && !isNumber && !/^[，。、；：！？）》”’]/.test(inside)) return true;
  }
  return false;
}
