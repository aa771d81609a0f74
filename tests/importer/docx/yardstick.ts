import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { makeImporter } from '../../../electron/importer/importer.ts';
import { visibleText } from './visible.ts';

/**
 * How mammoth alone and a plain paste do on the documents of tests/fixtures/docx, beside Copydesk: `node
 * tests/importer/docx/yardstick.ts` prints the table of the importer's README.
 */

const folder = join(import.meta.dirname, '../../fixtures/docx');
const importer = makeImporter({ timeZone: 'Asia/Shanghai' });

/** Han characters and digits of a text that another one has fewer of. */
function lost(source: string, found: string): number {
  const counts = new Map<string, number>();
  const count = (text: string, by: number) => {
    for (const sign of text.normalize('NFKC').match(/[\p{Script=Han}\d]/gu) ?? []) counts.set(sign, (counts.get(sign) ?? 0) + by);
  };
  count(source, 1);
  count(found, -1);
  return [...counts.values()].reduce((sum, left) => sum + Math.max(0, left), 0);
}

const rows = [
  '| document | mammoth: lost, suggestions, comments | plain text: lost | Copydesk: lost, suggestions, comments |',
  '| --- | --- | --- | --- |',
];
for (const name of readdirSync(folder).filter((file) => file.endsWith('.docx'))) {
  const path = join(folder, name);
  const source = await visibleText(path);
  const { value: html } = await mammoth.convertToHtml({ path });
  const { value: plain } = await mammoth.extractRawText({ path });
  const imported = await importer.readFile(path);
  if (imported.kind !== 'draft') throw new Error(`${name}: not a draft`);
  const { draft, remarks, warnings } = imported;
  const ours = JSON.stringify([
    draft,
    remarks.suggestions.map(({ text }) => text),
    remarks.comments.map(({ text }) => text),
    warnings.map(({ dropped }) => dropped),
  ]);
  const words = html.replace(/<[^>]*>/g, '');
  rows.push(
    `| ${name} | ${lost(source, words)} | ${lost(source, plain)} | ${lost(source, ours)} | ${remarks.suggestions.length} | ${remarks.comments.length} |`,
  );
}
process.stdout.write(`${rows.join('\n')}\n`);
