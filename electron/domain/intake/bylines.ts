import type { Author } from '../article.ts';
import { isHanAt, splitAtBlanks } from './characters.ts';

/** Who wrote it: `记者 张三 通讯员 李四、王五`, as people and roles. */

const role = String.raw`(?:本报|本网|本台|本刊|我报|新华社|中新社|新华网|中新网|人民网)?(?<role>(?:首席|实习|见习|特约|全媒体|融媒体)?(?:记者|通讯员|通讯组)|实习生|撰文|摄影记者|摄影|文字记者|文图|图文|文\/图|图\/文|文\/摄影|文(?=[/:：])|图(?=[/:：])|摄影报道)`;
const roles = new RegExp(role, 'g');
const startsWithRole = new RegExp(`^${role}`);

/** Family names, so that 记者节活动 is not taken for a reporter 节活动. Two-character names first. */
const familyNames = new Set(
  `欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 令狐 慕容 司徒 夏侯 端木 南宫
   赵 钱 孙 李 周 吴 郑 王 冯 陈 褚 卫 蒋 沈 韩 杨 朱 秦 尤 许 何 吕 施 张 孔 曹 严 华 金 魏 陶 姜 戚 谢 邹 喻 柏 窦 章 云 苏 潘 葛 奚 范 彭 郎 鲁 韦 马 苗 凤 方 俞 任 袁 柳
   鲍 史 唐 费 廉 岑 薛 雷 贺 倪 汤 滕 殷 罗 毕 郝 邬 安 常 乐 于 傅 皮 卞 齐 康 伍 余 元 卜 顾 孟 黄 和 穆 萧 尹 姚 邵 汪 祁 毛 禹 狄 米 贝 臧 计 成 戴 谈 宋 庞 熊 纪 舒 屈 项 祝 董 梁
   杜 阮 蓝 闵 席 季 麻 强 贾 路 娄 江 童 颜 郭 梅 盛 林 刁 钟 徐 邱 骆 高 夏 蔡 田 樊 胡 凌 霍 虞 万 支 柯 管 卢 莫 房 缪 干 解 应 宗 丁 宣 邓 郁 单 杭 洪 包 左 石 崔 吉 钮 龚 程 邢
   裴 陆 荣 翁 荀 甄 曲 封 储 靳 段 焦 巴 牧 谷 车 侯 全 班 秋 仲 伊 宫 宁 仇 栾 甘 厉 祖 武 符 刘 景 詹 束 龙 叶 司 黎 薄 白 蒲 邰 赖 卓 屠 蒙 池 乔 闻 党 翟 谭 姬 申 冉 桑 桂 牛 寿 边
   燕 冀 尚 温 庄 晏 柴 瞿 阎 慕 连 茹 习 艾 容 向 古 易 廖 耿 满 匡 文 寇 广 欧 沃 师 巩 聂 敖 冷 辛 简 饶 曾 关 肖 岳 付 闫 覃 佟 佘 海 阿 帕 买 努`.split(
    /\s+/,
  ),
);

/**
 * Reads a whole text as people.
 * @param options.role role of names that stand before any role (`作者：张三`); without it the text must begin with a role
 * @param options.glued take a role and a name without blank or colon between (记者张三); only where that is usual: in brackets
 * @param options.anyone names need not look like names (`作者：县融媒体中心`)
 * @returns undefined unless every piece of the text is understood
 */
export function readByline(
  text: string,
  options: { readonly role?: string; readonly glued?: boolean; readonly anyone?: boolean } = {},
): readonly Author[] | undefined {
  if (text.length > 200 || /[。！？；，,]\s*[^\s]{8}/.test(text)) return undefined;
  if (options.role === undefined && !startsWithRole.test(text)) return undefined;
  const marks = [...text.matchAll(roles)];
  const first = marks[0]?.index ?? text.length;
  const authors: Author[] = [];
  const lead = readNames(text.slice(0, first), options.anyone === true);
  if (lead === undefined) return undefined;
  for (const name of lead) authors.push({ name, role: options.role ?? '' });
  for (const [order, mark] of marks.entries()) {
    const from = mark.index + mark[0].length;
    const names = text.slice(from, marks[order + 1]?.index ?? text.length);
    if (options.glued !== true && names !== '' && !/^[\s:：/、|]/.test(names)) return undefined;
    const read = readNames(names, false);
    if (read === undefined) return undefined;
    for (const name of read) authors.push({ name, role: canonicalRole(mark.groups?.role ?? '') });
  }
  if (authors.length === 0 || authors.length > 50) return undefined;
  const trusted = options.anyone === true || authors.some(({ name }) => hasFamilyName(name));
  return trusted ? authors : undefined;
}

