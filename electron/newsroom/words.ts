import type { CallOutput } from '#contract/calls.ts';
import type { Handlers } from '#contract/dispatch.ts';
import { differenceOf } from '#domain/checks/house/houseChange.ts';
import { writeHouseCsv } from '#domain/checks/house/houseCsv.ts';
import { houseTable } from '#domain/checks/house/houseTable.ts';
import { assertNever, refusal } from '#domain/result.ts';
import type { Desk } from './newsroom.ts';

/** The house's own words: read, changed, looked at in a file, written out. */
export function wordsHandlers(desk: Desk): Pick<Handlers, 'words.read' | 'words.change' | 'words.look' | 'words.export'> {
  const { library, importer, files } = desk;
  return {
    // The list is told as it lies in memory: a copy of thousands of entries would be made for nothing.
    'words.read': async () => (await library.words()) as CallOutput<'words.read'>,
    'words.change': async (change, { client }) => {
      const { version } = await library.changeWords(change);
      desk.announce({ type: 'words.changed', by: client });
      return { version };
    },
    'words.look': async ({ file }) => {
      const [read, list] = await Promise.all([importer.readWords(files.toRead(file).path), library.words()]);
      const { fresh, changed, same, absent } = differenceOf(list, read.entries);
      const counts = { version: list.version, fresh: fresh.length, changed: changed.length, same, absent: absent.length };
      return { ...read, counts } as CallOutput<'words.look'>;
    },
    'words.export': async ({ target, form }) => {
      const { path, kind } = files.toWrite(target);
      if (kind === 'folder') throw refusal('invalid', 'words', 'write', 'a list of words is written into a file, not a folder');
      const bytes = await written(desk, form);
      await desk.writeFile(path, bytes);
      return { bytes: bytes.length };
    },
  };
}

/** Widths of the columns of a workbook, in signs. */
const widths = [16, 8, 16, 40, 24, 16, 16];

async function written({ library, workbookOf }: Desk, form: 'csv' | 'xlsx'): Promise<Uint8Array> {
  const { entries } = await library.words();
  switch (form) {
    case 'csv':
      return new TextEncoder().encode(writeHouseCsv(entries));
    case 'xlsx':
      return workbookOf('本单位用词', houseTable(entries), widths);
    default:
      return assertNever(form, 'form of a list');
  }
}
