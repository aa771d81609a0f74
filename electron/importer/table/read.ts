import { readHouseCsv } from '#domain/checks/house/houseCsv.ts';
import { type ReadWords, readHouseTable } from '#domain/checks/house/houseTable.ts';
import { failureOf, refusal } from '#domain/result.ts';
import { isZip } from '../archive.ts';
import { decodeText, readTextBytes } from '../decode.ts';
import { readStart } from '../disk.ts';
import type { ForeignStart } from '../foreign/messages.ts';
import { isOle, refuseOle } from '../ole.ts';
import { readWorkbook } from './workbook.ts';

/** A house's own words, of a workbook or a text; which one it is, its content says. @throws unsupported, invalid, damaged, too-large, and what no text throws */
export async function readWords({ path, name }: ForeignStart): Promise<ReadWords> {
  const start = await readStart(path, 4096);
  if (isZip(start)) return readHouseTable(await readWorkbook(path, name), name);
  if (isOle(start)) throw await refuseOldWorkbook(path, name, start);
  return readHouseCsv(decodeText(await readTextBytes(path, name), name).text, name);
}

/** One with a password is named as such; whatever else it is, it has to be saved in another form. */
async function refuseOldWorkbook(path: string, name: string, start: Uint8Array): Promise<Error> {
  const refused = await refuseOle(path, name, '.xls', start);
  if (failureOf(refused)?.detail?.kind === 'locked') return refused;
  return refusal('unsupported', name, 'import', 'it is an old workbook; save it as .xlsx or .csv', { kind: 'not-words' });
}
