import { expect, test } from 'vitest';
import { type FolderEntry, walkFolder } from '#domain/intake/folder.ts';
import { failureOf, refusal } from '#domain/result.ts';

/** A folder as an object: a text is a file, an object a folder, null a link. */
type Tree = { readonly [name: string]: string | Tree | null };

async function* entriesOf(tree: Tree): AsyncGenerator<FolderEntry<Tree>> {
  for (const [name, value] of Object.entries(tree)) {
    const kind = value === null ? 'other' : typeof value === 'string' ? 'file' : 'folder';
    yield { name, kind, it: typeof value === 'object' && value ? value : {} };
  }
}

async function lines(tree: Tree): Promise<readonly string[]> {
  return (await walkFolder({ name: '来稿', it: tree }, entriesOf)).map(({ path, kind }) => (kind === 'file' ? path : `${path} ${kind}`));
}

test.each<[what: string, tree: Tree, found: readonly string[]]>([
  [
    'files, and those in folders, in order',
    { '乙.txt': '', 三月: { '甲.docx': '' }, '甲.txt': '' },
    ['来稿/三月/甲.docx', '来稿/乙.txt', '来稿/甲.txt'],
  ],
  ['what desktops and Word leave', { '.DS_Store': '', 'Thumbs.db': '', '~$通稿.docx': '', '.git': { config: '' }, __MACOSX: { a: '' } }, []],
  [
    'a saved page without its pictures',
    { '新桥.html': '', 新桥_files: { 'a.js': '' }, '旧桥.HTM': '', '旧桥.files': {} },
    ['来稿/新桥.html', '来稿/旧桥.HTM'],
  ],
  ['a folder that only sounds like one', { 新桥_files: { 'a.txt': '' } }, ['来稿/新桥_files/a.txt']],
  ['a package as one thing', { 包: { 'manifest.json': '', 'index.html': '', images: { '01.jpg': '' } } }, ['来稿/包 package']],
  ['the folder itself as a package', { 'manifest.json': '', 'index.html': '' }, ['来稿 package']],
  ['a link', { 外面: null }, ['来稿/外面 other']],
  ['what no importer reads: it is refused by name', { '表.xlsx': '' }, ['来稿/表.xlsx']],
])('of a folder is imported: %s', async (_, tree, found) => {
  expect(await lines(tree)).toEqual(found);
});

test('twelve folders down there is an end', async () => {
  let tree: Tree = { '底.txt': '' };
  for (let level = 12; level > 0; level -= 1) tree = { [`${level}`]: tree };
  expect(await lines(tree)).toEqual([`来稿/${Array.from({ length: 12 }, (_, at) => at + 1).join('/')} deep`]);
  expect(await lines(tree['1'] as Tree)).toEqual([expect.stringMatching(/底\.txt$/)]);
});

test('a folder of a hundred thousand files is refused after five thousand, and no more are asked for', async () => {
  let asked = 0;
  async function* endless(): AsyncGenerator<FolderEntry<undefined>> {
    for (; asked < 100_000; asked += 1) yield { name: `${asked}.txt`, kind: 'file', it: undefined };
  }
  const refused = await walkFolder({ name: '来稿', it: undefined }, endless).catch(failureOf);
  expect(refused).toMatchObject({ code: 'too-many', thing: '来稿', detail: { limit: 5000 } });
  expect(asked).toBe(5000);
});

test('a folder inside that nobody may look into is named, and keeps nothing else out; the chosen one refuses', async () => {
  async function* guarded(tree: Tree): AsyncGenerator<FolderEntry<Tree>> {
    if ('锁' in tree) throw refusal('disk', '锁', 'read', 'this person may not read it');
    yield* entriesOf(tree);
  }
  const tree = { '甲.txt': '', 系统: { 锁: '' }, '乙.txt': '' };
  const found = await walkFolder({ name: '来稿', it: tree }, guarded);
  expect(found.map(({ path, kind }) => [path, kind])).toEqual([
    ['来稿/乙.txt', 'file'],
    ['来稿/甲.txt', 'file'],
    ['来稿/系统', 'closed'],
  ]);
  expect(await walkFolder({ name: '来稿', it: tree.系统 }, guarded).catch(failureOf)).toMatchObject({ code: 'disk' });
});
