import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeImporter } from '../../../electron/importer/importer.ts';
import { builtThread } from '../../fixtures/built.ts';
import { paragraph, run, wordFile } from './wordFile.ts';

/** Tracked changes, as they come out as suggestions: what the text reads before and after each is decided. */

const importer = makeImporter({ timeZone: 'Asia/Shanghai', foreignThread: builtThread('foreign') });
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-changes-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(body: string) {
  await writeFile(join(folder, 'a.docx'), wordFile({ body: paragraph('河道巡查记', '<w:pStyle w:val="Title"/><w:outlineLvl w:val="0"/>') + body }));
  const imported = await importer.readFile(join(folder, 'a.docx'));
  if (imported.kind !== 'draft') throw new Error('not a draft');
  const { remarks, warnings } = imported;
  const text = imported.draft.body ?? '';
  const accepted = remarks.suggestions
    .toSorted((a, b) => b.anchor.at - a.anchor.at)
    .reduce((done, { anchor, length, text: put }) => done.slice(0, anchor.at) + put + done.slice(anchor.at + length), text);
  return { text, accepted, suggestions: remarks.suggestions, codes: warnings.map(({ code }) => code), warnings };
}

const who = 'w:id="1" w:author="方媛" w:date="2026-03-05T09:30:00Z"';
const gone = (text: string) => `<w:del ${who}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
const removed = (text: string) => paragraph(gone(text), `<w:rPr><w:del ${who}/></w:rPr>`);
const one = paragraph('第一段，水位平稳。');
const two = paragraph('第二段，巡查正常。');

test.each<[what: string, body: string, before: string, after: string]>([
  [
    'in the middle',
    one + removed('多余的一段。') + two,
    '第一段，水位平稳。\n\n多余的一段。\n\n第二段，巡查正常。',
    '第一段，水位平稳。\n\n第二段，巡查正常。',
  ],
  [
    'two of them',
    one + removed('甲。') + removed('乙。') + two,
    '第一段，水位平稳。\n\n甲。\n\n乙。\n\n第二段，巡查正常。',
    '第一段，水位平稳。\n\n第二段，巡查正常。',
  ],
  ['at the end', one + removed('乙。'), '第一段，水位平稳。\n\n乙。', '第一段，水位平稳。'],
  [
    'at the beginning',
    removed('这一段放在开头，要删去。') + one + two,
    '这一段放在开头，要删去。\n\n第一段，水位平稳。\n\n第二段，巡查正常。',
    '第一段，水位平稳。\n\n第二段，巡查正常。',
  ],
  [
    'with marks of Markdown',
    `${one}${removed('*号为必填，1. 是序号。')}${two}`,
    '第一段，水位平稳。\n\n\\*号为必填，1. 是序号。\n\n第二段，巡查正常。',
    '第一段，水位平稳。\n\n第二段，巡查正常。',
  ],
  [
    'whose end stays',
    one + paragraph(gone('只删文字。')) + two,
    '第一段，水位平稳。\n\n只删文字。\n\n第二段，巡查正常。',
    '第一段，水位平稳。\n\n第二段，巡查正常。',
  ],
  [
    'only in part',
    one + paragraph(`${gone('半段')}留下。`.replace('留下。', run('留下。'))),
    '第一段，水位平稳。\n\n半段留下。',
    '第一段，水位平稳。\n\n留下。',
  ],
])('a paragraph taken out %s leaves none that is empty', async (_, body, before, after) => {
  const { text, accepted } = await read(body);
  expect(text).toBe(before);
  expect(accepted).toBe(after);
});

test('a whole paragraph is one suggestion', async () => {
  const { suggestions } = await read(one + paragraph(`${gone('前半')}${gone('后半。')}`, `<w:rPr><w:del ${who}/></w:rPr>`) + two);
  expect(suggestions).toMatchObject([{ kind: 'delete', by: '方媛', length: 7, text: '' }]);
});

test('tracked changes of format are counted and told', async () => {
  const { warnings, text } = await read(
    paragraph(
      run('水位', `<w:b/><w:rPrChange ${who}><w:rPr/></w:rPrChange>`) + run('平稳。'),
      `<w:jc w:val="center"/><w:pPrChange ${who}><w:pPr/></w:pPrChange>`,
    ),
  );
  expect(text).toBe('**水位**平稳。');
  expect(warnings).toContainEqual({
    code: 'docx-format-changes',
    message: '格式修订 2 处（字体、段落等）没有转为建议：按修订之后的格式导入',
    count: 2,
  });
});
