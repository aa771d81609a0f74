import { history, undo } from '@codemirror/commands';
import { EditorState, type StateCommand } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { setHeading, toggleList, toggleQuote } from '../../../renderer/editor/codemirror/blocks.ts';
import { bodyLanguage } from '../../../renderer/editor/codemirror/dialect.ts';
import { insertPageBreak } from '../../../renderer/editor/codemirror/insertions.ts';
import { labelsOf } from '../../../renderer/editor/codemirror/labels.ts';
import { makeLink } from '../../../renderer/editor/codemirror/links.ts';
import { indentItem, outdentItem } from '../../../renderer/editor/codemirror/listIndent.ts';
import { toggleBold, toggleEmphasis } from '../../../renderer/editor/codemirror/marks.ts';
import { backspace, breakLine, enter } from '../../../renderer/editor/codemirror/paragraphs.ts';
import { enterInTable, insertTable, moveByCell } from '../../../renderer/editor/codemirror/tables.ts';
import { after, labels, stateOf } from './notation.ts';

function table(name: string, command: StateCommand, cases: readonly (readonly [string, string])[]): void {
  describe(name, () => {
    test.each(cases.map(([before, expected]) => [before, expected] as const))('%j', (before, expected) => {
      expect(after(command, before)).toBe(expected);
    });
  });
}

table('bold', toggleBold, [
  ['全市⟦粮食总产⟧再创新高', '全市**⟦粮食总产⟧**再创新高'],
  ['全市**⟦粮食总产⟧**再创新高', '全市⟦粮食总产⟧再创新高'],
  ['全市⟦**粮食总产**⟧再创新高', '全市⟦粮食总产⟧再创新高'],
  ['**⟦“四干”⟧**工作法', '⟦“四干”⟧工作法'],
  ['**⟦注意：⟧**请看', '⟦注意：⟧请看'],
  ['⟦“四干”⟧工作法', '**⟦“四干”⟧**工作法'],
  // only the selected part of something bold loses it
  ['**甲乙⟦丙丁⟧戊己**', '**甲乙**⟦丙丁⟧**戊己**'],
  ['**⟦甲乙⟧戊己**', '⟦甲乙⟧**戊己**'],
  ['**one ⟦two⟧ three**', '**one** ⟦two⟧ **three**'],
  // what is partly bold becomes one bold piece
  ['⟦甲**乙**丙⟧', '**⟦甲乙丙⟧**'],
  ['甲⟦乙**丙⟧丁**', '甲**⟦乙丙⟧丁**'],
  ['**甲⟦乙**丙⟧丁', '**甲⟦乙丙⟧**丁'],
  // each paragraph by itself, markers and blanks outside
  ['⟦第一段\n\n第二段⟧', '**⟦第一段**\n\n**第二段⟧**'],
  ['**⟦第一段**\n\n**第二段⟧**', '⟦第一段\n\n第二段⟧'],
  ['⟦第一段\n\n**第二段**⟧', '**⟦第一段**\n\n**第二段**⟧'],
  ['⟦- 一是水\n- 二是电⟧', '⟦- **一是水**\n- **二是电⟧**'],
  ['⟦## 标题⟧', '⟦## **标题⟧**'],
  ['⟦> 引文⟧', '⟦> **引文⟧**'],
  ['⟦3. 第三⟧', '⟦3. **第三⟧**'],
  ['⟦　　缩进的段落 ⟧', '⟦　　**缩进的段落** ⟧'],
  ['甲⟦ 乙 ⟧丙', '甲⟦ **乙** ⟧丙'],
  ['⟦| 甲 | 乙 |\n| --- | --- |\n| 丙 |  |⟧', '⟦| **甲** | **乙** |\n| --- | --- |\n| **丙** |  |⟧'],
  ['⟦<!-- page 小标题 -->⟧', 'untouched'],
  ['⟦   ⟧', 'untouched'],
  ['⟦行末换行\\\n第二行⟧', '**⟦行末换行**\\\n**第二行⟧**'],
  // nothing is cut in two
  ['看[网⟦站](https://a.cn)首⟧页', '看**[网⟦站](https://a.cn)首⟧**页'],
  ['看[网⟦站⟧首页](https://a.cn)', '看[网**⟦站⟧**首页](https://a.cn)'],
  ['用`代⟦码⟧`写', '用**`代⟦码⟧`**写'],
  ['*甲⟦乙⟧丙*', '*甲**⟦乙⟧**丙*'],
  // at the cursor
  ['甲‸乙', '甲**‸**乙'],
  ['甲**‸**乙', '甲‸乙'],
  ['**甲乙‸**', '**甲乙**‸'],
  ['**甲‸乙**', '甲‸乙'],
  ['‸', '**‸**'],
]);

