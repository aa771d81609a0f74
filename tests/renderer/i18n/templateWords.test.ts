import { readFileSync } from 'node:fs';
import i18next from 'i18next';
import { expect, test } from 'vitest';
import { checkTemplate } from '#domain/portal/template.ts';
import { type Failure, failureOf } from '#domain/result.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { templateFailureText } from '../../../renderer/i18n/templateWords.ts';
import { zhCN } from '../../../renderer/i18n/zh-CN.ts';

const speaking = i18next.createInstance();
await speaking.init({ lng: 'zh-CN', resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } }, interpolation: { escapeValue: false } });
const shipped = readFileSync(new URL('../../../assets/templates/default/page.html', import.meta.url), 'utf8');

function refusedFor(html: string, css = ''): Failure {
  try {
    checkTemplate({ name: 'yunxi', html, css });
  } catch (error) {
    const failure = failureOf(error);
    if (failure) return failure;
  }
  throw new Error('the template was taken');
}
const told = (failure: Failure, language = 'zh-CN') => templateFailureText(speaking.getFixedT(language), language, failure);

test.each<[inside: string, words: string]>([
  ['{{titel}}', '没有变量 titel'],
  ['{{portal}}', 'portal 是一组变量：写出其中一个，或用 {{#portal}} 展开'],
  ['{{{title}}}', '{{{title}}}：只有 css、body 和 head.jsonLd 可以不转义'],
  ['{{head.jsonLd}}', '{{head.jsonLd}} 要用三个花括号'],
  ['{{> top}}', '{{> top}}：模板只有一页，不能再引用别的部分'],
  ['{{=<% %>=}}', '{{=<% %>=}}：花括号不能换成别的'],
  ['{{#meta}}', '“meta”这一段没有结束'],
  ['{{/meta}}', '“meta”这一段没有开头'],
  ['{{title', '花括号没有收尾'],
  [`{{#title}}`.repeat(102) + '{{/title}}'.repeat(102), '段落套得太深，多于 100 层'],
  [`x${' '.repeat(501)}x`, '连着的空白多于 500 个'],
  ['<script>1</script>', '页面里不能有 <script>，只能用来放 head.jsonLd'],
  ['<iframe title="x"></iframe>', '页面里不能有 <iframe>'],
  ['<p onclick="x()">x</p>', 'onclick：事件属性会运行脚本'],
  ['<p title="javascript:1">x</p>', 'javascript: 这种地址会运行脚本'],
  ['<img alt="" src="//a.example/x.png">', '<img> 的 src="//a.example/x.png" 不在页面之内，页面不能引用别处的文件'],
  ['<p style="background:url(//a.example/x)">x</p>', 'url(//a.example/x) 不在页面之内，页面不能引用别处的文件'],
  ['<svg><![CDATA[x]]></svg>', '<![CDATA[ 各浏览器读法不同'],
  ['<b{{#lang}}x{{/lang}}>', '花括号把一个名称切成了两半'],
  ['{{#hasMeta}}<!--{{/hasMeta}}-->', '{{#hasMeta}} 的开头和结尾不在同一个元素或属性里'],
  ['<p title={{title}}>x</p>', '{{title}} 写在了名称里，或属性的引号之外'],
  ['<p {{title}}>x</p>', '{{title}} 写在了属性的引号之外'],
  ['<style>{{title}}</style>', '{{title}} 不能放在 <style> 里'],
  ['<p>{{{css}}}</p>', '{{{css}}} 只能放在 <style> 里'],
  ['<a href="{{title}}">x</a>', '{{title}} 不能当作 href 的地址'],
])('of a template with %j a person reads what is wrong', (inside, words) => {
  const line = shipped.slice(0, shipped.indexOf('</body>')).split('\n').length;
  expect(told(refusedFor(shipped.replace('</body>', () => `${inside}</body>`)))).toMatch(`page.html 第 ${line} 行：${words}`);
});

test.each<[html: string, words: string]>([
  [shipped.replace('utf-8', 'gbk'), 'page.html 第 1 行：缺少 <meta charset="utf-8">'],
  [shipped.replace('data-copydesk="body"', ''), '要有且只有一个带 data-copydesk="body" 的元素，里面只放 {{{body}}}'],
  ['x'.repeat(500_001), 'page.html 第 1 行：太长了'],
])('of a template without its parts, or out of proportion, too', (html, words) => expect(told(refusedFor(html))).toContain(words));

test('further mistakes are counted; English stays as it is; other failures have their own words', () => {
  const two = refusedFor(shipped.replace('</body>', '{{a}}{{b}}{{c}}</body>'));
  expect(told(two)).toMatch(/没有变量 a（另有 2 处）$/);
  expect(told(two, 'en')).toMatch(/^page\.html, line \d+: there is no variable a \(and 2 more\)$/);
  const used: Failure = { code: 'not-allowed', thing: 'templates/yunxi', stage: 'write', message: '', detail: { portals: 'yunxi' } };
  expect(told(used)).toBe('还有门户在用这个模板：yunxi。先给它们换一个模板。');
  expect(told({ code: 'disk-full', thing: 'templates/yunxi', stage: 'write', message: '' })).toBe('templates/yunxi：磁盘满了');
});
