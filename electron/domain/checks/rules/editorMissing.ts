import { about, isBlank, type Rule } from '../rule.ts';

export const editorMissing: Rule = {
  id: 'editor-missing',
  level: 'error',
  check: ({ article }) => (isBlank(article.editor) ? [about('editor', '没有责任编辑。', article.editor)] : []),
  examples: {
    bad: [{ article: { editor: '' } }, { article: { editor: '　' } }],
    good: [{ article: { editor: '林小满' } }, { article: { editor: '保存' } }],
  },
};
