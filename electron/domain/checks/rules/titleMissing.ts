import { about, isBlank, type Rule } from '../rule.ts';

export const titleMissing: Rule = {
  id: 'title-missing',
  level: 'error',
  check: ({ article }) => (isBlank(article.title) ? [about('title', '没有标题。', article.title)] : []),
  examples: {
    bad: [{ article: { title: '' } }, { article: { title: ' 　\u200b\n' } }],
    good: [{ article: { title: '示例市春耕备耕进度过半' } }, { article: { title: '7' } }],
  },
};
