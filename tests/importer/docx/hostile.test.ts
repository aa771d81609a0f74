import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { plainText } from '#domain/markdown/plain.ts';
import { failureOf } from '#domain/result.ts';
import { foreignLimits } from '../../../electron/importer/foreign/limits.ts';
import { readForeign } from '../../../electron/importer/foreign/reader.ts';
import { makeImporter } from '../../../electron/importer/importer.ts';
import { builtThread } from '../../fixtures/built.ts';
import { makeOle } from '../oleMaker.ts';
import { makeZip } from '../zipMaker.ts';
import { paragraph, run, wordFile, wordNamespaces } from './wordFile.ts';

/** Word documents that are damaged, disguised or made to do harm: each is refused by a code, or read without it. */

const importer = makeImporter({ timeZone: 'Asia/Shanghai', foreignThread: builtThread('foreign') });
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-docx-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(name: string, bytes: Uint8Array) {
  await writeFile(join(folder, name), bytes);
  const imported = await importer.readFile(join(folder, name));
  if (imported.kind !== 'draft') throw new Error('not a draft');
  return imported;
}

async function refused(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error && !failureOf(error)) throw error;
  return failureOf(error);
}

const some = paragraph('水位平稳，巡查正常。');
const sound = wordFile({ body: some });
const prolog = '<?xml version="1.0" encoding="UTF-8"?>';

const zipOf = (document: string, more: object = {}) => makeZip([{ name: 'word/document.xml', content: document, deflate: true, ...more }]);

test.each<[what: string, name: string, bytes: () => Uint8Array, code: string, says: string]>([
  ['an old Word file', 'a.doc', () => makeOle('WordDocument'), 'unsupported', 'save it as .docx'],
  ['an old Word file by another name', 'b.docx', () => makeOle('WordDocument'), 'unsupported', 'old Word document'],
  ['a WPS file', 'a.wps', () => makeOle('WordDocument'), 'unsupported', 'WPS'],
  ['one with a password', 'a.docx', () => makeOle('EncryptionInfo', 'EncryptedPackage'), 'unsupported', 'password'],
  ['one that is cut', 'a.docx', () => sound.subarray(0, 700), 'damaged', 'cut or damaged'],
  ['one whose bytes differ', 'a.docx', () => zipOf(`<w:document ${wordNamespaces}/>`, { crc: 1 }), 'bad-checksum', 'word/document.xml'],
  ['a zip without a document', 'a.docx', () => makeZip([{ name: 'a.txt', content: 'x' }]), 'damaged', 'word/document.xml is missing'],
  ['no XML', 'a.docx', () => zipOf('水位'), 'damaged', 'word/document.xml'],
  ['XML that ends in the middle', 'a.docx', () => zipOf(`<w:document ${wordNamespaces}><w:body>${some}`), 'damaged', 'word/document.xml'],
  [
    'a DOCTYPE with entities',
    'a.docx',
    () => wordFile({ body: some, prolog: `${prolog}<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>` }),
    'damaged',
    'DOCTYPE',
  ],
  [
    'an external entity',
    'a.docx',
    () => wordFile({ body: some, prolog: `${prolog}<!DOCTYPE d SYSTEM "http://127.0.0.1:9/a.dtd">` }),
    'damaged',
    'DOCTYPE',
  ],
  ['an entity nobody knows', 'a.docx', () => wordFile({ body: paragraph('<w:r><w:t>&xxe;</w:t></w:r>') }), 'damaged', 'entity'],
  [
    'broken UTF-8',
    'a.docx',
    () => wordFile({ body: '', parts: { 'word/document.xml': Buffer.from([0x3c, 0xff, 0xfe, 0xfd]) } }),
    'damaged',
    'word/document.xml',
  ],
  ['tables in tables without end', 'a.docx', () => wordFile({ body: '<w:tbl><w:tr><w:tc>'.repeat(5000) }), 'too-large', 'nested'],
  ['a bomb', 'a.docx', () => wordFile({ body: paragraph(' '.repeat(60_000_000)) }), 'too-large', 'would unpack'],
  [
    'a part that stands twice',
    'a.docx',
    () => makeZip(['word/document.xml', 'word/DOCUMENT.xml'].map((name) => ({ name, content: '<a/>' }))),
    'damaged',
    'twice',
  ],
  [
    'more parts than anybody should look at',
    'a.docx',
    () => makeZip([{ name: 'word/document.xml' }, ...Array.from({ length: 10_001 }, (_, at) => ({ name: `${at}` }))]),
    'too-large',
    '10000',
  ],
  [
    '300,000 runs, by their number and not by the time they take',
    'a.docx',
    () => wordFile({ body: paragraph(run('水') + run('位', '<w:b/>')).repeat(150_000) }),
    'too-large',
    'more than 600000 elements',
  ],
  [
    '300,000 runs in one paragraph',
    'a.docx',
    () => wordFile({ body: paragraph(run('水').repeat(300_001)) }),
    'too-large',
    'more than 600000 elements',
  ],
  ['nothing but blanks', 'a.docx', () => wordFile({ body: paragraph('　 ') }), 'empty', 'no text'],
])('%s is refused', async (_, name, bytes, code, says) => {
  const failure = await refused(read(name, bytes()));
  expect(failure).toMatchObject({ code, thing: name });
  expect(failure?.message).toContain(says);
});

