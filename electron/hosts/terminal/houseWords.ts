import type { CallInput } from '#contract/calls.ts';
import { type Command, type Terminal, text } from './command.ts';
import { screenLine } from './screen.ts';
import { usageError } from './usage.ts';

const usage =
  'words import FILE --library DIR [--replace] | words export --library DIR --out FILE.csv or .xlsx [--replace] | words list --library DIR';

/** The house's own words: in from a table, out into one, listed. `--replace`: of an import the whole list, of an export the file. */
export const wordsCommand: Command = {
  usage,
  words: [1, 2],
  options: { out: 'value', replace: 'flag' },
  begins: true,
  run: async ({ words: [verb, file], options }, terminal) => {
    const out = text(options.out);
    const isReplacing = options.replace === true;
    if (verb === 'import' && file !== undefined && out === undefined) return importWords(file, isReplacing, terminal);
    if (verb === 'export' && file === undefined && out !== undefined) return exportWords(out, isReplacing, terminal);
    if (verb !== 'list' || file !== undefined || out !== undefined || isReplacing) throw usageError(`usage: ${usage}`);
    const list = await terminal.call('words.read', {});
    return {
      json: list,
      text: list.entries.map(({ kind, word, replacement }) => `${kind}  ${screenLine(word)}  ${screenLine(replacement)}`).join('\n'),
    };
  },
};

/** Rows that cannot be taken are told and left out; the others are taken. Where nothing is new the list keeps its version. */
async function importWords(file: string, isReplacing: boolean, terminal: Terminal) {
  const { entries, problems, counts: are } = await terminal.call('words.look', { file: terminal.offerToRead(file) });
  const removed = isReplacing ? are.absent : 0;
  const isChange = are.fresh + are.changed + removed > 0;
  const change: CallInput<'words.change'> = { basedOn: are.version, put: entries, remove: isReplacing ? 'all' : [] };
  const version = isChange ? (await terminal.call('words.change', change)).version : are.version;
  const done = { version, added: are.fresh, changed: are.changed, same: are.same, removed, refused: problems };
  const lines = problems.map(({ line, column, code, text }) => `line ${line}, column ${column}: ${code}  ${screenLine(text)}`);
  const counts = `version ${version}: ${done.added} added, ${done.changed} changed, ${are.same} the same, ${removed} removed, ${problems.length} refused`;
  return { json: done, text: [...lines, counts].join('\n'), failed: problems.length > 0 };
}

async function exportWords(out: string, isReplacing: boolean, terminal: Terminal) {
  const form = /\.(csv|xlsx)$/i.exec(out)?.[1]?.toLowerCase();
  if (form !== 'csv' && form !== 'xlsx') throw usageError('--out takes a file that ends in .csv or .xlsx');
  const target = terminal.offerTarget(out, isReplacing);
  const { bytes } = await terminal.call('words.export', { target: target.token, form });
  const path = target.place(out);
  return { json: { path, bytes }, text: `${screenLine(path)}  ${bytes} bytes` };
}
