import { useDesk } from './desk.ts';

/** How far the import of this window is: the host counts the files of one call alone, and a large import is several. */

let before = { done: 0, total: 0 };

/** A call begins with so many files done, of so many that are known. */
export function countImportFrom(done: number, total: number): void {
  before = { done, total };
}

export function heardImporting({ done, total, file }: { readonly done: number; readonly total: number; readonly file: string }): void {
  const counted = { done: before.done + done, total: Math.max(before.total, before.done + total) };
  useDesk.setState({ progress: done < total ? { what: 'work.import', ...counted, file } : null });
}
