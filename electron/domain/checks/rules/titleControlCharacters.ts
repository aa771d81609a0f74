import type { Remark, Rule } from '../rule.ts';

/** Control, zero-width and direction characters: pasted along unseen, they break lists, searches and limits. */
const unseen = /[\p{Cc}\u00ad\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/gu;
const fields = ['title', 'shortTitle', 'subtitle', 'kicker'] as const;

export const titleControlCharacters: Rule = {
  id: 'title-control-characters',
  level: 'warning',
  check({ article }) {
    return fields.flatMap((field) => [...article[field].matchAll(unseen)].map((match) => remark(field, match[0], match.index)));
  },
  examples: {
    bad: [{ article: { title: '春耕\n备耕' } }, { article: { subtitle: '侧记\u200b' } }, { article: { kicker: '\u202e倒序' } }],
    good: [{ article: { title: '春耕 备耕　侧记' } }, { article: { title: '家庭👩‍🌾来信' } }],
  },
};

function remark(field: string, found: string, start: number): Remark {
  const codes = [...found].map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(' ');
  const fix = /[\t\n\v\f\r\u0085\u2028\u2029]/.test(found) ? ' ' : '';
  return { field, message: `标题中有看不见的控制字符（${codes}）。`, start, end: start + found.length, fix, detail: { codes } };
}
