import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { identityOf } from '#domain/checks/house/houseChange.ts';
import { houseWord } from './sample.ts';
import { open, refused, tempLibrary } from './tempLibrary.ts';

const [first, second] = [houseWord('村霸'), houseWord('座落')];

test('a list grows by a version with each change, and is there when the library is opened again', async () => {
  const library = await tempLibrary();
  expect(await library.words()).toEqual({ version: 0, entries: [] });
  await library.changeWords({ basedOn: 0, put: [first, second], remove: [] });
  const put = [{ ...first, reason: '法律用语' }];
  expect(await library.changeWords({ basedOn: 1, put, remove: [identityOf(second)] })).toEqual({ version: 2, entries: put });
  await library.close();
  const again = await open(library.path);
  expect(await again.words()).toEqual({ version: 2, entries: put });
  await again.close();
});

test('a change made for another version is refused, and the list stays', async () => {
  const library = await tempLibrary();
  await library.changeWords({ basedOn: 0, put: [first], remove: [] });
  expect(await refused(library.changeWords({ basedOn: 0, put: [second], remove: 'all' }))).toMatchObject({ code: 'stale', detail: { version: 1 } });
  expect((await library.words()).entries).toEqual([first]);
});

test('it is the same object until the file is another, and then what another program wrote', async () => {
  const library = await tempLibrary();
  await library.changeWords({ basedOn: 0, put: [first], remove: [] });
  const before = await library.words();
  expect(await library.words()).toBe(before);
  const file = join(library.path, 'words.json');
  await writeFile(file, (await readFile(file, 'utf8')).replace('村霸', '乡村恶霸'));
  expect((await library.words()).entries[0]?.word).toBe('乡村恶霸');
});

test.each([
  ['damaged', '{"schema": 1'],
  ['newer-format', '{"schema": 2}'],
  ['invalid', '{"schema": 1, "version": 1, "entries": [{}]}'],
])('what cannot be read is refused as %s, told as a problem and never replaced', async (code, text) => {
  const library = await tempLibrary();
  const file = join(library.path, 'words.json');
  await writeFile(file, text);
  expect(await refused(library.words())).toMatchObject({ code });
  expect(await library.problems()).toMatchObject([{ file: 'words.json' }]);
  expect(await refused(library.changeWords({ basedOn: 0, put: [first], remove: 'all' }))).toMatchObject({ code });
  expect(await readFile(file, 'utf8')).toBe(text);
});
