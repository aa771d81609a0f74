import { describe, expect, it, test } from 'vitest';
import {
  backupDay,
  backupName,
  backupStem,
  countArticles,
  isBackupDue,
  isSafeInBackup,
  manifestSchema,
  manifestText,
  outdatedBackups,
  readBackupName,
} from '#domain/backups.ts';
import { canonicalJson } from '#domain/canonical.ts';

const sign = '0a1b2c';
const stem = backupStem('稿库', sign);
const nameOf = (day: string, time = '080000') => `${stem}-${day}-${time}.copydesk-backup.zip`;

describe('the name of a backup', () => {
  test.each([
    ['稿库', '稿库-0a1b2c'],
    ['稿库 一', '稿库 一-0a1b2c'],
    ['a/b\\c:d*e?"<f>|', 'a-b-c-d-e---f---0a1b2c'],
    ['..隐藏', '隐藏-0a1b2c'],
    ['\u0000\u202e\ud800', '----0a1b2c'],
    ['', 'library-0a1b2c'],
    ['e\u0301', '\u00e9-0a1b2c'],
  ])('of the library %j begins with %j', (library, begins) => {
    expect(backupStem(library, sign)).toBe(begins);
  });

  it('is a name on every file system, whatever the library is called', () => {
    for (const library of ['汛'.repeat(255), '🌊'.repeat(100), 'a'.repeat(255)]) {
      const name = backupName(backupStem(library, sign), '2026-07-01T00:00:00.000Z', 'Asia/Shanghai');
      expect(new TextEncoder().encode(name).length).toBeLessThan(200);
      expect(name).not.toContain('\ufffd');
    }
  });

  it("says the newsroom's day and second", () => {
    const at = '2026-06-30T16:00:05.999Z';
    expect(backupName(stem, at, 'Asia/Shanghai')).toBe(nameOf('20260701', '000005'));
    expect(backupName(stem, at, 'America/New_York')).toBe(nameOf('20260630', '120005'));
    expect(backupDay(at, 'Asia/Shanghai')).toBe('20260701');
    expect(readBackupName(stem, nameOf('20260701', '000005'))).toEqual({ day: '20260701', time: '000005' });
  });

  test.each([
    ['of another library', '别的-0a1b2c-20260701-080000.copydesk-backup.zip'],
    ['of another desk', '稿库-0a1b2d-20260701-080000.copydesk-backup.zip'],
    ['of a library whose name goes on', '稿库-0a1b2c-旧-20260701-080000.copydesk-backup.zip'],
    ['that somebody renamed', `${nameOf('20260701')} (1)`],
    ['with a word more', '稿库-0a1b2c-20260701-080000 大选前.copydesk-backup.zip'],
    ['of a day that never was', nameOf('20260231')],
    ['of another kind', '稿库-0a1b2c-20260701-080000.zip'],
  ])('a file %s is none of ours', (_, name) => {
    expect(readBackupName(stem, name)).toBeUndefined();
    expect(outdatedBackups([name, nameOf('20260801')], stem, '20990101')).toEqual([]);
  });
});

