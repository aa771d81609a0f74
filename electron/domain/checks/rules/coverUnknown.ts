import { coverOf } from '../../portal/pictures.ts';
import { about, type Rule } from '../rule.ts';

export const coverUnknown: Rule = {
  id: 'cover-unknown',
  level: 'error',
  check: ({ article }) =>
    article.cover !== null && !coverOf(article) ? [about('cover', '标题图片不在本稿的图片中，请重新选择。', article.cover)] : [],
  examples: {
    bad: [{ article: { cover: '00000000000000ff' } }],
    good: [{ article: { cover: null } }, { article: { cover: '1111111111111111' } }],
  },
};
