import { directionCharacters as pattern } from '../../markdown/escape.ts';
import type { Rule } from '../rule.ts';

/** The body holds unseen characters that turn the writing direction around: the page leaves them out, a text outlet does not. */
export const directionCharacters: Rule = {
  id: 'direction-characters',
  level: 'warning',
  check({ article: { body } }) {
    return [...body.matchAll(pattern)].map(({ 0: found, index }) => {
      const codes = [...found].map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`).join(' ');
      const message = `正文中有改变文字方向的不可见字符（${codes}），页面上已略去。`;
      return { field: 'body', message, start: index, end: index + found.length, fix: '', detail: { codes } };
    });
  },
  examples: {
    bad: [{ article: { body: '产量\u202e吨03\u202c增加。' } }, { article: { body: '\u2067倒着写\u2069' } }],
    good: [{ article: { body: '维吾尔文 ئۇيغۇرچە\u200f 和汉字。' } }],
  },
};
