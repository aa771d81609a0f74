import { beforeEach, expect, test } from 'vitest';
import { emptyArticle } from '#domain/article.ts';
import type { PlacedFinding } from '#domain/checks/atPortals.ts';
import { attachBody, type TextChange } from '../../../renderer/state/body.ts';
import { fieldsOf, useCopy } from '../../../renderer/state/copy.ts';
import { useDesk } from '../../../renderer/state/desk.ts';
import { fixable, fixesOf, makeFixes } from '../../../renderer/state/fixes.ts';
import { useHolding } from '../../../renderer/state/holding.ts';
import { setFields } from '../../../renderer/state/session.ts';

const one = '0198c0de-0000-7000-8000-00000000000a';
const rewritten: (string | readonly TextChange[])[] = [];
let text = '';

attachBody({
  text: () => text,
  slice: (from, to) => text.slice(from, to),
  length: () => text.length,
  selection: () => ({ from: 0, to: 0 }),
  focus: () => undefined,
  boxOf: () => undefined,
  remarkable: () => ({ from: 0, to: 0 }),
  replaceFromOutside: () => undefined,
  rewrite: (to) => void rewritten.push(to),
  select: () => undefined,
  top: () => ({ offset: 0, fraction: 0 }),
  scrollTo: () => undefined,
});

const of = (field: string, start: number, end: number, fix?: string): PlacedFinding => ({
  rule: 'half-width-mark',
  level: 'error',
  message: '',
  field,
  start,
  end,
  portals: [],
  ...(fix === undefined ? {} : { fix }),
});

beforeEach(() => {
  rewritten.length = 0;
  text = '头一段。\n他说,今年雨水匀;又说,也好。';
  const caption = { file: 'a.jpg', type: 'image/jpeg' as const, width: 1, height: 1, bytes: 1, caption: '渠水,清了', credit: '', alt: '' };
  const fields = { ...fieldsOf(emptyArticle(one, '2026-03-05T02:00:00.000Z')), title: '夏粮,开镰!', media: { '1111111111111111': caption } };
  useCopy.setState({ id: one, fields });
  useHolding.setState({ id: one, mine: true });
});

test('a fix shows what stands around it on its line', () => {
  expect(fixesOf([of('body', 7, 8, '，')])).toMatchObject([{ before: '他说', words: ',', insert: '，', after: '今年雨水匀;又说,也好。' }]);
});

test('one without a fix changes nothing, and of two that overlap the first is made', () => {
  expect(fixesOf([of('body', 7, 8), of('body', 7, 9, '，今'), of('body', 8, 9, '去')]).map(({ insert }) => insert)).toEqual(['，今']);
});

test('what concerns the text is one change, fields are changed from behind, captions too', () => {
  const findings = [
    of('title', 2, 3, '，'),
    of('title', 5, 6, '！!'),
    of('body', 7, 8, '，'),
    of('body', 17, 18, '，'),
    of('media.1111111111111111.caption', 2, 3, '，'),
  ];
  makeFixes(fixesOf(findings));
  expect(rewritten).toEqual([
    [
      { from: 7, to: 8, insert: '，' },
      { from: 17, to: 18, insert: '，' },
    ],
  ]);
  expect(useCopy.getState().fields).toMatchObject({ title: '夏粮，开镰！!', media: { '1111111111111111': { caption: '渠水，清了', credit: '' } } });
});

test('nothing is changed while another window writes the article', () => {
  useHolding.setState({ mine: false });
  makeFixes(fixesOf([of('title', 2, 3, '，'), of('body', 7, 8, '，')]));
  expect([rewritten, useCopy.getState().fields?.title]).toEqual([[], '夏粮,开镰!']);
});

test('what somebody has left is not put right with the others', () => {
  const left = { ...of('body', 7, 8, '，'), ignored: { scope: 'finding' as const, reason: '原文', by: '许文澜', at: '' } };
  const findings = [left, of('body', 17, 18, '，'), of('title', 0, 1), { ...of('body', 3, 4, '！'), rule: 'another' }];
  expect(fixable(findings, 'half-width-mark').map(({ start }) => start)).toEqual([17]);
});

test('a fix of a field is taken back as long as nobody has written there since', () => {
  const [title] = fixesOf([of('title', 2, 3, '，')]);
  const undo = () => useDesk.getState().notices.at(-1)?.action?.run();
  makeFixes(title ? [title] : []);
  expect(useCopy.getState().fields?.title).toBe('夏粮，开镰!');
  expect(useDesk.getState().notices.at(-1)).toMatchObject({ key: 'checks.fieldsFixed', fieldName: 'title' });
  undo();
  expect(useCopy.getState().fields?.title).toBe('夏粮,开镰!');
  makeFixes(title ? [title] : []);
  const late = useDesk.getState().notices.at(-1)?.action;
  setFields({ title: '夏粮，今日开镰!' });
  late?.run();
  expect(useCopy.getState().fields?.title).toBe('夏粮，今日开镰!');
  expect(useDesk.getState().notices.at(-1)?.key).toBe('checks.undoTooLate');
});
