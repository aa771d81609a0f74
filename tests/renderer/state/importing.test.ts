import { beforeEach, expect, test } from 'vitest';
import { failureOf, refusal } from '#domain/result.ts';
import type { Host } from '../../../renderer/bridge/host.ts';
import { cancelWork, startDesk } from '../../../renderer/state/actions.ts';
import { useCopy } from '../../../renderer/state/copy.ts';
import { useDesk } from '../../../renderer/state/desk.ts';
import { heardImporting } from '../../../renderer/state/importCount.ts';
import { type ImportRow, importAll, importDropped, useImport } from '../../../renderer/state/importing.ts';
import { incomingFile, incomingToken } from '../../../renderer/state/incoming.ts';
import { startSession } from '../../../renderer/state/session.ts';
import { fakeHost } from './fakeHost.ts';
import { fakeArticle, makeFakeHost, settled } from './fakeLibrary.ts';

beforeEach(() => {
  useDesk.setState({ notices: [], problems: [], dialog: null, progress: null });
  useCopy.setState({ id: null, fields: null });
  useImport.setState({ rows: [] });
});

const chosen = (name: string) => incomingToken({ token: name.padEnd(16, '0'), name });
const came = (number: number, more: object = {}): ImportRow => ({
  file: `${number}.txt`,
  imported: { id: fakeArticle(number).id, title: `第${number}篇`, warnings: [], similar: [], ...more },
});
const bad = (name: string): ImportRow => ({ file: name, failure: { code: 'not-text', thing: name, stage: 'read', message: '' } });

async function started(imports: readonly ImportRow[]) {
  const fake = makeFakeHost(3);
  await startDesk(fake.host);
  await settled();
  fake.imports = [...imports];
  return fake;
}

test('one file opens, and what is much like it is a line that leads there', async () => {
  const like = { id: fakeArticle(2).id, title: '第2篇', updatedAt: '', like: 'title' as const, same: true };
  await started([came(1, { similar: [like] })]);
  await importAll([chosen('1.txt')]);
  expect(useCopy.getState().id).toBe(fakeArticle(1).id);
  const [done] = useDesk.getState().notices;
  expect(done).toMatchObject({ key: 'notice.imported', links: [{ key: 'notice.sameAs', values: { title: '第1篇', other: '第2篇' } }] });
  done?.links?.[0]?.run();
  await settled();
  expect(useCopy.getState().id).toBe(fakeArticle(2).id);
});

test('what is here already is opened', async () => {
  await started([{ file: '包.zip', present: { id: fakeArticle(2).id, title: '第2篇' } }]);
  await importAll([chosen('包.zip')]);
  expect(useCopy.getState().id).toBe(fakeArticle(2).id);
  expect(useDesk.getState()).toMatchObject({ dialog: null, notices: [{ key: 'notice.present', values: { title: '第2篇' } }] });
});

test('one file that is refused is a notice', async () => {
  await started([bad('坏.txt')]);
  await importAll([chosen('坏.txt')]);
  expect(useDesk.getState()).toMatchObject({ dialog: null, notices: [{ key: 'notice.importFailed', failure: { code: 'not-text' } }] });
});

test('of many files there is a report, in their order; what was open stays open', async () => {
  const rows = [came(1), bad('坏.txt'), came(2)];
  await started(rows);
  const open = useCopy.getState().id;
  await importAll([chosen('1.txt'), chosen('坏.txt'), chosen('2.txt')]);
  expect(useDesk.getState()).toMatchObject({ dialog: 'imported', progress: null, notices: [] });
  expect(useImport.getState().rows).toEqual(rows);
  expect(useCopy.getState().id).toBe(open);
});

test('one file that lies beside another writing of its article is a report too', async () => {
  await started([came(1, { beside: { id: fakeArticle(2).id, title: '第2篇', place: 'library' } })]);
  await importAll([chosen('包.zip')]);
  expect(useDesk.getState().dialog).toBe('imported');
});

test('progress counts over all calls of one import and names the file', () => {
  heardImporting({ done: 2, total: 9, file: '来稿/三.txt' });
  expect(useDesk.getState().progress).toEqual({ what: 'work.import', done: 2, total: 9, file: '来稿/三.txt' });
  heardImporting({ done: 9, total: 9, file: '' });
  expect(useDesk.getState().progress).toBeNull();
});

/** A browser: each file is uploaded under a bare name; those named in `tooLarge` are not taken. */
function browser(answer: (names: readonly string[]) => Promise<ImportRow[]> | ImportRow[], tooLarge: readonly string[] = []) {
  const host = fakeHost(
    {
      'import.files': ({ files }) => answer(files.map((token) => token.split('@')[0] ?? '')),
      'work.cancel': () => ({}),
      'article.list': () => {
        throw refusal('unreachable', 'x', 'read', '');
      },
    },
    {
      kind: 'browser',
      offer: async (file) => {
        if (tooLarge.includes(file.name)) throw refusal('too-large', 'request', 'request', 'the body is too long');
        return { token: `${file.name}@${'0'.repeat(16)}`, name: file.name };
      },
    },
  );
  startSession(host as Host);
  return host;
}