function canonicalRole(found: string): string {
  if (found === '文' || found === '撰文') return '文字';
  if (found === '图' || found === '摄影') return '摄影';
  if (/[文图摄]/.test(found) && found !== '摄影记者' && found !== '文字记者') return '文字、摄影';
  return found;
}

function hasFamilyName(name: string): boolean {
  return familyNames.has(name.slice(0, 2)) || familyNames.has(name.slice(0, 1)) || /^[A-Z]|·/.test(name);
}

const ending = /(?:\s*(?:[/／]?\s*(?:文\/图|图\/文|文并图|图文|摄影报道|联合报道|综合报道|报道|采写|整理)|[/／](?:文|图|摄)))+$/;

/** The names of a run of text; undefined when something in it is no name. */
function readNames(text: string, anyone: boolean): string[] | undefined {
  const plain = text.replace(/^[\s:：/／|]+/, '').replace(ending, '');
  const names: string[] = [];
  for (const part of plain.split(/[、,，;；|/／]/)) {
    for (const name of joinSplitNames(splitAtBlanks(part))) {
      if (!(anyone ? isShortName(name) : isName(name))) return undefined;
      names.push(name);
    }
  }
  return names;
}

/** 张　三 is one name of two characters set wide; Tom Smith is one name of two words. */
function joinSplitNames(pieces: readonly string[]): string[] {
  const names: string[] = [];
  let open = '';
  for (const piece of pieces) {
    const last = names.at(-1);
    if (piece.length === 1 && isHanAt(piece, 0)) {
      if (open === '') open = piece;
      else {
        names.push(open + piece);
        open = '';
      }
    } else if (open === '' && last !== undefined && isLatin(last) && isLatin(piece)) {
      names[names.length - 1] = `${last} ${piece}`;
    } else {
      if (open !== '') names.push(open);
      open = '';
      names.push(piece);
    }
  }
  if (open !== '') names.push(open);
  return names;
}

function isLatin(text: string): boolean {
  return /^[A-Za-z][A-Za-z.'’-]*(?: [A-Za-z.'’-]+)*$/.test(text);
}

const notNames = /^(?:获悉|报道|摄影|现场|手记|调查|观察|来信|本报|今天|昨日|近日|电)/;

function isName(name: string): boolean {
  if (notNames.test(name)) return false;
  return /^\p{Script=Han}{2,4}$/u.test(name) || /^\p{Script=Han}+(?:·\p{Script=Han}+){1,3}$/u.test(name) || (isLatin(name) && name.length <= 40);
}

function isShortName(name: string): boolean {
  return name.length <= 20 && !/[\d。！？：:“”<>]/.test(name);
}

const dateline =
  /^(?:本报|本网|本台|本刊|我报|\p{Script=Han}{2,8})(?:讯|消息)[\s]{0,4}(?<people>(?:本报|本网)?[^，。：:（(]{4,60}?)(?:摄影|综合)?(?:报道)?[：:]/u;

/** The agency whose dateline a text begins with: 新华社云溪3月5日电. Its own reporters are named behind it or below. */
export function readAgency(paragraph: string): string | undefined {
  return /^[（(]?(新华社|中新社|新华网|中新网|中国新闻网|人民网)[^，。：:（(]{2,24}?电(?=$|[\s（(）)：:]|题)/.exec(paragraph.slice(0, 60))?.[1];
}

/**
 * Bylines inside a paragraph: `本报讯（记者张三 通讯员李四、王五）…`, `本报讯 记者张三报道：…`, `…（本报记者 张三）`. Only its two
 * ends are looked at. The text itself stays what it is.
 */
export function findBylines(paragraph: string): readonly Author[] {
  const people = dateline.exec(paragraph.slice(0, 100))?.groups?.people ?? '';
  const authors: Author[] = [...(readByline(people, { glued: true }) ?? [])];
  const reach = 160;
  const ends = paragraph.length <= 2 * reach ? [paragraph] : [paragraph.slice(0, reach), paragraph.slice(-reach)];
  for (const end of ends) {
    for (const [, inside = ''] of end.matchAll(/[（(]([^（()）]{2,90})[)）]/g)) {
      // （新华社云溪3月5日电 记者张三）
      const named = inside.replace(/^[^，。]{2,24}日电\s+/, '');
      for (const author of readByline(named, { glued: true }) ?? []) authors.push(author);
    }
  }
  return authors;
}
