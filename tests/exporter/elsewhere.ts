import { failureOf } from '#domain/result.ts';
import { makeExporter } from '../../electron/exporter/export.ts';
import { readPackage } from '../../electron/importer/archive.ts';
import { articleWith, requestFor } from './samples.ts';

/** Run by a test in a process of its own: exports one article into the folder it is given and prints what was refused. */
const article = articleWith([], { body: '今日要闻。\n\n'.repeat(2000) });
try {
  await makeExporter({ readPackage }).export(requestFor(article, process.argv[2] ?? ''));
  console.log('done');
} catch (error) {
  const failure = failureOf(error);
  console.log(failure ? `${failure.code} ${failure.thing}` : String(error));
}
