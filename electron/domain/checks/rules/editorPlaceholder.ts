import { about, isBlank, type Rule } from '../rule.ts';

/** What stands in the editor's field when nobody filled it in: words of buttons, of the form itself, of test accounts. */
const placeholders = new Set([
  ...[
    '保存',
    '提交',
    '发布',
    '编辑',
    '编辑部',
    '责编',
    '责任编辑',
    '本站编辑',
    '网站编辑',
    '网络编辑',
    '小编',
    '值班编辑',
    '记者',
    '作者',
    '姓名',
    '请输入',
    '请选择',
  ],
  ...[
    '管理员',
    '系统管理员',
    '网站管理员',
    '超级管理员',
    '站长',
    '系统',
    '默认',
    '测试',
    '匿名',
    '佚名',
    '未知',
    '不详',
    '无',
    '暂无',
    '待定',
    '某某',
    '某某某',
  ],
  ...['admin', 'administrator', 'root', 'user', 'guest', 'test', 'tester', 'editor', 'author', 'save', 'submit', 'default', 'system', 'webmaster'],
  ...['none', 'null', 'nil', 'undefined', 'nan', 'na', 'tbd', 'todo', 'unknown', 'anonymous'],
]);

export const editorPlaceholder: Rule = {
  id: 'editor-placeholder',
  level: 'error',
  check({ article }) {
    const name = article.editor;
    return !isBlank(name) && isPlaceholder(name) ? [about('editor', `责任编辑“${name.trim()}”不是人名，请填写真实姓名。`, name)] : [];
  },
  examples: {
    bad: ['保存', '编辑', 'admin', 'Admin1', '管理员', ' TEST ', 'ｔｅｓｔ０１', '责任编辑：', '小编。', 'xxx', '×××', '123', '-', '……', '某某'].map(
      (editor) => ({
        article: { editor },
      }),
    ),
    good: ['林小满', '编辑：林小满', '欧阳 样', 'Zhang San', '阿依古丽·样合买提', '陈保存', 'Tester Wang', ''].map((editor) => ({
      article: { editor },
    })),
  },
};

/** Whether what stands in the field is nobody's name. */
export function isPlaceholder(name: string): boolean {
  const letters = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}×]/gu, '');
  return letters === '' || placeholders.has(letters) || /^[x×某]+$/.test(letters);
}
