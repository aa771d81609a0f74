import { countCharacters, hasHan } from './characters.ts';
import { headLevel } from './heads.ts';
import { beginsAnew, isTabular } from './wrap.ts';

/** The headline and what stands close around it. */

/** 字 of the longest headline; portals stop at half of it. */
const longestTitle = 80;

/** Whether a line can be a headline: short, no sentence, no list entry, no question of an interview, not only a date. */
export function isTitleLike(text: string): boolean {
  if (text.length > 3 * longestTitle || countCharacters(text, longestTitle) > longestTitle) return false;
  if (text.includes('。') || /(?:[；，、：,;:]|[㐀-鿿]\.)$/.test(text)) return false;
  if (beginsAnew(text) || headLevel(text) !== 0 || isTabular(text)) return false;
  if (/^(?:本报|本网|本台|本刊|据|新华社|中新社|中新网|人民网|通讯员)[^：:]{0,16}(?:讯|电|消息|报道)(?:[\s（(：:]|$)/.test(text)) return false;
  if (/^[\d\s年月日时分秒点./:：-]+$|^[（(][\d\s年月日./-]+[）)]$/.test(text) || /^(?:https?:|www\.)/i.test(text)) return false;
  return (text.match(/\p{Letter}/gu)?.length ?? 0) >= 2;
}

const dash = /^(?:——|—|--|－－|──|―+)\s?(?=[^\s—\-－─―])/;

/** The subtitle of a line that begins with a dash (——副题), without the dash. */
export function readSubtitle(text: string): string | undefined {
  const match = dash.exec(text);
  if (!match || text.length > 200 || countCharacters(text, longestTitle) > longestTitle || /[。；]/.test(text)) return undefined;
  return text.slice(match[0].length);
}

/** A 引题 that is clearly one: a column's name in brackets (【新春走基层】), or a line that ends with a dash or dots. */
export function isClearKicker(text: string): boolean {
  if (countCharacters(text, 30) > 30) return false;
  return /^[【[〔][^【】[\]〔〕]{2,20}[】\]〕]$/.test(text) || /[^—…](?:——|……)$/.test(text);
}

export type HeadingField = 'title' | 'kicker' | 'subtitle';
const headingLabels: readonly (readonly [HeadingField, RegExp])[] = [
  ['kicker', /^(?:[（(【[](?:引题|肩题|眉题)[）)】\]]\s{0,2}[:：]?|(?:引题|肩题|眉题)\s{0,2}[:：])/],
  // An agency sets the headline of a feature behind its dateline: 新华社云溪3月5日电 题：…
  [
    'title',
    /^(?:[（(【[](?:主题|标题|正题|主标题|大标题)[）)】\]]\s{0,2}[:：]?|(?:标题|正题|主标题|大标题)\s{0,2}[:：]|(?:新华社|中新社|新华网)[^，。：:]{2,24}电\s{0,4}题\s{0,2}[:：])/,
  ],
  ['subtitle', /^(?:[（(【[](?:副题|副标题|子题)[）)】\]]\s{0,2}[:：]?|(?:副题|副标题|子题)\s{0,2}[:：])/],
];

/** `标题：…`, `（引题）…`, `副题：…`: a manuscript says itself what is what. */
export function readLabelledHeading(text: string): { readonly field: HeadingField; readonly value: string } | undefined {
  if (text.length > 300) return undefined;
  for (const [field, label] of headingLabels) {
    const match = label.exec(text);
    if (!match) continue;
    const value = text.slice(match[0].length).trim();
    if (value === '' || !hasHan(value) || value.includes('。')) return undefined;
    return { field, value: field === 'subtitle' ? (readSubtitle(value) ?? value) : value };
  }
  return undefined;
}

/** `正文：`, `【正文】`: says where the text begins, and nothing else. */
export function isTextLabel(text: string): boolean {
  return /^(?:[（(【[]\s?正\s{0,2}文\s?[）)】\]]\s?[:：]?|正\s{0,2}文\s?[:：])$/.test(text.slice(0, 20));
}

const summaryLabel =
  /^(?:[【[（(〔](?:核心提示|内容提要|内容摘要|摘要|导读|内容导读|新闻导读|新闻提示|提要)[】\])）〕]\s{0,2}[:：]?|(?:核心提示|内容提要|内容摘要|摘\s{0,4}要|导\s{0,4}读|内容导读|新闻导读|提要)\s{0,2}[:：])\s*/;

/** What follows `摘要：`, `【核心提示】`…; empty when the label stands alone and the summary is the next paragraph. */
export function readSummary(text: string): string | undefined {
  const match = summaryLabel.exec(text.slice(0, 60));
  return match ? text.slice(match[0].length) : undefined;
}

const keywordsLabel = /^[【[（(]?(?:关\s?键\s?词|关键字|标签|主题词|Keywords?|Tags?)[】\])）]?\s{0,2}[:：]?\s*/i;

/** The words of `关键词：a b c`, or undefined. */
export function readKeywords(text: string): readonly string[] | undefined {
  if (text.length > 400 || /[。！？]/.test(text)) return undefined;
  const label = keywordsLabel.exec(text)?.[0];
  if (label === undefined || !/[:：】\])）]/.test(label)) return undefined;
  const words = text
    .slice(label.length)
    .split(/[\s,，;；、|｜/]+/)
    .filter((word) => word !== '');
  const unique = [...new Set(words)];
  return unique.length > 0 && unique.length <= 50 && unique.every((word) => word.length <= 30) ? unique : undefined;
}
