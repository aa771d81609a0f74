import { expect, test } from 'vitest';
import { renamed, withFilter } from '../../../renderer/library/filters.ts';

const saved = [
  { name: '教育', filter: { channel: 'education' } },
  { name: '草稿', filter: { state: 'draft' as const } },
];
const names = (filters: readonly { readonly name: string }[]) => filters.map(({ name }) => name).join(' ');

test('a filter is saved at the end, and one of the same name gives way', () => {
  expect(names(withFilter(saved, '本周', { from: '2026-03-02' }))).toBe('教育 草稿 本周');
  const again = withFilter(saved, '教育', { text: '夜校' });
  expect(names(again)).toBe('草稿 教育');
  expect(again[1]?.filter).toEqual({ text: '夜校' });
});

test('a renamed filter keeps its place, and takes a name that another one had', () => {
  expect(names(renamed(saved, '教育', '学校'))).toBe('学校 草稿');
  expect(names(renamed(saved, '教育', '教育'))).toBe('教育 草稿');
  expect(renamed(saved, '草稿', '教育')).toEqual([{ name: '教育', filter: { state: 'draft' } }]);
});
