import { expect, test } from 'vitest';
import { type BatchNaming, batchName } from '../../../renderer/state/batchName.ts';

const usual: BatchNaming = {
  library: '云溪日报',
  portal: 'plain',
  changed: ['2026-03-05T02:00:00.000Z', '2026-03-05T09:00:00.000Z'],
  timeZone: 'Asia/Shanghai',
  now: Date.parse('2026-03-08T04:00:00.000Z'),
};

test.each<[what: string, changes: Partial<BatchNaming>, name: string]>([
  ['one day', {}, '云溪日报-plain-20260305'],
  ['one day in the newsroom’s own zone', { changed: ['2026-03-05T15:59:00.000Z', '2026-03-05T16:01:00.000Z'] }, '云溪日报-plain-20260308'],
  ['several days', { changed: ['2026-03-05T02:00:00.000Z', '2026-03-06T02:00:00.000Z'] }, '云溪日报-plain-20260308'],
  ['articles out of the list’s sight', { changed: [] }, '云溪日报-plain-20260308'],
  ['each article’s own portals', { portal: null }, '云溪日报-20260305'],
  ['a library without a name', { library: '' }, 'Copydesk-plain-20260305'],
])('the zip of %s', (_what, changes, name) => expect(batchName({ ...usual, ...changes })).toBe(name));
