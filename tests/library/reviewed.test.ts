import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { refusal } from '#domain/result.ts';
import { type Anchor, anchorOf, reviewOf } from '#domain/review.ts';
import type { Decision } from '#domain/workflow.ts';
import { faultyDisk } from './faultyDisk.ts';
import { draft, newId } from './sample.ts';
import { folderOf, open, refused, tempFolder, tempLibrary } from './tempLibrary.ts';

const body = '入汛以来，各县区组织力量巡查堤坝。\n\n物资已经备足。\n';
const submitted: Decision = {
  action: 'submit',
  by: { name: '林晓', role: 'reporter' },
  at: '2026-07-01T08:00:00.000Z',
  hash: 'a'.repeat(64),
  opinion: '',
  turn: 1,
};

function remarkedAt(quote: string) {
  const at = body.indexOf(quote);
  const anchor = anchorOf('body', body, at, at + quote.length);
  return reviewOf({ comments: [{ anchor, by: '许文澜', createdAt: null, text: '核实' }], suggestions: [] }, newId);
}

test.each<[string, string, Pick<Anchor, 'quote' | 'at'>]>([
  ['moves with what stands before it', `汛情通报。${body}`, { quote: '物资', at: body.indexOf('物资') + 5 }],
  ['is about what the quote became', body.replace('物资', '物资和人员'), { quote: '物资', at: body.indexOf('物资') }],
  ['stays an orphan with its quote', '入汛以来，各县区组织力量巡查堤坝。\n', { quote: '物资', at: 18 }],
])('a remark %s when its text is saved', async (_what, next, anchor) => {
  const library = await tempLibrary();
  const article = await library.create(draft({ body }), remarkedAt('物资'));
  await library.save({ ...article, body: next }, article.revision);
  expect(Object.values((await library.review(article.id)).comments)).toMatchObject([{ anchor }]);
});

it('a review that cannot be read keeps no text from being saved, and is left as it is', async () => {
  const reported: string[] = [];
  const library = await tempLibrary({ report: (_, what) => void reported.push(what) });
  const article = await library.create(draft({ body }), remarkedAt('物资'));
  await writeFile(join(folderOf(library, article.id), 'review.json'), '{');
  const saved = await library.save({ ...article, body: '新的。\n', state: 'first' }, article.revision);
  expect(saved).toMatchObject({ body: '新的。\n', state: 'first', revision: 2 });
  expect(reported).toEqual([expect.stringContaining('review.json')]);
  expect((await refused(library.review(article.id))).code).toBe('damaged');
});

it('a decision that is refused leaves nothing behind', async () => {
  const library = await tempLibrary();
  const article = await library.create(draft({ body: '' }));
  const no = () => {
    throw refusal('wrong-role', `article ${article.id}`, 'request', 'not you');
  };
  expect((await refused(library.decide(article.id, newId(), no))).code).toBe('wrong-role');
  expect((await library.review(article.id)).decisions).toEqual({});
  expect(await library.snapshots(article.id)).toEqual([]);
});

it('a state that could not be written after its decision is put right with the next save', async () => {
  const folder = await tempFolder();
  const setup = await open(folder);
  const { id } = await setup.create(draft({ body }));
  await setup.close();
  const faulty = faultyDisk();
  const library = await tempLibrary({ folder, disk: faulty.disk, report: () => undefined });
  let renames = 0;
  // In the article's own folder: first review.json, then article.json.
  faulty.plan = (operation, _, path) => {
    if (operation === 'rename' && path.includes(`${id}/.copydesk`)) renames++;
    return operation === 'rename' && renames === 2 ? { errno: 'EIO' } : undefined;
  };
  const { article, review } = await library.decide(id, newId(), () => ({ decision: submitted }));
  expect(article.state).toBe('draft');
  expect(Object.values(review.decisions)).toEqual([submitted]);
  faulty.plan = () => undefined;
  expect((await library.save({ ...article, body: '改过。\n' }, article.revision)).state).toBe('first');
});

it('a state whose review is gone stays what it is', async () => {
  const library = await tempLibrary();
  const article = await library.create(draft({ body, state: 'approved' }));
  await rm(join(folderOf(library, article.id), 'review.json'));
  expect((await library.settleState(article.id)).state).toBe('approved');
});