table('emphasis', toggleEmphasis, [
  ['甲⟦乙⟧丙', '甲*⟦乙⟧*丙'],
  ['甲*⟦乙⟧*丙', '甲⟦乙⟧丙'],
  ['**⟦乙⟧**', '***⟦乙⟧***'],
  ['***⟦乙⟧***', '**⟦乙⟧**'],
  ['甲**‸**乙', '甲***‸***乙'],
  ['甲*‸*乙', '甲‸乙'],
]);

table('heading, cycled', setHeading('cycle'), [
  ['一、开‸头', '## 一、开‸头'],
  ['## 一、开‸头', '### 一、开‸头'],
  ['### 一、开‸头', '一、开‸头'],
  ['# 一、开‸头', '一、开‸头'],
  ['‸', '## ‸'],
  ['　　一、‸开头', '## 一、‸开头'],
  ['- 一‸项', '## 一‸项'],
  ['> 引‸文', '> ## 引‸文'],
  ['⟦甲\n\n乙⟧', '## ⟦甲\n\n## 乙⟧'],
  ['<!-- page ‸甲 -->', 'untouched'],
]);
table('heading of level 2', setHeading(2), [
  ['### 甲‸', '## 甲‸'],
  ['## 甲‸', '甲‸'],
  ['⟦## 甲\n\n乙⟧', '⟦## 甲\n\n## 乙⟧'],
]);
table('paragraph', setHeading(0), [['### 甲‸', '甲‸']]);

