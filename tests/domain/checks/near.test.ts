import { expect, test } from 'vitest';
import { nearNames, nearWords } from '#domain/checks/near.ts';

test.each<[name: string, known: readonly string[], near: readonly string[]]>([
  ['许文兰', ['许文澜', '方远'], ['许文澜']],
  ['许文', ['许文澜'], ['许文澜']],
  ['许文澜澜', ['许文澜'], ['许文澜']],
  ['林小', ['林晓', '林远', '方远'], ['林晓', '林远']],
  ['云溪日报社', ['云溪日报', '样稿网'], ['云溪日报']],
  ['云溪日报客户端', ['云溪日报'], ['云溪日报']],
  ['周明', ['许文澜'], []],
  ['许文澜', ['许文澜'], []],
  ['甲'.repeat(100), ['甲'.repeat(99)], []],
  ['', ['许文澜'], []],
])('%s', (name, known, near) => expect(nearNames(name, known)).toEqual(near));

test('they are told, and nothing where there are none', () => {
  expect(nearWords(['许文澜', '许文'])).toBe('；名单里相近的有“许文澜”“许文”');
  expect(nearWords([])).toBe('');
});

test('thousands of names and a hostile one cost little', () => {
  const known = Array.from({ length: 5000 }, (_, index) => `媒体${'甲乙丙丁'[index % 4]}${index}`);
  expect(nearNames('甲'.repeat(60), known)).toEqual([]);
});
