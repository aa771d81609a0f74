import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failureOf } from '#domain/result.ts';
import { makeImporter } from '../../electron/importer/importer.ts';
import { builtThread } from '../fixtures/built.ts';
import { makeOle } from './oleMaker.ts';
import { makeZip } from './zipMaker.ts';

/** What newsrooms are sent and Copydesk does not read is named as what it is, whatever it is called, with what to do about it. */

const fixtures = join(import.meta.dirname, '../fixtures/refused');
const importer = makeImporter({ timeZone: 'Asia/Shanghai', foreignThread: builtThread('foreign') });
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-refused-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function refusalOf(path: string) {
  const error = await importer.readFile(path).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error && !failureOf(error)) throw error;
  return failureOf(error);
}

/** As LibreOffice wrote them. */
test.each([
  ['old-word.doc', 'doc', 'save it as .docx'],
  ['rich-text.rtf', 'rtf', 'save it as .docx'],
  ['rich-text-by-another-name.doc', 'rtf', 'save it as .docx'],
  ['open-document.odt', 'odt', 'save it as .docx'],
  ['printed.pdf', 'pdf', 'paste its text'],
])('%s', async (name, kind, advice) => {
  const failure = await refusalOf(join(fixtures, name));
  expect(failure).toMatchObject({ code: 'unsupported', thing: name, stage: 'import', detail: { kind } });
  expect(failure?.message).toContain(advice);
});

test('by another name it is still the same', async () => {
  for (const [name, as, kind] of [
    ['old-word.doc', 'a.docx', 'doc'],
    ['old-word.doc', 'b.txt', 'doc'],
    ['printed.pdf', 'c.docx', 'pdf'],
    ['rich-text.rtf', 'd.docx', 'rtf'],
    ['open-document.odt', 'e', 'odt'],
  ] as const) {
    await copyFile(join(fixtures, name), join(folder, as));
    expect((await refusalOf(join(folder, as)))?.detail).toEqual({ kind });
  }
});

test.each<[name: string, bytes: Uint8Array, kind: string]>([
  ['a.wps', makeOle('WordDocument', '1Table'), 'wps'],
  ['a.doc', makeOle('WordDocument', '1Table'), 'doc'],
  ['a.et', makeOle('Workbook'), 'spreadsheet'],
  ['a.xls', makeOle('Book'), 'spreadsheet'],
  ['sheet.doc', makeOle('Workbook'), 'spreadsheet'],
  ['a.ppt', makeOle('PowerPoint Document'), 'presentation'],
  ['a.docx', makeOle('EncryptionInfo', 'EncryptedPackage'), 'locked'],
  ['a.xlsx', makeOle('EncryptedPackage'), 'locked'],
  ['unknown.dat', makeOle('Contents'), 'old-office'],
  ['nothing-inside.et', makeOle(), 'spreadsheet'],
  ['a.pptx', makeZip([{ name: 'ppt/presentation.xml', content: 'x' }]), 'presentation'],
  ['text.docx', Buffer.from('文字'), 'not-docx'],
  ['a.rar', Buffer.from('Rar!\x1a\x07\x01', 'latin1'), 'archive'],
])('%s is of the kind that its content says', async (name, bytes, kind) => {
  await writeFile(join(folder, name), bytes);
  expect(await refusalOf(join(folder, name))).toMatchObject({ code: 'unsupported', thing: name, detail: { kind } });
});

test('a name in the text of an old file is not one of its streams', async () => {
  const bytes = Buffer.from(makeOle('WordDocument'));
  Buffer.from('EncryptedPackage', 'utf16le').copy(bytes, 2048 + 10);
  await writeFile(join(folder, 'quoting.doc'), bytes);
  expect((await refusalOf(join(folder, 'quoting.doc')))?.detail).toEqual({ kind: 'doc' });
});