describe('limits of the thread', () => {
  const start = (name: string) => ({ format: 'docx', path: join(folder, name), name, timeZone: 'Asia/Shanghai' }) as const;

  test('one that takes too long is ended', async () => {
    await writeFile(join(folder, 'slow.docx'), sound);
    const failure = await refused(readForeign(start('slow.docx'), builtThread('foreign'), { ...foreignLimits, time: 1 }));
    expect(failure).toMatchObject({ code: 'too-large', thing: 'slow.docx', detail: { seconds: 0.001 } });
  });

  test('one that takes too much memory is ended', async () => {
    const runs = run('水').repeat(200_000);
    await writeFile(join(folder, 'hungry.docx'), wordFile({ body: paragraph(runs) }));
    const failure = await refused(readForeign(start('hungry.docx'), builtThread('foreign'), { time: 60_000, heap: 24 }));
    expect(failure).toMatchObject({ code: 'too-large', detail: { megabytes: 24 } });
  });
});

/** With all the time that a busy machine may need: what is looked at is that it ends, and with what. */
async function readPatiently(name: string, bytes: Uint8Array) {
  await writeFile(join(folder, name), bytes);
  return readForeign({ format: 'docx', path: join(folder, name), name, timeZone: 'Asia/Shanghai' }, builtThread('foreign'), {
    ...foreignLimits,
    time: 55_000,
  });
}

const merged = (setting: string) => `<w:tcPr><w:vMerge${setting}/></w:tcPr>`;

test.each([
  [
    'one long cell merged over 10,000 rows',
    `<w:tr><w:tc>${merged(' w:val="restart"')}${paragraph(run('水'.repeat(100_000)))}</w:tc></w:tr>${`<w:tr><w:tc>${merged('')}<w:p/></w:tc></w:tr>`.repeat(10_000)}`,
  ],
  ['cells merged over a hundred columns', `<w:tr>${`<w:tc><w:tcPr><w:gridSpan w:val="100"/></w:tcPr>${some}</w:tc>`.repeat(60)}</w:tr>`.repeat(100)],
])('%s would be repeated without end, and is refused', async (_, rows) => {
  const failure = await refused(readPatiently('merged.docx', wordFile({ body: `<w:tbl>${rows}</w:tbl>` })));
  expect(failure).toMatchObject({ code: 'too-large', thing: 'merged.docx', stage: 'import' });
});

