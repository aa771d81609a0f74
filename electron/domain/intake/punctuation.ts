import { hasHan, isBlankUnit, isChinesePunctuation, isDigitUnit, isHanAt, isLetterUnit } from './characters.ts';
import { convertLines } from './guarded.ts';
import { type Neighbour, neighbour } from './neighbour.ts';
import { convertPairs } from './pairs.ts';

/**
 * Half-width punctuation in Chinese text made full-width. A mark is changed only where it touches Han: what stands inside
 * numbers, times, ratios, addresses, file names and Latin text never does. Markdown's own marks are left alone.
 */

const candidates = /[,.;:?!()"'-]/;

/** @returns the text and how many marks were changed (a pair of brackets or quotes counts twice) */
export function fullWidthPunctuation(text: string): { readonly text: string; readonly count: number } {
  return convertLines(text, candidates, (line, guarded) => {
    if (!hasHan(line)) return { text: line, count: 0 };
    const pairs = convertPairs(line, guarded);
    const marks = convertMarks(pairs.text, guarded);
    return { text: marks.text, count: pairs.count + marks.count };
  });
}

const fullWidth: Readonly<Record<string, string>> = { ',': '，', '.': '。', ';': '；', ':': '：', '?': '？', '!': '！' };

function convertMarks(line: string, guarded: Uint8Array | undefined): { text: string; count: number } {
  let out = '';
  let copied = 0;
  let count = 0;
  let dots: boolean | undefined;
  for (let at = 0; at < line.length; at++) {
    const mark = line.charAt(at);
    if (mark !== '-' && fullWidth[mark] === undefined) continue;
    const run = mark === '.' || mark === '-' ? runLength(line, at, mark) : 1;
    if (guarded?.[at] !== 1) {
      // The text before this mark, as it reads now: what was changed in it is Chinese.
      const left = out.length > 0 && copied === at ? neighbour(out, out.length - 1, -1) : neighbour(line, at - 1, -1);
      dots ??= mark === '.' && run === 1 ? writesFullStopsAsDots(line) : undefined;
      const change = changeAt(line, at, run, left, dots === true);
      if (change) {
        out += line.slice(copied, at) + change.with;
        copied = change.end;
        count++;
        at = change.end - 1;
        continue;
      }
    }
    at += run - 1;
  }
  return count === 0 ? { text: line, count } : { text: out + line.slice(copied), count };
}

function runLength(line: string, from: number, mark: string): number {
  let end = from;
  while (line.charAt(end) === mark) end++;
  return end - from;
}

/** The change at a mark: the text that takes its place, up to `end`. */
function changeAt(line: string, at: number, run: number, left: Neighbour, dots: boolean): { with: string; end: number } | undefined {
  const mark = line.charAt(at);
  if (mark === '-') return run >= 2 && run <= 4 && isDash(line, at, run, left) ? { with: '——', end: at + run } : undefined;
  if (mark === '.' && run > 1) return run >= 3 && run <= 12 && isEllipsis(line, at, run, left) ? { with: '……', end: at + run } : undefined;
  const full = fullWidth[mark];
  if (full === undefined) return undefined;
  const next = afterBlanks(line, at + 1);
  const right = neighbour(line, afterMarks(line, next.at), 1);
  if (!fits(mark, left, right, next.at > at + 1)) return undefined;
  if (mark === '.' && !isFullStop(line, at, right, dots)) return undefined;
  // A blank after a half-width mark takes the place that a full-width mark has of its own.
  return { with: full, end: right === 'han' && next.half ? next.at : at + 1 };
}

/** Whether this mark may be Chinese between these neighbours. `spaced`: blanks stand between it and the right one. */
function fits(mark: string, left: Neighbour, right: Neighbour, spaced: boolean): boolean {
  if (left === 'han') return right === 'han' || right === 'edge' || (right === 'word' && mark !== '.' && (!spaced || mark === ':'));
  return left === 'word' && right === 'han' && !spaced && mark !== '.' && mark !== ':';
}

function afterBlanks(line: string, from: number): { at: number; half: boolean } {
  let at = from;
  let half = true;
  while (isBlankUnit(line.charCodeAt(at))) {
    half &&= line.charCodeAt(at) === 0x20;
    at++;
  }
  return { at, half: half && at - from <= 2 };
}

/** ?! and !!! are one mark. */
function afterMarks(line: string, from: number): number {
  let at = from;
  while (at - from < 8 && (line.charAt(at) === '!' || line.charAt(at) === '?')) at++;
  return at;
}

function isDash(line: string, at: number, run: number, left: Neighbour): boolean {
  return (left === 'han' || at === 0) && neighbour(line, at + run, 1) === 'han';
}

function isEllipsis(line: string, at: number, run: number, left: Neighbour): boolean {
  const right = neighbour(line, at + run, 1);
  return (left === 'han' && (right === 'han' || right === 'edge')) || (at === 0 && right === 'han');
}

/** The writer uses half-width marks in Chinese: the line has such commas, or it ends in a dot and has no full stop. */
function writesFullStopsAsDots(line: string): boolean {
  if (/[㐀-鿿”）],[㐀-鿿\d“‘（]/.test(line)) return true;
  return !line.includes('。') && /[㐀-鿿”）》]\.[”’"'）)]{0,2}$/.test(line.slice(-6));
}

/** Characters that foreign names are spelt with: the dot in 约翰.史密斯 is no full stop. */
const nameCharacters = new Set(
  '阿埃艾安昂奥巴班邦保贝本比彼毕宾波伯勃博布查达戴丹道德登迪蒂丁东杜多厄恩尔法范菲费芬弗福盖冈戈格葛古哈海汉赫霍基吉加杰金卡凯康考科克肯库拉莱兰朗劳勒雷黎里理丽利莉连列琳林留卢鲁路伦罗洛马玛麦迈曼梅门蒙米密明莫默木穆纳娜奈南内尼妮努诺帕潘佩皮平泼普齐奇恰切琼丘屈让热日茹儒瑞若萨塞赛桑瑟森沙莎珊舍圣施史舒丝斯思司松苏索塔泰坦汤唐特提廷图托瓦万威韦维魏温文翁沃乌武西希锡夏香肖谢辛欣休雅亚扬耶叶伊依易因英尤约泽扎詹哲珍芝朱卓茨翰顿姆逊娃顺克',
);

/** 首届中国.云溪梨花节: a dot after the name of a place stands for ·. */
const betweenNames = /(?:中国|国际|[省市县区镇乡])$/;

const longestPlace = 6;

/** Two characters of foreign names, or a single one that stands alone: the dot in 参加.来源 ends a sentence. */
function endsName(line: string, at: number, step: 1 | -1): boolean {
  return nameCharacters.has(line.charAt(at)) && (nameCharacters.has(line.charAt(at + step)) || !isHanAt(line, at + step));
}

function isFullStop(line: string, at: number, right: Neighbour, dots: boolean): boolean {
  const before = clauseLength(line, at - 1, -1);
  if (right === 'edge' || /[”’）》】]/.test(line.charAt(at + 1))) return before >= 2 || isChinesePunctuation(line.charAt(at - 1 - before));
  // 举办书市.市民到场 ends a sentence: nobody names a place in so many characters.
  if (!dots || (before <= longestPlace && betweenNames.test(line.slice(Math.max(0, at - 2), at)))) return false;
  if (endsName(line, at - 1, -1) && endsName(line, at + 1, 1)) return false;
  return before >= 2 && clauseLength(line, afterBlanks(line, at + 1).at, 1) >= 3;
}

/** Characters up to the next mark, at most 8. */
function clauseLength(line: string, from: number, step: 1 | -1): number {
  let at = from;
  let length = 0;
  while (length < 8 && at >= 0 && at < line.length && (isHanAt(line, at) || isLetterUnit(line.charCodeAt(at)) || isDigitUnit(line.charCodeAt(at)))) {
    at += step;
    length++;
  }
  return length;
}