describe('what is kept', () => {
  const day = (back: number, from = '2026-07-01') => new Date(Date.parse(from) - back * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
  /** What is left when a backup is written on each of so many days, and the rule is followed each day. */
  const keptAfter = (days: number) => {
    let names: string[] = [];
    for (let back = days - 1; back >= 0; back--) {
      names.push(nameOf(day(back)));
      const outdated = outdatedBackups(names, stem, day(back));
      names = names.filter((name) => !outdated.includes(name));
    }
    return names.map((name) => readBackupName(stem, name)?.day).reverse();
  };

  it('is everything of the last fourteen days', () => {
    expect(keptAfter(400).slice(0, 14)).toEqual(Array.from({ length: 14 }, (_, back) => day(back)));
    expect(keptAfter(14)).toHaveLength(14);
  });

  it('is the last of each week for eight weeks, and the last of each month for twelve months', () => {
    // The first of July 2026 is a Wednesday; its week began on the 29th of June.
    expect(keptAfter(800)).toEqual([
      ...Array.from({ length: 14 }, (_, back) => day(back)),
      '20260614',
      '20260607',
      '20260531',
      '20260524',
      '20260517',
      '20260430',
      '20260331',
      '20260228',
      '20260131',
      '20251231',
      '20251130',
      '20251031',
      '20250930',
      '20250831',
    ]);
  });

  it('holds across the end of a year', () => {
    const names = ['20251228', '20251229', '20251231', '20260101', '20260104'].map((one) => nameOf(one));
    // Sunday the 28th ends a week; the week of the 29th ends on the 4th of January; the 31st ends its month.
    expect(outdatedBackups(names, stem, '20260126')).toEqual([nameOf('20260101'), nameOf('20251229')]);
  });

  it('of several on one day, when they are old, is the last', () => {
    const names = [nameOf('20260531', '080000'), nameOf('20260531', '200000'), nameOf('20260630')];
    expect(outdatedBackups(names, stem, '20260630')).toEqual([nameOf('20260531', '080000')]);
  });

  it('is the newest one, however old, and what a wrong clock wrote', () => {
    expect(outdatedBackups([nameOf('20200101')], stem, '20260701')).toEqual([]);
    expect(outdatedBackups([nameOf('20200101'), nameOf('20200102')], stem, '20260701')).toEqual([nameOf('20200101')]);
    expect(outdatedBackups([nameOf('20990101'), nameOf('20990102'), nameOf('20260701')], stem, '20260701')).toEqual([]);
  });
});

test('a backup is due when none is of today', () => {
  expect(isBackupDue([], stem, '20260701')).toBe(true);
  expect(isBackupDue([nameOf('20260630'), nameOf('20990101')], stem, '20260701')).toBe(true);
  expect(isBackupDue([nameOf('20260701')], stem, '20260701')).toBe(false);
  expect(isBackupDue([nameOf('20260701')], '别的-0a1b2c', '20260701')).toBe(true);
});

test.each([
  ['articles/2026/07/x/article.json', true, true],
  ['会议 12?.txt', true, false],
  ['a/con.txt', true, false],
  ['a/b./c', true, false],
  ['名\u0301\u202e🌊.txt', true, true],
  ['', false, false],
  ['/etc/passwd', false, false],
  ['a//b', false, false],
  ['../b', false, false],
  ['a/../b', false, false],
  ['a/./b', false, false],
  ['a\\b', false, false],
  ['C:/x', false, false],
  ['c:x', false, false],
  ['a\u0000b', false, false],
  ['a\nb', false, false],
  ['a/\ud800', false, false],
  ['.lock', false, false],
  ['articles/.index/x', false, false],
  ['backup.json', false, false],
  ['Backup.JSON', false, false],
  ['x'.repeat(2001), false, false],
])('%j may stand in a backup: %s; on Windows: %s', (path, elsewhere, onWindows) => {
  expect(isSafeInBackup(path, false)).toBe(elsewhere);
  expect(isSafeInBackup(path, true)).toBe(onWindows);
});

test('articles are counted by their folders, those in the trash not', () => {
  const id = '019f1af9-b400-7520-8bcb-ee5b7ede5cac';
  const paths = [
    `articles/2026/07/${id}/article.json`,
    `articles/2026/07/${id}/media/a.jpg`,
    `trash/${id}/article.json`,
    'articles/旧.txt',
    `x/${id}/a`,
  ];
  expect(countArticles(paths.map((path) => ({ path })))).toBe(1);
});

test.each([0, 1, 3])('the list is canonical JSON of its schema, with %i files', (count) => {
  const file = (number: number) => ({ path: `“引号”/${number}\u2028.json`, bytes: number, sha256: 'a'.repeat(64) });
  const files = Array.from({ length: count }, (_, number) => file(number));
  const manifest = {
    format: 1,
    at: '2026-07-01T00:00:00.000Z',
    generator: 'Copydesk "files": [] 0.1.0',
    library: { format: 1 },
    articles: 0,
    files,
  } as const;
  const text = [...manifestText(manifest)].join('');
  expect(text).toBe(canonicalJson(manifest));
  expect(manifestSchema.parse(JSON.parse(text))).toEqual(manifest);
});
