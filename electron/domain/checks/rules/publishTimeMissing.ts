import { about, type Rule } from '../rule.ts';

export const publishTimeMissing: Rule = {
  id: 'publish-time-missing',
  level: 'hint',
  check: ({ article }) => (article.publishAt === null ? [about('publishAt', '没有发布时间，页面上不会显示。')] : []),
  examples: {
    bad: [{ article: { publishAt: null } }],
    good: [{ article: { publishAt: '2017-09-07T10:23:27+08:00' } }],
  },
};
