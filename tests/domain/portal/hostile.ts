import type { Article } from '#domain/article.ts';
import { soundArticle } from './desk.ts';

/** Strings that try to leave the place they are put in. Each is one word for a field: it must change nothing but text. */
export const hostile: readonly (readonly [string, string])[] = [
  ['the end of a script', '</script><script>alert(1)</script>'],
  ['the end of a style', '</style><style>*{display:none}'],
  ['the end of a title', '</title><h1>x'],
  ['the end of a text area', '</textarea><img src=x onerror=alert(1)>'],
  ['quotes', `"'\` onload="alert(1)" x='`],
  ['a comment', '--><!--<!doctype html>'],
  ['CDATA', ']]><![CDATA[<b>'],
  ['Mustache', '{{body}}{{{css}}}{{#portal}}{{/meta}}{{=<% %>=}}'],
  ['a template literal', '\u0024{fields}`'],
  ['an image with a handler', '<img src=x onerror=alert(1)>'],
  ['an SVG', '<svg/onload=alert(1)><a xlink:href="javascript:1">'],
  ['an entity', '&lt;script&gt;&#60;script&amp;quot;'],
  ['an address that runs', 'javascript:alert(1)//https://a.example'],
  ['a turned direction', 'a\u202egnp.exe\u2066'],
  ['line breaks', 'a\r\n\n\u2028b\u0000\u0007'],
  ['a lone surrogate', '\ud83da'],
  ['a plain word', '词'],
];

/** The article with one string in every field a person types, the body apart. */
export function poisoned(text: string): Article {
  const media = Object.fromEntries(
    Object.entries(soundArticle.media).map(([id, medium]) => [id, { ...medium, caption: text, credit: text, alt: text }]),
  );
  return {
    ...soundArticle,
    title: text,
    shortTitle: text,
    subtitle: text,
    kicker: text,
    summary: text,
    source: { name: text, kind: 'reprint', url: text, originalTitle: text },
    authors: [{ name: text, role: text }],
    editor: text,
    keywords: [text],
    media,
  };
}
