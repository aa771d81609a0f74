import type { StateCommand } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { setHeading, toggleList, toggleQuote } from '../../../renderer/editor/codemirror/blocks.ts';
import { cellText } from '../../../renderer/editor/codemirror/cellText.ts';
import { backspace, enter } from '../../../renderer/editor/codemirror/paragraphs.ts';
import { stateOf, after as textAfter } from './notation.ts';

/** The kinds of the blocks on the page, and what the paragraphs among them say. */
function blocksOf(body: string): string[] {
  return parseMarkdown(body).map((block) => {
    if (block.type !== 'paragraph') return block.type;
    return block.children.map((child) => (child.type === 'text' ? child.text : child.type)).join('');
  });
}

const grid = '| 甲 | 乙 |\n| --- | --- |\n';

describe('leaving a list, a quote or a table begins a paragraph of its own', () => {
  const cases: readonly (readonly [string, StateCommand, string, string, readonly string[]])[] = [
    ['Enter', enter, '- 甲\n- 乙\n- ‸', '- 甲\n- 乙\n\n‸', ['list', '段落']],
    ['Enter', enter, '- 甲\n- ‸\n\n后', '- 甲\n\n‸\n\n后', ['list', '段落', '后']],
    ['Enter', enter, '- 甲\n\n- ‸', '- 甲\n\n‸', ['list', '段落']],
    ['Enter', enter, '- 甲\n- ‸\n- 乙', '- 甲\n\n‸\n\n- 乙', ['list', '段落', 'list']],
    ['Enter', enter, '- [ ] 甲\n- [ ] ‸', '- [ ] 甲\n\n‸', ['list', '段落']],
    ['Enter', enter, '1. 甲\n2. ‸\n3. 乙', '1. 甲\n\n‸\n\n2. 乙', ['list', '段落', 'list']],
    ['Enter', enter, '引子\n\n- ‸', '引子\n\n‸', ['引子', '段落']],
    ['Enter', enter, '> 甲\n> ‸', '> 甲\n\n‸', ['quote', '段落']],
    ['Enter', enter, '> 甲\n>\n> ‸', '> 甲\n\n‸', ['quote', '段落']],
    ['Enter', enter, '> 甲\n>\n> ‸\n\n后', '> 甲\n\n‸\n\n后', ['quote', '段落', '后']],
    ['Enter', enter, '> 甲\n>\n> ‸\n后', '> 甲\n\n‸\n\n后', ['quote', '段落', '后']],
    ['Enter', enter, '> 甲\n>\n> ‸\n>\n> 乙', '> 甲\n\n‸\n\n> 乙', ['quote', '段落', 'quote']],
    ['Enter', enter, `${grid}| 丙 | 丁 |\n|  ‸|  |`, `${grid}| 丙 | 丁 |\n\n‸`, ['table', '段落']],
    ['Enter', enter, `${grid}|  ‸|  |\n\n后`, `${grid}\n‸\n\n后`, ['table', '段落', '后']],
    ['Enter', enter, `${grid}|  ‸|  |\n后`, `${grid}\n‸\n\n后`, ['table', '段落', '后']],
    ['Backspace', backspace, '- 甲\n- ‸', '- 甲\n\n‸', ['list', '段落']],
    ['Backspace', backspace, '- 甲\n  - ‸', '- 甲\n\n‸', ['list', '段落']],
    ['Backspace', backspace, '> 甲\n> ‸', '> 甲\n\n‸', ['quote', '段落']],
    ['Backspace', backspace, '> 甲\n>\n> ‸', '> 甲\n\n‸', ['quote', '段落']],
    ['Backspace', backspace, '- 甲\n## ‸', '- 甲\n\n‸', ['list', '段落']],
    ['list off', toggleList('bullet'), '- 甲\n- ‸\n后', '- 甲\n\n‸\n\n后', ['list', '段落', '后']],
    ['list off', toggleList('ordered'), '1. 甲\n2. ‸', '1. 甲\n\n‸', ['list', '段落']],
    ['quote off', toggleQuote, '> 甲\n>\n> ‸\n>\n> 乙', '> 甲\n\n‸\n\n> 乙', ['quote', '段落', 'quote']],
    ['heading off', setHeading(0), '- 甲\n## ‸\n后', '- 甲\n\n‸\n\n后', ['list', '段落', '后']],
  ];
  test.each(cases)('%s: %#', (_, command, before, expected, blocks) => {
    const done = textAfter(command, before);
    expect(done).toBe(expected);
    expect(blocksOf(done.replace('‸', '段落'))).toEqual(blocks);
  });

  test('a list in a quote is left for the quote, the quote for the article', () => {
    const once = textAfter(enter, '> - 甲\n> - ‸');
    expect(once).toBe('> - 甲\n>\n> ‸');
    const [quote] = parseMarkdown(once.replace('‸', '段落'));
    expect(quote?.type === 'quote' && quote.children.map((block) => block.type)).toEqual(['list', 'paragraph']);
    expect(textAfter(enter, once)).toBe('> - 甲\n\n‸');
  });

  test('an empty item of an inner list becomes one of the outer list', () => {
    expect(textAfter(enter, '- 甲\n  - 乙\n  - ‸')).toBe('- 甲\n  - 乙\n- ‸');
  });
});

