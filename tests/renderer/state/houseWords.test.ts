import { beforeEach, expect, test } from 'vitest';
import { changedHouseList, type HouseChange } from '#domain/checks/house/houseChange.ts';
import { emptyHouseList, type HouseEntry, type HouseList } from '#domain/checks/house/houseList.ts';
import { refusal } from '#domain/result.ts';
import { wordsFound } from '../../../renderer/settings/words/wordSearch.ts';
import { houseFacts, readWords, useHouse } from '../../../renderer/state/house.ts';
import { lookAtFile, openWords, putWord, removeWord, takeComing, undoRemoval, useHouseWords } from '../../../renderer/state/houseWords.ts';
import { startSession } from '../../../renderer/state/session.ts';
import { fakeHost } from './fakeHost.ts';

const entry = (word: string, changes: Partial<HouseEntry> = {}): HouseEntry => ({
  ...{ word, kind: 'forbidden', replacement: '', reason: '', exceptions: [], scope: { channels: [], fields: [] } },
  ...changes,
});
let list: HouseList;
const words = () => useHouse.getState().words.entries.map(({ word }) => word);
let inFile: HouseEntry[] = [];

beforeEach(async () => {
  list = emptyHouseList;
  const host = fakeHost(
    {
      'words.read': () => list as never,
      'words.change': (change) => {
        list = changedHouseList(list, change as HouseChange);
        return { version: list.version };
      },
      'words.look': () => ({ entries: inFile, problems: [], counts: { version: 0, fresh: 0, changed: 0, same: 0, absent: 0 } }),
    },
    { choose: async () => [{ token: 'x'.repeat(16), name: '用词.csv' }] },
  );
  startSession(host);
  openWords();
  await readWords();
});

test('an entry is put, changed into another and removed, and the removal undone', async () => {
  expect(await putWord(entry('座落'), undefined)).toBe(true);
  await putWord(entry('坐落於', { reason: '新' }), entry('座落'));
  expect(words()).toEqual(['坐落於']);
  await removeWord(entry('坐落於', { reason: '新' }));
  expect(words()).toEqual([]);
  await undoRemoval();
  expect(useHouse.getState().words).toMatchObject({ version: 4, entries: [{ word: '坐落於', reason: '新' }] });
  expect(useHouseWords.getState().removed).toEqual([]);
});

test('a change for a list that is another by now is refused, and the new list read', async () => {
  list = { version: 5, entries: [entry('老赖')] };
  expect(await putWord(entry('座落'), undefined)).toBe(false);
  expect(useHouseWords.getState().failure?.code).toBe('stale');
  expect(words()).toEqual(['老赖']);
  expect(await putWord(entry('座落'), undefined)).toBe(true);
  expect(words()).toEqual(['老赖', '座落']);
});

test.each([
  ['add', ['老赖', '座落']],
  ['replace', ['座落']],
] as const)('what came in is kept on request alone: %s', async (how, expected) => {
  await putWord(entry('老赖'), undefined);
  inFile = [entry('座落')];
  await lookAtFile();
  expect(words()).toEqual(['老赖']);
  await takeComing(how);
  expect(words()).toEqual(expected);
  expect(useHouseWords.getState().coming).toBeNull();
});

test('a list that cannot be read is told to the checks as such', async () => {
  startSession(fakeHost({ 'words.read': () => Promise.reject(refusal('damaged', 'words.json', 'read', 'it is cut off')) }));
  await readWords();
  expect(houseFacts()).toMatchObject({ wordsUnread: true, words: { entries: [] } });
});

test('all words of a question are looked for in word, replacement, reason and exceptions', () => {
  const entries = [entry('座落', { kind: 'replace', replacement: '坐落' }), entry('书记', { exceptions: ['总书记'], reason: '法律用语' })];
  const found = (question: string, kind: HouseEntry['kind'] | 'all' = 'all') => wordsFound(entries, question, kind).map(({ word }) => word);
  expect([found(''), found('坐落'), found('总书记 法律'), found('总书记 坐'), found('', 'replace')]).toEqual([
    ['书记', '座落'],
    ['座落'],
    ['书记'],
    [],
    ['座落'],
  ]);
});
