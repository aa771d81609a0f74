import type { TFunction } from 'i18next';
import type { Failure } from '#domain/result.ts';
import { failureText } from './failure.ts';

/** What is wrong with a page template, for the person who wrote it: file, line and thing. English sentences have their Chinese here. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [/^there is no variable (.+)$/, '没有变量 $1'],
  [/^(\S+) is a group: name what is in it, or open it with (.+)$/, '$1 是一组变量：写出其中一个，或用 $2 展开'],
  [/^(.+): only css, body and head\.jsonLd go in unescaped$/, '$1：只有 css、body 和 head.jsonLd 可以不转义'],
  [/^(.+) needs three braces$/, '$1 要用三个花括号'],
  [/^(.+): a template is one page, without parts of its own$/, '$1：模板只有一页，不能再引用别的部分'],
  [/^(.+): the braces stay as they are$/, '$1：花括号不能换成别的'],
  [/^unclosed section "(.+)"$/, '“$1”这一段没有结束'],
  [/^unopened section "(.+)"$/, '“$1”这一段没有开头'],
  [/^there are more than (\d+) blanks in a row$/, '连着的空白多于 $1 个'],
  [/^more than (\d+) sections stand in each other$/, '段落套得太深，多于 $1 层'],
  [/^unclosed tag$/, '花括号没有收尾'],
  [/^<script> has no place on a page; only head\.jsonLd may stand in one$/, '页面里不能有 <script>，只能用来放 head.jsonLd'],
  [/^(<.+>) has no place on a page$/, '页面里不能有 $1'],
  [/^<meta http-equiv="refresh"> leads the reader away$/, '<meta http-equiv="refresh"> 会把读者带走'],
  [/^(\S+): an event attribute runs a script$/, '$1：事件属性会运行脚本'],
  [/^(.+) is an address that runs$/, '$1 这种地址会运行脚本'],
  [/^(.+) of (<\S+>) is not inside the page$/, '$2 的 $1 不在页面之内，页面不能引用别处的文件'],
  [/^(.+) is not inside the page$/, '$1 不在页面之内，页面不能引用别处的文件'],
  [/^(.+) is text for one browser and elements for another$/, '$1 各浏览器读法不同'],
  [/^there is no single element with (.+) that holds (.+) and nothing else$/, '要有且只有一个带 $1 的元素，里面只放 $2'],
  [/^there is no (<.+>)$/, '缺少 $1'],
  [/^braces cut a name in two$/, '花括号把一个名称切成了两半'],
  [/^(.+) begins in one element or attribute and ends in another$/, '$1 的开头和结尾不在同一个元素或属性里'],
  [/^(.+) stands inside a name or outside the quotes of an attribute$/, '$1 写在了名称里，或属性的引号之外'],
  [/^(.+) stands outside the quotes of an attribute$/, '$1 写在了属性的引号之外'],
  [/^(.+) stands in a tag or a comment$/, '$1 写在了标签或注释里'],
  [/^(.+) has no place in (.+)$/, '$1 不能放在 $2 里'],
  [/^(.+) belongs into (.+) alone$/, '$1 只能放在 $2 里'],
  [/^(.+) is no address for (.+)$/, '$1 不能当作 $2 的地址'],
  [/^it is far too long for a template$/, '太长了'],
  [/^it is the second (\S+) file; a template has one$/, '一个模板只能有一个 $1 文件'],
  [/^none of the files is a page: page\.html$/, '选中的文件里没有页面（page.html）'],
];

/** A failure of a template with what is wrong in it; any other as {@link failureText} has it. */
export function templateFailureText(t: TFunction, language: string, failure: Failure): string {
  const { code, detail, message } = failure;
  if (code === 'not-allowed' && typeof detail?.portals === 'string') return t('portals.templateInUse', { portals: detail.portals });
  if (code !== 'bad-template') return failureText(t, failure);
  const [, what = message, others] = /^(?:page\.\w+, line \d+: )?(.*?)(?: \(and (\d+) more\))?$/s.exec(message) ?? [];
  const told = language === 'zh-CN' ? inChinese(what) : what;
  const where = typeof detail?.file === 'string' ? t('portals.templateLine', { file: detail.file, line: detail.line, what: told }) : told;
  return others === undefined ? where : t('portals.templateMore', { where, count: Number(others) });
}

function inChinese(sentence: string): string {
  for (const [pattern, chinese] of sentences) if (pattern.test(sentence)) return sentence.replace(pattern, chinese);
  return sentence;
}
