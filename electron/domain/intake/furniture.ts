import { countWords, footerWords, relatedWords, shareWords, toolWords, wordsOf } from './vocabulary.ts';

/** Furniture of a page that stands around the text: share lines, buttons, links to other articles, the footer. */

export type FurnitureKind =
  | 'greeting'
  | 'navigation'
  | 'trail'
  | 'site-name'
  | 'page-title'
  | 'share'
  | 'buttons'
  | 'pagination'
  | 'related'
  | 'footer';

const longestFurniture = 600;

export function isShareLine(line: string): boolean {
  if (line.length > 200 || /[。！？]/.test(line)) return false;
  if (/^[【[（(]?(?:分享到|分享至|一键分享|转发到)\s{0,3}[:：]/.test(line) && line.length <= 80) return true;
  const words = countWords(line, shareWords, toolWords);
  return words >= 2 && /分享|空间|微博|微信|朋友圈/.test(line);
}

/** 【打印】【关闭】【字号 大 中 小】, 关闭窗口 */
export function isButtonLine(line: string): boolean {
  if (line.length > 120 || /[。！？，]/.test(line)) return false;
  const words = countWords(line, toolWords, shareWords);
  if (words === 0) return false;
  const clear = /^[【[〖<(（]/.test(line) && /打印|关闭|字[体号]|返回|收藏|纠错|顶部/.test(line);
  if (words >= 2 || clear) return wordsOf(line).some((word) => word.length > 1) || words >= 3;
  return /^(?:打印(?:本页|本文|此文|此页)|关闭(?:窗口|本页|此页|页面)?|窗口关闭|返回(?:顶部|列表|首页|上一页)|回到顶部|我要评论|发表评论|查看评论|加入收藏|打印)$/.test(
    line,
  );
}

/** 上一篇：… 下一篇：…, 上一页 1 2 3 下一页, 共3页 */
export function isPagination(line: string): boolean {
  if (line.length > 300) return false;
  if (/^[【[<《«‹(（]{0,2}\s{0,2}(?:上|下|前|后)一(?:篇|条|则|页|章|图集)\s{0,2}(?:[】\]>)）]|[:：]|没有了|暂无|\d)/.test(line)) return true;
  if (!/[上下前后]一[页篇条]|尾页|末页/.test(line)) return /^共\s?\d{1,4}\s?页$/.test(line);
  return /^(?:[[【（(<>»«‹›\s|·.…/]|首页|尾页|末页|[上下前后]一[页篇条]|第|共|页|条|转到|跳转|\d){3,}[\]】）)]?$/.test(line);
}

/** The head of a list of other articles, alone on its line. */
export function isRelatedHead(line: string): boolean {
  if (line.length > 20) return false;
  const words = wordsOf(line).filter((word) => word !== '更多' && word !== 'MORE' && word !== 'more');
  return words.length === 1 && relatedWords.has(words[0] ?? '');
}

/** `相关阅读：某某县…` with the article on the same line. */
export function isRelatedLine(line: string): boolean {
  const label = /^[【[]?(?<word>[^\s:：】\]]{4,8})[】\]]?\s{0,2}[:：]/.exec(line)?.groups?.word;
  return label !== undefined && relatedWords.has(label) && line.length <= 120 && !/[。！？]$/.test(line);
}

/** What may stand under such a head: a title, perhaps with a bullet and a date; no sentence. */
export function isListEntry(line: string): boolean {
  return line.length <= 60 && !/[。；，、：:;,]$/.test(line) && !line.includes('。');
}

/** What only the foot of a site carries. Sentences about such things are an article's own. */
const ownFooter = [
  /版权所有(?![者人权])|版权归.{0,20}所有|copyright|©|all rights reserved/i,
  /ICP备|ICP证|ICP许可|备案号\s?[:：]|备\d{6,}号/i,
  /公网安备|网安备|公安备案号/,
  /增值电信业务|(?:经营|新闻信息服务|信息网络传播视听节目|视听节目|互联网出版|网络出版服务|广播电视节目制作经营)许可证/,
  /技术支持\s?[:：]|网站标识码|建议(?:您)?使用.{0,30}(?:浏览器|分辨率)|最佳浏览/,
  /不良信息.{0,6}举报/,
  /未经.{0,12}(?:授权|许可|允许|同意).{0,20}(?:转载|复制|使用|镜像)/,
  /^(?:常年)?法律顾问\s?[:：]/,
];
const declaration =
  /^(?:©|copyright|(?:免责|版权|特别)声明\s?[:：]|(?:本网|本站|未经|凡|任何|所有).{0,60}(?:版权所有|授权|许可|同意|转载|镜像)|版权所有[，,:：\s])/i;

/** A line that only the foot of a site carries: copyright, licences, technical support. */
export function isFooterLine(line: string): boolean {
  if (line.length > 300) return false;
  if (declaration.test(line)) return true;
  if (/[。！？；]/.test(line)) return false;
  if (ownFooter.some((pattern) => pattern.test(line))) return true;
  return /^(?:关于我们|联系我们|网站地图|法律声明|版权声明|隐私政策|友情链接)/.test(line) && countWords(line, footerWords) > 0;
}

const contactLabel =
  /(?:地址|单位地址|社址|联系地址|通讯地址|通信地址|电话|联系电话|总机|传真|邮编|邮政编码|邮箱|电子邮箱|电子邮件|E-?mail|新闻热线|热线|热线电话|服务热线|广告热线|投稿邮箱|投稿|客服|客服电话|客服QQ|QQ群?|举报电话|监督电话|值班电话|广告电话|广告部|编辑部|网址|微信公众号|(?:主办|承办|协办|主管|运营)(?:单位)?)\s{0,2}[:：]/gi;

/** How many contact labels (地址, 电话, 邮编…) a line has, if it begins with one. Alone it proves nothing: a notice has them too. */
export function countContacts(line: string): number {
  if (line.length > 300 || /[。！？]/.test(line)) return 0;
  const plain = line.replace(/\s/g, '');
  const found = [...plain.matchAll(contactLabel)];
  return found[0]?.index === 0 ? found.length : 0;
}

/** 关于我们 | 广告服务 | 网站地图 */
export function isFooterNavigation(line: string): boolean {
  return (
    line.length <= longestFurniture && countWords(line, footerWords) >= 2 && /我们|声明|地图|广告|政策|条款|须知|举报|反馈|帮助|中心|简介/.test(line)
  );
}
