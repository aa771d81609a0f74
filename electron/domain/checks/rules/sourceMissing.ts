import { about, isBlank, type Rule } from '../rule.ts';

export const sourceMissing: Rule = {
  id: 'source-missing',
  level: 'error',
  check: ({ article }) => (isBlank(article.source.name) ? [about('source.name', '没有来源。', article.source.name)] : []),
  examples: {
    bad: [{ article: { source: { name: '', kind: 'original', url: 'https://portal.example/', originalTitle: '' } } }],
    good: [{ article: { source: { name: '样稿日报', kind: 'original', url: '', originalTitle: '' } } }],
  },
};
