import { ensureSyntaxTree } from '@codemirror/language';
import { EditorState, type StateCommand } from '@codemirror/state';
import { bodyLanguage } from '../../../renderer/editor/codemirror/dialect.ts';
import { type BodyLabels, labelsOf } from '../../../renderer/editor/codemirror/labels.ts';

/** `‸` is the cursor; `⟦…⟧` a selection. The rest is the text. */

export const labels: BodyLabels = {
  editor: '正文',
  placeholder: '在这里写正文',
  pageBreak: '分页',
  picture: '图片',
  pageTitle: '小标题',
  linkText: '链接文字',
  columnHead: '栏目',
  controlCharacter: '控制字符',
  selectionDeleted: '已删除所选',
  suggestion: { gone: (words) => `删除：${words}`, come: (words) => `新增：${words}` },
  remark: '加批注',
  search: {
    panel: '查找和替换',
    find: '查找',
    replace: '替换为',
    next: '下一个',
    previous: '上一个',
    replaceOne: '替换',
    replaceAll: '全部替换',
    matchCase: '区分大小写',
    close: '关闭',
    none: '没有找到',
    matches: (current, total) => `${current}/${total}`,
    replaced: (count) => `已替换 ${count} 处`,
  },
};

export function stateOf(notation: string, readOnly = false): EditorState {
  const open = notation.search(/[⟦‸]/);
  const bare = notation.replace(/[⟦‸]/, '');
  const close = bare.indexOf('⟧');
  const state = EditorState.create({
    doc: bare.replace('⟧', ''),
    selection: { anchor: open < 0 ? 0 : open, head: close < 0 ? Math.max(0, open) : close },
    extensions: [bodyLanguage, labelsOf.of(labels), EditorState.readOnly.of(readOnly)],
  });
  // A state is read for 20 ms when it is made; on a busy machine that may not reach the end. The next state has it all.
  ensureSyntaxTree(state, state.doc.length, 10_000);
  return state.update({}).state;
}

export function notationOf(state: EditorState): string {
  const { from, to, empty } = state.selection.main;
  const text = state.doc.toString();
  return empty ? `${text.slice(0, from)}‸${text.slice(from)}` : `${text.slice(0, from)}⟦${text.slice(from, to)}⟧${text.slice(to)}`;
}

/** The text after a command, in notation; `untouched` when the command had nothing to do. */
export function after(command: StateCommand, notation: string): string {
  let state = stateOf(notation);
  const done = command({
    state,
    dispatch: (transaction) => {
      state = transaction.state;
    },
  });
  return done ? notationOf(state) : 'untouched';
}
