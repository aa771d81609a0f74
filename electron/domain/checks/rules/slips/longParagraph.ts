import type { TextRule } from '../../prose/textRule.ts';
import { longParagraphs, shortParagraphs } from './lengthExamples.ts';

/** 字 in a paragraph: about a screen of a telephone. */
const limit = 400;

export const longParagraph: TextRule = {
  id: 'long-paragraph',
  level: 'hint',
  places: ['paragraph'],
  clause: '新闻惯例：段长',
  message: '这一段有{{count}}字，宜分段。',
  english: 'This paragraph has {{count}} characters; more paragraphs would read better.',
  check: ({ masked }) => {
    if (masked.length <= limit) return [];
    const count = masked.match(/\p{Script=Han}/gu)?.length ?? 0;
    return count > limit ? [{ start: 0, end: masked.length, detail: { count } }] : [];
  },
  examples: { bad: longParagraphs, good: shortParagraphs },
};