const file = (name: string, folder = '') => Object.assign(new File(['x'], name), { webkitRelativePath: folder ? `${folder}/${name}` : '' });

test('in a browser few are uploaded at a time; one that cannot be uploaded is told in its place', async () => {
  const host = browser((names) => names.map((name) => came(Number.parseInt(name, 10))), ['3.txt']);
  const names = Array.from({ length: 25 }, (_, at) => `${at}.txt`);
  await importAll(names.map((name) => incomingFile(file(name), `来稿/${name}`)));
  expect(host.askedFor('import.files').map(({ files }) => files.length)).toEqual([9, 10, 5]);
  const { rows } = useImport.getState();
  expect(rows.map((row) => row.file)).toEqual(names.map((name) => `来稿/${name}`));
  expect(rows.flatMap((row) => ('failure' in row ? [[row.file, row.failure.code, row.failure.thing]] : []))).toEqual([
    ['来稿/3.txt', 'too-large', '来稿/3.txt'],
  ]);
});

test('cancelled between two calls, the rest is named as not begun', async () => {
  browser(async (names) => {
    await cancelWork();
    return names.map((name) => came(Number.parseInt(name, 10)));
  });
  await importAll(Array.from({ length: 25 }, (_, at) => incomingFile(file(`${at}.txt`))));
  const { rows } = useImport.getState();
  expect(rows.filter((row) => 'imported' in row)).toHaveLength(10);
  expect(rows.flatMap((row) => ('failure' in row ? [row.failure.code] : []))).toEqual(Array.from({ length: 15 }, () => 'cancelled'));
});

test('a folder dropped on a browser is what lies in it', async () => {
  browser((names) => names.map((name) => came(Number.parseInt(name, 10))));
  const entry = (name: string) => ({ name, isDirectory: false, file: (done: (found: File) => void) => done(file(name)) });
  const folder = (name: string, entries: readonly object[]) => ({
    name,
    isDirectory: true,
    createReader: () => {
      // As a browser does: some of them at a time, and none at the end.
      const left = [...entries];
      return { readEntries: (done: (some: object[]) => void) => done(left.splice(0, 2)) };
    },
  });
  const packed = folder('包', [entry('manifest.json'), entry('index.html')]);
  const items = [folder('来稿', [entry('1.txt'), entry('.DS_Store'), entry('2.txt'), packed]), entry('3.txt')];
  const transfer = { items: items.map((item) => ({ webkitGetAsEntry: () => item })) } as unknown as DataTransfer;
  await importDropped([file('来稿'), file('3.txt')], transfer);
  const { rows } = useImport.getState();
  expect(rows.map((row) => row.file)).toEqual(['3.txt', '来稿/1.txt', '来稿/2.txt', '来稿/包']);
  expect(rows.at(-1)).toMatchObject({ failure: { code: 'unsupported', detail: { kind: 'package-folder' } } });
});

test('a folder chosen in a browser too; one of a hundred thousand files is refused before any is uploaded', async () => {
  const { chooseAndImport } = await import('../../../renderer/state/importing.ts');
  const some = [file('1.txt', '来稿/三月'), file('2.txt', '来稿'), file('a.js', '来稿/页_files'), file('页.html', '来稿')];
  const host = browser((names) => names.map((name) => came(Number.parseInt(name, 10) || 0)));
  Object.assign(host, { chooseIncoming: async () => ({ files: some }) });
  await chooseAndImport('article-folder');
  expect(useImport.getState().rows.map((row) => row.file)).toEqual(['来稿/2.txt', '来稿/三月/1.txt', '来稿/页.html']);
  const many = Array.from({ length: 100_000 }, (_, at) => ({ name: `${at}.txt`, webkitRelativePath: `来稿/${at}.txt` }));
  Object.assign(host, { chooseIncoming: async () => ({ files: many }) });
  const before = host.asked.length;
  await chooseAndImport('article-folder');
  expect(useDesk.getState().notices.at(-1)).toMatchObject({ key: 'notice.importFailed', failure: { code: 'too-many', thing: '来稿' } });
  expect(host.asked.slice(before).filter(([call]) => call === 'import.files')).toEqual([]);
});

test('a failure of the whole import is told once', async () => {
  browser(() => {
    throw refusal('unreachable', 'Copydesk', 'request', 'gone');
  });
  const failed = await importAll([incomingFile(file('1.txt'))]).catch(failureOf);
  expect(failed).toMatchObject({ code: 'unreachable' });
  expect(useDesk.getState().progress).toBeNull();
});