describe('what is written into a cell', () => {
  test.each([
    ['| 甲‸ | 乙 |\n| --- | --- |', '|', '\\|'],
    [`${grid}| 丙‸ | 丁 |`, '|', '\\|'],
    [`${grid}| 丙 | 丁‸ |`, 'a|b', 'a\\|b'],
    [`${grid}| ‸ |  |`, '|', '\\|'],
    [`${grid}| \`丙‸\` | 丁 |`, '|', '\\|'],
    [`${grid}| 丙\\‸ | 丁 |`, '|', '|'],
    [`${grid}| 丙\\\\‸ | 丁 |`, '|', '\\|'],
    [`${grid}| ⟦丙⟧ | 丁 |`, 'a\\|b|c', 'a\\|b\\|c'],
    [`${grid}丙‸ | 丁`, '|', '\\|'],
    [`${grid}| ⟦丙⟧ | 丁 |`, '一\n二  \n\n三\n', '一 二 三'],
    // outside of a cell, or where the bar is the row's own
    [`${grid}| 丙 | 丁 |‸`, '|', undefined],
    [`${grid}| 丙 | 丁‸`, '|', undefined],
    [`${grid}| 丙‸`, '|', undefined],
    [`${grid}‸丙 | 丁`, '|', undefined],
    [`${grid}‸| 丙 | 丁 |`, '|', undefined],
    [`${grid}| ⟦丙 | 丁⟧ |`, '|', undefined],
    [`${grid}‸`, '|', undefined],
    ['| 甲 | 乙 |\n| ---‸ | --- |', '|', undefined],
    ['```\n| 甲‸ |\n| --- |\n```', '|', undefined],
    ['甲‸|乙', '|', undefined],
  ])('%j, %j', (notation, text, expected) => {
    const state = stateOf(notation);
    const { from, to } = state.selection.main;
    expect(cellText(state, from, to, text)).toBe(expected);
  });

  test('keeps the columns, also in code', () => {
    for (const cell of ['丙‸', '`丙‸`']) {
      const state = stateOf(`${grid}| ${cell} | 丁 |`);
      const at = state.selection.main.head;
      const body = state.update({ changes: { from: at, insert: cellText(state, at, at, '|\n戊') ?? '' } }).newDoc.toString();
      const [table] = parseMarkdown(body);
      const row = table?.type === 'table' ? table.rows[0] : undefined;
      expect(row).toHaveLength(2);
      expect(JSON.stringify(row?.[0])).toContain('丙| 戊');
    }
  });
});
