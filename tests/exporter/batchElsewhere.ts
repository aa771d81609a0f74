import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { makeExporter } from '../../electron/exporter/export.ts';
import { readPackage } from '../../electron/importer/archive.ts';
import { articleWith, jpeg, requestFor } from './samples.ts';

/** Run by a test in a process of its own, in another time zone and language: a batch as folders, as zips and as one zip. */
const folder = process.argv[2] ?? '';
const shots = [{ bytes: await jpeg(300, 200), kind: 'jpg' as const }];
const ids = ['0198c0de-0000-7000-8000-00000000000a', '0198c0de-0000-7000-8000-00000000000b'];
for (const form of ['folder', 'zip', 'zip-file'] as const) {
  const out = join(folder, form === 'zip-file' ? 'one.zip' : form);
  if (form !== 'zip-file') await mkdir(out);
  const { profile, template, generator, library } = requestFor(articleWith([]), out);
  await makeExporter({ readPackage }).batch({
    ids,
    profile,
    template,
    generator,
    library,
    out,
    form,
    replace: false,
    resume: false,
    now: '2026-03-05T12:00:00.000Z',
    ready: async (id) => {
      const { article, store } = articleWith(shots, { id, title: `Iğdır ${id.slice(-1)}` });
      const readMedia = async (file: string) => store.get(file) ?? new Uint8Array();
      return { article, blocks: parseMarkdown(article.body), findings: [], settle: () => [], readMedia };
    },
  });
}
