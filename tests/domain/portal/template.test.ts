import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkTemplate, maxTemplateLength, templateProblems } from '#domain/portal/template.ts';
import { templateVariables } from '#domain/portal/templateVariables.ts';
import { failureOf } from '#domain/result.ts';
import { template } from './desk.ts';

const readme = readFileSync(new URL('../../../assets/templates/README.md', import.meta.url), 'utf8');

const page = (inside: string, head = '') => `<!DOCTYPE html>
<html lang="{{lang}}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{policy}}">
<title>{{head.title}}</title>
${head}
</head>
<body>
<main data-copydesk="body">{{{body}}}</main>
${inside}
</body>
</html>
`;
const policyTag = '<meta http-equiv="Content-Security-Policy" content="{{policy}}">';
const noPolicy = `there is no ${policyTag}`;
const problems = (html: string, css = '') => templateProblems(html, css).map(({ file, line, message }) => `${file} ${line} ${message}`);

describe('a newsroom’s own template', () => {
  it('is taken when it is the shipped one, or the least there can be', () => {
    expect(problems(template.html, template.css)).toEqual([]);
    expect(problems(page(''))).toEqual([]);
  });

  it.each([
    ['a flag and a list', '{{#hasKeywords}}<ul>{{#keywords}}<li>{{.}}</li>{{/keywords}}</ul>{{/hasKeywords}}'],
    ['a text that opens itself', '{{#kicker}}<p>{{.}}{{kicker}}</p>{{/kicker}}{{^kicker}}<p>{{title}}</p>{{/kicker}}'],
    ['names from further out', '{{#channels}}<a href="{{url}}"{{#current}} class="here"{{/current}}>{{name}}{{portal.name}}</a>{{/channels}}'],
    ['a list in a list', '{{#footer}}{{#parts}}<p>{{.}}</p>{{/parts}}{{/footer}}'],
    ['a note', '{{! nobody sees this }}'],
    ['attributes that come and go', '{{#channels}}<b{{#current}} class="here"{{/current}}>x</b><p {{#current}}hidden{{/current}}>x</p>{{/channels}}'],
    ['parts of an address', '<a href="{{portal.url}}?q={{title}}" title="{{#kicker}}{{.}}{{/kicker}}">x</a>'],
    ['quiet links', '<a href="https://a.example/">外</a>'],
    ['a picture inside', '<img alt="" src="data:image/png;base64,AA==">'],
    ['structured data', '<script type="application/ld+json">{{{head.jsonLd}}}</script>'],
    ['a style with a variable', '<style>{{{css}}}</style><p style="color:red">x</p>'],
  ])('may have %s', (_what, inside) => {
    expect(problems(page(inside, '<link rel="canonical" href="{{head.canonical}}">'))).toEqual([]);
  });

  it.each([
    ['an unknown variable', '{{headline}}', 'there is no variable headline'],
    ['an unknown part', '{{head.titel}}', 'there is no variable head.titel'],
    ['a part of a text', '{{title.length}}', 'there is no variable title.length'],
    ['a name of every object', '{{constructor}}', 'there is no variable constructor'],
    ['an unknown name in a section', '{{#channels}}{{colour}}{{/channels}}', 'there is no variable colour'],
    ['an unknown section', '{{#comments}}x{{/comments}}', 'there is no variable comments'],
    ['a dot outside a list', '{{.}}', 'there is no variable .'],
    ['a group written out', '{{portal}}', 'portal is a group: name what is in it, or open it with {{#portal}}'],
    ['raw braces', '{{{title}}}', '{{{title}}}: only css, body and head.jsonLd go in unescaped'],
    ['an ampersand for raw braces', '{{& title}}', '{{{title}}}: only css, body and head.jsonLd go in unescaped'],
    ['escaped braces around what is raw', '{{head.jsonLd}}', '{{head.jsonLd}} needs three braces'],
    ['a part of its own', '{{> header}}', '{{> header}}: a template is one page, without parts of its own'],
    ['a section that does not close', '{{#meta}}', 'unclosed section "meta"'],
    ['a section that closes another', '{{#meta}}{{/share}}', 'unclosed section "meta"'],
    ['a section that never opened', '{{/meta}}', 'unopened section "meta"'],
    ['a tag that does not close', '{{title', 'unclosed tag'],
    ['other braces', '{{=<% %>=}}', '{{=<% %>=}}: the braces stay as they are'],
    ['a script', '<script>alert(1)</script>', '<script> has no place on a page; only head.jsonLd may stand in one'],
    [
      'a script of another server',
      '<script type="application/ld+json" src="https://a.example/x"></script>',
      'src="https://a.example/x" of <script> is not inside the page',
    ],
    [
      'a script that calls itself data',
      '<script type="application/ld+json">1</script>',
      '<script> has no place on a page; only head.jsonLd may stand in one',
    ],
    ['a script in a drawing', '<svg><script>1</script></svg>', '<script> has no place on a page; only head.jsonLd may stand in one'],
    ['an event attribute', '<p onclick="x()">x</p>', 'onclick: an event attribute runs a script'],
    ['an address that runs', '<a href="javascript:x()">x</a>', 'javascript: is an address that runs'],
    ['one behind another', '<a href="/"{{#title}} href="javascript:x()"{{/title}}>x</a>', 'javascript: is an address that runs'],
    ['a picture of another server', '<img alt="" src="https://a.example/x.png">', 'src="https://a.example/x.png" of <img> is not inside the page'],
    ['a picture beside it', '<img alt="" src="logo.png">', 'src="logo.png" of <img> is not inside the page'],
    ['a picture named by a variable', '<img alt="" src="{{portal.url}}">', 'src="" of <img> is not inside the page'],
    ['a picture of several sizes', '<img alt="" srcset="//a.example/x.png 2x">', 'srcset="//a.example/x.png 2x" of <img> is not inside the page'],
    ['a drawing of another server', '<svg><use href="https://a.example/#x"/></svg>', 'href="https://a.example/#x" of <use> is not inside the page'],
    ['a frame', '<iframe title="x"></iframe>', '<iframe> has no place on a page'],
    ['a form', '<form></form>', '<form> has no place on a page'],
    ['a style of another server', '<style>@import "//a.example/x.css";</style>', '@import is not inside the page'],
    ['an element’s style of another server', '<p style="background:url(//a.example/x)">x</p>', 'url(//a.example/x) is not inside the page'],
  ])('is refused with %s', (_what, inside, message) => {
    expect(problems(page(inside))).toContain(`page.html 11 ${message}`);
  });

  it.each([
    ['a script in halves', '<scr{{#lang}}ipt>alert(1)</script>{{/lang}}', 'braces cut a name in two'],
    ['a script behind a note', '<{{! x }}script>alert(1)</script>', '{{!x}} stands inside a name or outside the quotes of an attribute'],
    ['an event in halves', '<p {{#lang}}o{{/lang}}nclick="x()">x</p>', 'braces cut a name in two'],
    [
      'a quote that comes and goes',
      '<p title="{{#hasMeta}}" {{/hasMeta}} x=" onclick=y() z="">x</p>',
      '{{#hasMeta}} begins in one element or attribute and ends in another',
    ],
    [
      'a comment that comes and goes',
      '{{#hasMeta}}<!--{{/hasMeta}}<script>1</script>-->',
      '{{#hasMeta}} begins in one element or attribute and ends in another',
    ],
    ['a variable for an attribute', '<p {{title}}>x</p>', '{{title}} stands outside the quotes of an attribute'],
    ['a variable without quotes', '<p title={{title}}>x</p>', '{{title}} stands inside a name or outside the quotes of an attribute'],
    ['a title for an address', '<a href="{{title}}">x</a>', '{{title}} is no address for href'],
    ['a title in a style sheet', '<style>{{title}}</style>', '{{title}} has no place in <style>'],
    ['a title in a style', '<p style="color:{{title}}">x</p>', '{{title}} has no place in a style'],
    ['a style sheet as a text', '<p>{{{css}}}</p>', '{{{css}}} belongs into <style> alone'],
    ['data as a text', '{{{head.jsonLd}}}', '{{{head.jsonLd}}} belongs into <script> alone'],
    ['an address that runs, disguised', '<a href="jav&#x61;\tscript:x()">x</a>', 'javascript: is an address that runs'],
    ['a page as an address', '<a href="data:text/html,x">x</a>', 'data: is an address that runs'],
    ['a ping', '<a href="/" ping="https://a.example/">x</a>', 'ping="https://a.example/" of <a> is not inside the page'],
    ['an address that changes', '<svg><animate attributeName="href" to="x"/></svg>', '<animate> has no place on a page'],
    ['a part for those without scripts', '<noscript>x</noscript>', '<noscript> has no place on a page'],
    ['CDATA', '<svg><![CDATA[x]]></svg>', '<![CDATA[ is text for one browser and elements for another'],
  ])('is refused with %s between its braces and tags', (_what, inside, message) => {
    expect(problems(page(inside))).toContain(`page.html 11 ${message}`);
  });

  it.each([
    [
      'a sheet of another server',
      '<link rel="stylesheet" href="https://a.example/x.css">',
      'href="https://a.example/x.css" of <link> is not inside the page',
    ],
    [
      'an icon of another server',
      '<link rel="alternate icon" href="//a.example/x.ico">',
      'href="//a.example/x.ico" of <link> is not inside the page',
    ],
    ['a base', '<base href="https://a.example/">', '<base> has no place on a page'],
    ['a jump', '<meta http-equiv="refresh" content="0;url=https://a.example/">', '<meta http-equiv="refresh"> leads the reader away'],
  ])('is refused with %s in its head', (_what, head, message) => {
    expect(problems(page('', head))).toEqual([`page.html 7 ${message}`]);
  });

  it.each([
    ['language', page('').replace(' lang="{{lang}}"', ''), 'there is no <html lang="{{lang}}">'],
    ['character set', page('').replace('utf-8', 'gbk'), 'there is no <meta charset="utf-8">'],
    ['policy', page('').replace('{{policy}}', ''), noPolicy],
    ['policy in its head', page(policyTag).replace(policyTag, ''), noPolicy],
    ['policy at all times', page('').replace(policyTag, `{{#hasMeta}}${policyTag}{{/hasMeta}}`), noPolicy],
    ['policy as it is', page('').replace('{{policy}}', 'img-src *; {{policy}}'), noPolicy],
    [
      'place for the text at all times',
      page('').replace(/<main.*main>/, '{{#hasMeta}}$&{{/hasMeta}}'),
      'there is no single element with data-copydesk="body" that holds {{{body}}} and nothing else',
    ],
    [
      'place for the text',
      page('').replace(' data-copydesk="body"', ''),
      'there is no single element with data-copydesk="body" that holds {{{body}}} and nothing else',
    ],
    [
      'place of its own for the text',
      page('').replace('{{{body}}}', '<h1>{{title}}</h1>{{{body}}}'),
      'there is no single element with data-copydesk="body" that holds {{{body}}} and nothing else',
    ],
    [
      'one place for the text',
      page('<p data-copydesk="body">{{{body}}}</p>'),
      'there is no single element with data-copydesk="body" that holds {{{body}}} and nothing else',
    ],
  ])('is refused without a %s', (_what, html, message) => {
    expect(problems(html)).toEqual([`page.html 1 ${message}`]);
  });

  it('is refused with a style sheet that loads from elsewhere, or out of all proportion', () => {
    expect(problems(page(''), 'p{}\n@font-face{src:url("https://a.example/x.woff2")}')).toEqual([
      'page.css 2 url(https://a.example/x.woff2) is not inside the page',
    ]);
    expect(problems(page(''), 'p{}'.repeat(maxTemplateLength))).toEqual(['page.css 1 it is far too long for a template']);
  });

  it('tells the first problems of a page that is nothing else', () => {
    const many = page('<p onclick="x()">\n'.repeat(20_000));
    expect(problems(many, 'p{background:url(x)}\n'.repeat(20_000))).toHaveLength(400);
    expect(problems(page(''), 'image-set('.repeat(40_000))).toEqual([]);
  });

  // Each of them took seconds or minutes, or ran out of stack: its cost grew with the square of its length.
  it.each<[what: string, html: string, told: readonly string[]]>([
    [
      'sections in each other',
      page(`${'{{#title}}'.repeat(20_000)}${'{{/title}}'.repeat(20_000)}`),
      ['page.html 11 more than 100 sections stand in each other'],
    ],
    ['elements in each other', page('<div>'.repeat(50_000)), []],
    ['a name without end', page(`<p ${'a'.repeat(300_000)}>x</p>`), []],
    ['blanks without end', page(`<p a${' '.repeat(300_000)}>x</p>`), ['page.html 11 there are more than 500 blanks in a row']],
    ['blanks in braces', page(`{{#a${' '.repeat(300_000)}b}}`), ['page.html 11 there are more than 500 blanks in a row']],
    ['blanks as far as they may go', page(`<p a${`${' '.repeat(499)}b`.repeat(600)}>{{#title}}${'x '.repeat(50_000)}{{/title}}</p>`), []],
  ])('is read in one go with %s', (_what, html, told) => {
    expect(problems(html)).toEqual(told);
  });

  it('may have sections in each other as deep as anybody writes them', () => {
    expect(problems(page(`${'{{#title}}'.repeat(100)}x${'{{/title}}'.repeat(100)}`))).toEqual([]);
  });

  it('is refused by name, line and thing, with the number of other problems', () => {
    let refused: unknown;
    try {
      checkTemplate({ name: 'yunxi', html: page('{{a}}\n<p onclick="x()">{{b}}</p>'), css: '' });
    } catch (error) {
      refused = error;
    }
    expect(failureOf(refused)).toMatchObject({
      code: 'bad-template',
      thing: 'templates/yunxi',
      message: 'page.html, line 11: there is no variable a (and 2 more)',
      detail: { file: 'page.html', line: 11 },
    });
  });

  it('can use what the README lists, and the README lists what it can use', () => {
    const names = (group: object): string[] =>
      Object.entries(group).flatMap(([name, shape]) => (name === '.' ? [] : [name, ...(typeof shape === 'object' ? names(shape) : [])]));
    for (const name of new Set(names(templateVariables))) expect(readme).toMatch(new RegExp(`\\b${name}\\b`));
  });
});