describe('read without harm', () => {
  test('100,000 runs', async () => {
    const { draft } = await readPatiently('runs.docx', wordFile({ body: paragraph(run('水') + run('位', '<w:b/>')).repeat(50_000) }));
    expect(draft.body?.length).toBeGreaterThan(100_000);
  });

  test('10,000 tables, one below the other', async () => {
    const table = `<w:tbl><w:tr><w:tc>${some}</w:tc><w:tc>${some}</w:tc></w:tr></w:tbl>`;
    const { draft } = await readPatiently('tables.docx', wordFile({ body: table.repeat(10_000) }));
    expect(draft.body?.match(/\| --- \| --- \|/g)).toHaveLength(10_000);
  });

  test('tables in tables, thirty deep', async () => {
    const depth = 30;
    const { draft } = await read(
      'nest.docx',
      wordFile({ body: `<w:tbl><w:tr><w:tc>${some}</w:tc><w:tc>`.repeat(depth) + some + '</w:tc></w:tr></w:tbl>'.repeat(depth) }),
    );
    expect(draft.body?.match(/水位平稳/g)).toHaveLength(depth + 1);
  });

  test('text that looks like Markdown or HTML stays text', async () => {
    const body = paragraph('标题') + paragraph(run('&lt;script&gt;alert(1)&lt;/script&gt; [点](javascript:x) ![](media/a.png) # * _ `'));
    const { draft } = await read('markup.docx', wordFile({ body }));
    expect(plainText(parseMarkdown(draft.body ?? ''))).toBe('<script>alert(1)</script> [点](javascript:x) ![](media/a.png) # * _ `');
  });

  test.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'vbscript:x', '\\\\server\\share'])(
    'a link to %s loses its address and keeps its words',
    async (address) => {
      const link = `<w:hyperlink r:id="r1">${run('点此查看')}</w:hyperlink>`;
      const { draft, warnings } = await read(
        'link.docx',
        wordFile({ body: paragraph('通知公告发布') + paragraph(link + run('，共3项。')), relations: [['r1', 'hyperlink', `!${address}`]] }),
      );
      expect(draft.body).toBe('点此查看，共3项。');
      expect(warnings).toContainEqual(expect.objectContaining({ code: 'docx-dropped-links', dropped: [address] }));
    },
  );

  test('a picture elsewhere is never fetched, an SVG or EMF never kept: each is told by its name', async () => {
    const picture = (id: string, how: string) =>
      `<w:r><w:drawing><wp:inline><pic:pic><pic:blipFill><a:blip r:${how}="${id}"/></pic:blipFill></pic:pic></wp:inline></w:drawing></w:r>`;
    const body =
      paragraph('桥梁巡查') + paragraph(picture('r1', 'link')) + paragraph(picture('r2', 'embed')) + paragraph(picture('r3', 'embed')) + some;
    const { draft, pictures, warnings } = await read(
      'pictures.docx',
      wordFile({
        body,
        relations: [
          ['r1', 'image', '!http://127.0.0.1:9/a.png'],
          ['r2', 'image', 'media/a.svg'],
          ['r3', 'image', 'media/b.emf'],
        ],
        parts: { 'word/media/a.svg': '<svg onload="alert(1)"/>', 'word/media/b.emf': 'x' },
      }),
    );
    expect(draft.body).toBe('水位平稳，巡查正常。');
    expect(pictures.size).toBe(0);
    expect(warnings).toContainEqual(
      expect.objectContaining({ code: 'docx-dropped-pictures', dropped: ['http://127.0.0.1:9/a.png', 'a.svg', 'b.emf'] }),
    );
  });
});

test('a file of 5 GB with a document in its beginning is refused without being read', async () => {
  await writeFile(join(folder, 'huge.docx'), sound);
  await truncate(join(folder, 'huge.docx'), 5_000_000_000);
  expect((await refused(importer.readFile(join(folder, 'huge.docx'))))?.code).toBe('damaged');
});
