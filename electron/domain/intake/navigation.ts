import { countCharacters, isBlankUnit, isChinesePunctuation } from './characters.ts';
import type { Line } from './lines.ts';
import { channelWords, countWords, wordsOf } from './vocabulary.ts';

/** What stands over the article on a portal page: greeting, channel navigation, the trail of links, the site's name. */

const welcome =
  /^(?:(?:您好|你好|亲爱的网友|尊敬的用户)[，,!！ ]{0,2})?欢迎(?:您|你)?(?:的)?(?:光临|访问|来到|浏览|登录|登陆|莅临|进入)(?:[了:： ]{0,2})(.*)$/;
const siteEnd = /(?:之窗|在线|网|网站|门户|信息港|热线|论坛|频道|平台|本站|官网)(?:$|[!！,，。.\s])/;
const today = /^(?:今天是|今天[:：]|今日[:：]|当前时间|现在时间|北京时间[:：]|现在是)/;

/** A greeting with the name of the site, if it says one: `欢迎光临云溪之窗!今天是…`. A headline that begins with 欢迎来到 is none. */
export function readGreeting(line: string, belowText: boolean): { readonly site: string } | undefined {
  if (line.length > 100) return undefined;
  const welcomed = welcome.exec(line);
  if (welcomed) {
    const rest = welcomed[1] ?? '';
    if (!siteEnd.test(rest) && !rest.includes('今天是')) return undefined;
    return { site: (/^[^!！,，。.\s今]*/.exec(rest)?.[0] ?? '').trim() };
  }
  // A speech may say so too.
  if (!belowText && today.test(line) && /\d|星期|周[一二三四五六日]/.test(line) && !/。./.test(line)) return { site: '' };
  return undefined;
}

/** `2017年9月7日 星期四 多云 22℃`: the page's own date. Only furniture where navigation stands below it. */
export function isPageDate(line: string): boolean {
  return /^\d{4}[年/.-]\d{1,2}[月/.-]\d{1,2}日?[\s,，]{0,4}(?:星期|周)[一二三四五六日天].{0,30}$/u.test(line);
}

const place =
  /^[[【(（]?(?:(?:您|你)(?:现在|当前|目前)?(?:所在)?的?(?:当前|所在)?(?:位置|地方)(?:是)?|(?:当前|所在|现在的|目前)(?:所在)?的?(?:位置|栏目|频道)|导航|面包屑)\s{0,3}[:：>＞»]/;
const arrows = /[>＞»›→]|->|&gt;|::/;

/** The words of a trail of links (`当前位置：首页 > 资讯 > 正文`), or undefined. */
export function readTrail(line: string): readonly string[] | undefined {
  if (line.length > 160) return undefined;
  const label = place.exec(line);
  const steps = (label ? line.slice(label[0].length) : line)
    .split(/[>＞»›→]|->|&gt;|::/)
    .map((step) => step.replace(/^[\s\-/|[\]【】]+|[\s\-/|[\]【】]+$/g, ''));
  const named = steps.filter((step) => step !== '');
  if (label) return /[。！？]$/.test(line) ? undefined : named.flatMap((step) => (named.length === 1 ? wordsOf(step) : [step]));
  if (!arrows.test(line) || named.length < 2) return undefined;
  const first = named[0] ?? '';
  const last = named.at(-1) ?? '';
  const fromHome = /^(?:网站|返回)?首页$|^主页$|(?:之窗|网|在线)(?:首页)?$/.test(first);
  return fromHome || /^(?:正文|内容|文章|详细内容|新闻正文|详情)$/.test(last) ? named : undefined;
}

function isPlainWord(word: string): boolean {
  if (word.length > 8) return false;
  for (const character of word) if (isChinesePunctuation(character) || /[\d,.;:?!，。%]/.test(character)) return false;
  return true;
}

/**
 * How many channel names prove navigation. At the top of a page three, if 首页 is among them, else four; below lines that
 * may be a headline and the beginning of a text (文化 科技 卫生) it takes 首页 or six.
 */
function provesNavigation(names: number, home: boolean, belowText: boolean): boolean {
  return names >= (home ? 3 : belowText ? 6 : 4);
}

/** A line of channel names, most of them known; or glued together (首页资讯视频论坛). */
export function isNavigationLine(line: string, channels: ReadonlySet<string>, belowText: boolean): boolean {
  if (line.length > 600 || /[。！？；]/.test(line)) return false;
  const home = /首页|主页|设为|收藏/.test(line);
  const known = countWords(line, channels, channelWords);
  if (provesNavigation(known, home || separated.test(line), belowText)) return true;
  const pieces = wordsOf(line);
  if (!pieces.every(isPlainWord)) return false;
  const hits = pieces.filter((word) => channels.has(word) || channelWords.has(word)).length;
  return hits / pieces.length >= 0.5 && provesNavigation(hits, home, belowText);
}

/** Words between bars or middle dots are links. */
const separated = /[|｜丨┃│].*[|｜丨┃│]/;

/** Links that stand alone on a line at the top of a page and are never a headline. */
const alone = new Set([
  '首页',
  '网站首页',
  '返回首页',
  '设为首页',
  '加入收藏',
  '收藏本站',
  '登录',
  '注册',
  '站内搜索',
  '搜索',
  '更多',
  'English',
  '繁体',
  '无障碍',
]);

/**
 * How many lines from `from` on are channel names, one or a few a line. Seven in ten lines must be known (half with 首页
 * among them), so that short lines of verse never are.
 */
export function navigationRun(lines: readonly Line[], from: number, channels: ReadonlySet<string>, belowText: boolean): number {
  let end = from;
  let names = 0;
  let knownLines = 0;
  let home = false;
  let accepted = 0;
  for (; end < lines.length && end - from < 80; end++) {
    const text = lines[end]?.text ?? '';
    if (/^[|｜丨·•>＞»\-/]+$/.test(text)) continue;
    const known = text.length <= 40 ? countWords(text, channels, channelWords) : 0;
    if (known === 0) {
      if (names === 0 || !isPlainWord(text) || hasInnerBlank(text)) break;
      continue;
    }
    names += known;
    knownLines++;
    home ||= text.includes('首页');
    const share = knownLines / (end - from + 1);
    if (provesNavigation(names, home, belowText) && share >= (home ? 0.5 : 0.7)) accepted = end - from + 1;
  }
  return accepted === 0 && alone.has(lines[from]?.text ?? '') ? 1 : accepted;
}

function hasInnerBlank(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (isBlankUnit(text.charCodeAt(at))) return true;
  return false;
}

/** A site's name or its search box standing above the navigation. `sites`: names the greeting told. */
export function isSiteName(line: string, sites: readonly string[]): boolean {
  if (countCharacters(line, 40) > 30) return false;
  if (sites.some((site) => site.length >= 2 && (line === site || startsWithName(line, site)))) return true;
  return /^[^，。！？、：\s]{1,10}(?:之窗|在线|新闻网|信息港|信息网|资讯网|门户网|门户网站|热线网|社区网)$/.test(line);
}

function startsWithName(line: string, site: string): boolean {
  return line.startsWith(site) && /^[\s\-—_|·－]/.test(line.slice(site.length));
}
