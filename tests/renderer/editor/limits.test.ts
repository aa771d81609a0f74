import { expect, test } from 'vitest';
import type { Profile } from '#domain/portal/profile.ts';
import { limitOf } from '../../../renderer/editor/limits.ts';
import { profile } from '../../exporter/samples.ts';

const limited = (field: Partial<Profile['fields'][number]>): Profile => ({
  ...profile,
  fields: [{ name: 'title', label: '标题', from: 'title', ...field }],
});

test.each<[field: Partial<Profile['fields'][number]>, value: string, length: number, over: boolean]>([
  [{ max: 4 }, '新桥通车', 4, false],
  [{ max: 4 }, '新桥通车了', 5, true],
  [{ max: 4, unit: 'chars' }, '🌉🌉🌉🌉', 4, false],
  [{ max: 12, unit: 'bytes' }, '新桥通车', 12, false],
  [{ max: 11, unit: 'bytes' }, '新桥通车', 12, true],
  [{ max: 4, unit: 'han' }, '新 桥 通 车', 4, false],
  [{ max: 1 }, '', 0, false],
])('a limit of %o for %j', (field, value, length, over) => {
  expect(limitOf(limited(field), 'title', value)).toEqual({ label: '标题', length, max: field.max, unit: field.unit ?? 'chars', over });
});

test('a field without a limit, or not of this portal, has none', () => {
  expect(limitOf(limited({}), 'title', '题')).toBeUndefined();
  expect(limitOf(limited({ max: 4 }), 'summary', '题')).toBeUndefined();
});