table('bullet list', toggleList('bullet'), [
  ['甲‸', '- 甲‸'],
  ['- 甲‸', '甲‸'],
  ['⟦甲\n\n乙\n\n丙⟧', '- ⟦甲\n- 乙\n- 丙⟧'],
  ['⟦- 甲\n- 乙\n- 丙⟧', '⟦甲\n\n乙\n\n丙⟧'],
  ['⟦1. 甲\n2. 乙⟧', '⟦- 甲\n- 乙⟧'],
  ['引子\n⟦甲\n乙⟧\n结尾', '引子\n\n- ⟦甲\n- 乙⟧\n\n结尾'],
  ['- 甲\n- ‸乙\n- 丙', '- 甲\n\n‸乙\n\n- 丙'],
  ['　　甲‸', '- 甲‸'],
  ['‸', '- ‸'],
  ['> ⟦甲\n>\n> 乙⟧', '> - ⟦甲\n> - 乙⟧'],
]);
table('numbered list', toggleList('ordered'), [
  ['⟦甲\n\n乙⟧', '1. ⟦甲\n2. 乙⟧'],
  ['⟦1. 甲\n2. 乙⟧', '⟦甲\n\n乙⟧'],
  ['⟦- 甲\n- 乙⟧', '⟦1. 甲\n2. 乙⟧'],
  ['1. 甲\n2. 乙\n‸丙', '1. 甲\n2. 乙\n3. ‸丙'],
]);
table('quote', toggleQuote, [
  ['甲‸', '> 甲‸'],
  ['> 甲‸', '甲‸'],
  ['⟦甲\n\n乙⟧', '> ⟦甲\n>\n> 乙⟧'],
  ['> ⟦甲\n>\n> 乙⟧', '⟦甲\n\n乙⟧'],
  ['前\n甲‸\n后', '前\n\n> 甲‸\n\n后'],
  ['> 前\n> 甲‸\n> 后', '> 前\n\n甲‸\n\n> 后'],
]);
table('link', makeLink, [
  ['看⟦官网⟧吧', '看[官网](‸)吧'],
  ['看‸吧', '看[⟦链接文字⟧]()吧'],
  ['⟦https://a.cn/x⟧', '[‸](https://a.cn/x)'],
  ['⟦www.a.cn⟧', '[‸](https://www.a.cn)'],
  ['⟦图[1]⟧', '[图\\[1\\]](‸)'],
  ['⟦- 甲\n- 乙⟧', '- [甲](‸)\n- 乙'],
  ['看[官‸网](https://a.cn)吧', '看[官网](⟦https://a.cn⟧)吧'],
]);
table('page break', insertPageBreak, [
  ['甲乙‸丙\n\n丁', '甲乙丙\n\n<!-- page ⟦小标题⟧ -->\n\n丁'],
  ['‸', '<!-- page ⟦小标题⟧ -->'],
  ['甲\n\n‸丁', '甲\n\n<!-- page ⟦小标题⟧ -->\n\n丁'],
  ['甲\n‸\n丁', '甲\n\n<!-- page ⟦小标题⟧ -->\n\n丁'],
  ['- 甲‸\n- 乙', '- 甲\n- 乙\n\n<!-- page ⟦小标题⟧ -->'],
]);
table('table', insertTable, [['甲‸', '甲\n\n| ⟦栏目⟧ | 栏目 | 栏目 |\n| --- | --- | --- |\n|  |  |  |\n|  |  |  |']]);
const grid = '| 甲 | 乙 |\n| --- | --- |\n';
table('Tab in a table', moveByCell(1), [
  [`| ‸甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 |`, `| 甲 | ⟦乙⟧ |\n| --- | --- |\n| 丙 | 丁 |`],
  [`| 甲 | ‸乙 |\n| --- | --- |\n| 丙 | 丁 |`, `${grid}| ⟦丙⟧ | 丁 |`],
  [`${grid}| 丙 | 丁‸ |`, `${grid}| 丙 | 丁 |\n| ‸ |  |`],
  [`${grid}| 丙 |‸  |\n\n后`, `${grid}| 丙 |  |\n| ‸ |  |\n\n后`],
  [`${grid}| 丙\\|戊‸ | 丁 |`, `${grid}| 丙\\|戊 | ⟦丁⟧ |`],
  ['甲‸|乙', 'untouched'],
  ['甲‸乙', 'untouched'],
]);
table('Shift-Tab in a table', moveByCell(-1), [
  [`${grid}| ‸丙 | 丁 |`, `| 甲 | ⟦乙⟧ |\n| --- | --- |\n| 丙 | 丁 |`],
  [`| ‸甲 | 乙 |\n| --- | --- |`, 'untouched'],
]);
table('Enter in a table', enterInTable, [
  [`| 甲‸ | 乙 |\n| --- | --- |\n| 丙 | 丁 |`, `${grid}| ⟦丙⟧ | 丁 |`],
  [`${grid}| 丙 | 丁‸ |`, `${grid}| 丙 | 丁 |\n| ‸ |  |`],
  [`${grid}| 丙 | 丁 |\n|  ‸|  |`, `${grid}| 丙 | 丁 |\n\n‸`],
]);
table('Enter', enter, [
  ['甲‸', '甲\n\n‸'],
  ['甲‸乙', '甲\n\n‸乙'],
  ['甲‸\n\n乙', '甲\n\n‸\n\n乙'],
  ['甲\n\n‸', '甲\n\n\n‸'],
  ['## 甲‸', '## 甲\n\n‸'],
  ['- 甲‸', '- 甲\n- ‸'],
  ['- 甲\n- ‸', '- 甲\n\n‸'],
  ['1. 甲‸\n2. 乙', '1. 甲\n2. ‸\n3. 乙'],
  ['1. 甲\n2. ‸', '1. 甲\n\n‸'],
  ['> 甲‸', '> 甲\n>\n> ‸'],
  ['> 甲\n>\n> ‸', '> 甲\n\n‸'],
  ['> 甲\n> ‸', '> 甲\n\n‸'],
  ['```\n甲‸\n```', '```\n甲\n‸\n```'],
  ['2017. 8月‸', '2017. 8月\n\n‸'],
  ['- 甲⟦乙⟧', '- 甲\n\n‸'],
]);
table('Shift-Enter', breakLine, [
  ['甲‸乙', '甲\\\n‸乙'],
  ['‸', '\n‸'],
]);
table('Backspace', backspace, [
  ['甲\n\n‸', '甲‸'],
  ['甲\n\n‸乙', '甲‸乙'],
  ['甲\n\n\n‸', 'untouched'],
  ['甲‸', 'untouched'],
  ['- ‸甲', '‸甲'],
  ['- 甲\n- ‸乙', '- 甲\n\n‸乙'],
  ['## ‸甲', '‸甲'],
  ['> ‸甲', '‸甲'],
  ['| 甲 |\n| --- |\n\n‸乙', '| 甲 |\n| --- |‸\n\n乙'],
  ['| 甲 |\n| --- |\n\n‸', '| 甲 |\n| --- |‸'],
  ['- 甲\n\n‸\n乙', 'untouched'],
]);
table('Tab on an item', indentItem, [
  ['- 甲\n- ‸乙', '- 甲\n  - ‸乙'],
  ['1. 甲\n2. ‸乙', '1. 甲\n   2. ‸乙'],
  ['甲‸', 'untouched'],
]);
table('Shift-Tab on an item', outdentItem, [
  ['- 甲\n  - ‸乙', '- 甲\n- ‸乙'],
  ['- 甲‸', 'untouched'],
]);

