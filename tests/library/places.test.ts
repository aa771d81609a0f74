import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { failureOf } from '#domain/result.ts';
import { articleFolder, isRivalName, keyOfPortalFile, mediaPath, portalPath } from '../../electron/library/places.ts';

const id = '0198f0aa-1000-7abc-8def-0123456789ab';

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return failureOf(error)?.code ?? 'not coded';
  }
  return 'allowed';
}

describe('the folder of an article', () => {
  it('is the month of its id in UTC', () => {
    expect(articleFolder(id, 'read')).toBe(`articles/2025/08/${id}`);
    // The last and the first millisecond of a year.
    const newYear = Date.UTC(2026, 0, 1);
    expect(articleFolder(v7({ msecs: newYear - 1 }), 'read')).toMatch(/^articles\/2025\/12\//);
    expect(articleFolder(v7({ msecs: newYear }), 'read')).toMatch(/^articles\/2026\/01\//);
  });

  it.each([
    ['', 'empty'],
    ['../../etc/passwd', 'a path'],
    [`${id}/..`, 'an id with a path'],
    [`${id}\n`, 'an id with a line break'],
    [id.toUpperCase(), 'capitals'],
    ['0198f0aa-1000-4abc-8def-0123456789ab', 'version 4'],
    ['0198f0aa-1000-7abc-1def-0123456789ab', 'another variant'],
    ['00000000-0000-7000-8000-000000000000', 'the year 1970'],
    ['ffffffff-ffff-7fff-bfff-ffffffffffff', 'the year 10889'],
    ['constructor', 'a name of the language'],
  ])('%j is refused: %s', (wrong) => {
    expect(codeOf(() => articleFolder(wrong, 'write'))).toBe('invalid');
  });
});

describe('names of other files', () => {
  it.each(['../0123456789abcdef.jpg', '0123456789abcdef.svg', '0123456789ABCDEF.jpg', '0123456789abcdef.jpg/', 'media', ''])(
    'picture %j is refused',
    (name) => {
      expect(codeOf(() => mediaPath(id, name, 'read'))).toBe('not-found');
    },
  );

  it.each(['..', 'a/b', 'A', '', '-a', 'a.json', `a${'b'.repeat(64)}`])('portal %j is refused', (key) => {
    expect(codeOf(() => portalPath(key))).toBe('invalid');
  });

  it('a portal file gives its key', () => {
    expect([keyOfPortalFile('plain.json'), keyOfPortalFile('plain.txt'), keyOfPortalFile('.json'), keyOfPortalFile('A.json')]).toEqual([
      'plain',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('a refused text has one form of name', () => {
    expect(isRivalName('12-0123456789ab.json')).toBe(true);
    expect(['../1-0123456789ab.json', '1-0123456789ab.json.tmp', '-0123456789ab.json', '1-0123456789.json'].some(isRivalName)).toBe(false);
  });
});
