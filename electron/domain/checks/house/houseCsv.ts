import { readCsv, writeCsv } from './csv.ts';
import type { HouseEntry } from './houseList.ts';
import { houseTable, type ReadWords, readHouseTable } from './houseTable.ts';

/** A house's list as comma-separated values. @throws invalid, too-large: as {@link readCsv} and {@link readHouseTable} */
export function readHouseCsv(text: string, thing: string): ReadWords {
  return readHouseTable(readCsv(text, thing), thing);
}

export function writeHouseCsv(entries: readonly HouseEntry[]): string {
  return writeCsv(houseTable(entries));
}
