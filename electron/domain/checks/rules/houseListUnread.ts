import { about, type Rule } from '../rule.ts';

/** A list of forbidden words that nobody can read is no reason to let them pass. */
export const houseListUnread: Rule = {
  id: 'house-list-unread',
  level: 'error',
  check: ({ house }) =>
    house.wordsUnread ? [about('body', '本单位用词表（words.json）读不出来，表里的词没有检查；请在“检查稿库”里修复，或恢复备份。')] : [],
  examples: {
    bad: [{ article: {}, house: { wordsUnread: true } }],
    good: [{ article: {} }],
  },
};