describe('every command', () => {
  const commands: readonly (readonly [string, StateCommand, string])[] = [
    ['bold', toggleBold, '⟦甲\n\n乙⟧'],
    ['emphasis', toggleEmphasis, '甲‸'],
    ['heading', setHeading('cycle'), '甲‸'],
    ['list', toggleList('bullet'), '⟦甲\n\n乙⟧'],
    ['numbered list', toggleList('ordered'), '⟦甲\n\n乙⟧'],
    ['quote', toggleQuote, '⟦甲\n\n乙⟧'],
    ['link', makeLink, '⟦甲⟧'],
    ['page break', insertPageBreak, '甲‸'],
    ['table', insertTable, '甲‸'],
  ];

  test.each(commands)('%s is refused while read-only', (_, command, before) => {
    expect(command({ state: stateOf(before, true), dispatch: () => expect.unreachable() })).toBe(false);
  });

  test.each(commands)('%s is one undo step between two strokes of typing', (_, command, before) => {
    const start = stateOf(before);
    let state = EditorState.create({ doc: start.doc, selection: start.selection, extensions: [history(), bodyLanguage, labelsOf.of(labels)] });
    const dispatch = (transaction: { readonly state: EditorState }) => {
      state = transaction.state;
    };
    const type = () => dispatch(state.update({ changes: { from: 0, insert: '字' }, userEvent: 'input.type' }));
    type();
    const typed = state.doc.toString();
    command({ state, dispatch });
    const done = state.doc.toString();
    type();
    undo({ state, dispatch });
    expect(state.doc.toString()).toBe(done);
    undo({ state, dispatch });
    expect(state.doc.toString()).toBe(typed);
  });
});

describe('bold given twice', () => {
  const marker = fc.constantFrom('', '', '- ', '> ', '## ', '1. ', '　　', '> - ');
  const piece = fc.constantFrom('粮食', '，', '“四干”', ' ', 'word', '[链接](https://a.cn)', '`码`', '。', '(', '5%');
  const line = fc.tuple(marker, fc.array(piece, { maxLength: 6 })).map(([start, pieces]) => start + pieces.join(''));
  const text = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));

  test('gives the text back, whatever is selected', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (doc, one, two) => {
        const [anchor, head] = [one % (doc.length + 1), two % (doc.length + 1)];
        if (anchor === head) return;
        let state = EditorState.create({ doc, selection: { anchor, head }, extensions: [bodyLanguage, labelsOf.of(labels)] });
        const dispatch = (transaction: { readonly state: EditorState }) => {
          state = transaction.state;
        };
        if (!toggleBold({ state, dispatch })) return;
        expect(state.doc.toString().replaceAll('**', '')).toBe(doc);
        toggleBold({ state, dispatch });
        expect(state.doc.toString()).toBe(doc);
      }),
      { numRuns: 600 },
    );
  });
});
