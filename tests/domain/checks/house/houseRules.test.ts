import { describe, expect, it } from 'vitest';
import { emptyHouseList, type HouseEntry, houseListSchema, maxHouseEntries, maxHouseWord } from '#domain/checks/house/houseList.ts';
import { houseRules } from '#domain/checks/house/houseRules.ts';
import { makeTextChecker } from '#domain/checks/prose/textChecker.ts';
import { articleOf } from '../prose/marked.ts';

const { article: empty } = articleOf([]);

function entry(word: string, changes: Partial<HouseEntry> = {}): HouseEntry {
  return { word, kind: 'forbidden', replacement: '', reason: '', exceptions: [], scope: { channels: [], fields: [] }, ...changes };
}

function check(entries: readonly HouseEntry[], changes: Partial<typeof empty>) {
  const rules = houseRules(houseListSchema.parse({ version: 3, entries }));
  return makeTextChecker({ texts: rules, articles: [] }).check({ ...empty, ...changes });
}

const said = (entries: readonly HouseEntry[], changes: Partial<typeof empty>) =>
  check(entries, changes).map(({ rule, field, start, fix }) => [rule, field, start, fix ?? ''].join(' '));

describe('a house list', () => {
  it('is empty until a house fills it', () => expect(houseRules(emptyHouseList)).toEqual([]));

  it.each<[string, readonly HouseEntry[], Partial<typeof empty>, readonly string[]]>([
    ['forbids', [entry('村霸')], { body: '抓获村霸一名。' }, ['house-forbidden body 2 ']],
    ['warns', [entry('首次', { kind: 'careful' })], { title: '首次通车' }, ['house-careful title 0 ']],
    ['replaces', [entry('座落', { kind: 'replace', replacement: '坐落' })], { body: '座落城东。' }, ['house-replace body 0 坐落']],
    ['spares its exceptions', [entry('书记', { exceptions: ['总书记', '书记员'] })], { body: '总书记、书记员、书记。' }, ['house-forbidden body 8 ']],
    ['lets the longest word speak', [entry('医院'), entry('县医院')], { body: '县医院。' }, ['house-forbidden body 0 ']],
    [
      'looks in its fields',
      [entry('震惊', { scope: { channels: [], fields: ['title'] } })],
      { title: '震惊', body: '震惊。' },
      ['house-forbidden title 0 '],
    ],
    [
      'takes a heading for the body',
      [entry('震惊', { scope: { channels: [], fields: ['body'] } })],
      { title: '震惊', body: '## 震惊' },
      ['house-forbidden body 3 '],
    ],
    [
      'looks in its channels',
      [entry('俺', { scope: { channels: ['news'], fields: [] } })],
      { channel: 'news', body: '俺们村。' },
      ['house-forbidden body 0 '],
    ],
    ['and in no other', [entry('俺', { scope: { channels: ['news'], fields: [] } })], { channel: 'culture', body: '俺们村。' }, []],
    [
      'is not silenced by a longer word of another channel',
      [entry('医院'), entry('县医院', { scope: { channels: ['news'], fields: [] } })],
      { channel: 'culture', body: '县医院。' },
      ['house-forbidden body 1 '],
    ],
    ['reads no addresses', [entry('news')], { body: '见 https://news.example/ 一文。' }, []],
  ])('%s', (_name, entries, changes, expected) => expect(said(entries, changes)).toEqual(expected));

  it('says what it knows', () => {
    const [finding] = check([entry('村霸', { replacement: '恶势力', reason: '法律用语。' })], { body: '村霸。' });
    expect(finding?.message).toBe('“村霸”是本单位禁用的词，可写作“恶势力”：法律用语。');
    expect(finding?.clause).toBe('本单位用词表（第3版）');
  });

  it('follows the article into another channel', () => {
    const rules = houseRules({ version: 1, entries: [entry('俺', { scope: { channels: ['news'], fields: [] } })] });
    const checker = makeTextChecker({ texts: rules, articles: [] });
    const found = (channel: string) => checker.check({ ...empty, channel, body: '俺们村。' }).length;
    expect(['news', 'culture', 'news'].map(found)).toEqual([1, 0, 1]);
  });

  it.each<[string, HouseEntry]>([
    ['without a word', entry('')],
    ['of blanks', entry(' 词')],
    ['of two lines', entry('词\n词')],
    ['too long', entry('词'.repeat(maxHouseWord + 1))],
    ['replaced by nothing', entry('词', { kind: 'replace' })],
    ['whose exception does not hold it', entry('词', { exceptions: ['句子'] })],
  ])('takes no entry %s', (_name, wrong) => expect(houseListSchema.safeParse({ version: 1, entries: [wrong] }).success).toBe(false));

  it('finds the last of thousands of words', () => {
    const entries = Array.from({ length: maxHouseEntries }, (_, index) => entry(`第${index}号词`));
    expect(said(entries, { body: `第${maxHouseEntries - 1}号词，第${maxHouseEntries}号词。` })).toEqual(['house-forbidden body 0 ']);
  });
});
