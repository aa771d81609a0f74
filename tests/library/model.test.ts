import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '#domain/article.ts';
import { assertNever, failureOf } from '#domain/result.ts';
import type { Library } from '../../electron/newsroom/ports.ts';
import { listed } from './listing.ts';
import { draft, newId } from './sample.ts';
import { open, refused, tempFolder } from './tempLibrary.ts';

/** What ought to be true of an article's folder, wherever it lies. */
interface Folder {
  article: Article;
  /** Texts that were refused. */
  readonly rivals: Set<string>;
  /** By file. */
  readonly media: Map<string, string>;
  /** Those somebody named, oldest first. */
  readonly snapshots: { name: string; readonly title: string }[];
  /** The title in the newest snapshot of all. */
  newest: string;
}

interface Model {
  /** By id. */
  readonly articles: Map<string, Folder>;
  /** By key. */
  readonly trash: Map<string, Folder>;
}

const slots = [0, 1].map(() => newId());
const slot = fc.integer({ min: 0, max: slots.length - 1 });
const text = fc.string({ unit: 'binary', maxLength: 60 });

const step = fc.oneof(
  // What makes and takes away whole articles comes more often: else there would seldom be two of one in the trash.
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('create' as const), slot, text }) },
  fc.record({ kind: fc.constant('save' as const), slot, text, behind: fc.constantFrom(0, 0, 0, 1, 3) }),
  fc.record({ kind: fc.constant('together' as const), slot, texts: fc.array(text, { minLength: 2, maxLength: 3 }) }),
  fc.record({ kind: fc.constant('media' as const), slot, text: fc.string({ minLength: 1, maxLength: 20 }) }),
  fc.record({ kind: fc.constant('settle' as const), slot }),
  fc.record({ kind: fc.constant('keep' as const), slot, name: fc.constantFrom('甲', '乙', '丙') }),
  fc.record({ kind: fc.constant('revert' as const), slot }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('trash' as const), slot }) },
  fc.record({ kind: fc.constant('back' as const), slot }),
  fc.record({ kind: fc.constant('remove' as const), slot }),
  fc.record({ kind: fc.constant('reopen' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** The key under which the folder of an article goes into the trash: the first that is free. */
function freeKey({ trash }: Model, id: string): string {
  let key = id;
  for (let number = 2; trash.has(key); number++) key = `${id}.${number}`;
  return key;
}

/** Its folder that went into the trash first of those that are there. */
function keyIn({ trash }: Model, id: string): string {
  return [...trash.keys()].find((key) => key.startsWith(id)) ?? id;
}

async function save(library: Library, model: Model, id: string, title: string, behind: number): Promise<void> {
  const folder = model.articles.get(id);
  if (!folder) {
    const code = model.trash.has(keyIn(model, id)) ? 'trashed' : 'not-found';
    expect((await refused(library.save(draft({ id }), 1))).code).toBe(code);
    return;
  }
  const basedOn = Math.max(0, folder.article.revision - behind);
  try {
    const saved = await library.save({ ...folder.article, title }, basedOn);
    expect(basedOn === saved.revision - 1 || saved.title === title).toBe(true);
    folder.article = saved;
  } catch (error) {
    expect(failureOf(error)?.code).toBe('stale');
    expect(folder.article.title).not.toBe(title);
    folder.rivals.add(`${basedOn}:${title}`);
  }
}

async function create(library: Library, model: Model, id: string, title: string): Promise<void> {
  if (model.articles.has(id)) {
    expect((await refused(library.create(draft({ id, title })))).code).toBe('target-exists');
    return;
  }
  const article = await library.create(draft({ id, title }));
  model.articles.set(id, { article, rivals: new Set(), media: new Map(), snapshots: [], newest: title });
}

/** The name goes to the newest snapshot when that one has the same text, and stands instead of the name it had. */
async function keep(library: Library, folder: Folder, name: string): Promise<void> {
  const { id, title } = folder.article;
  await library.keepSnapshot(id, { reason: 'manual', name, by: '' });
  const last = folder.snapshots.at(-1);
  if (folder.newest === title && last?.title === title) last.name = name;
  else folder.snapshots.push({ name, title });
  folder.newest = title;
}

async function revert(library: Library, model: Model, id: string): Promise<void> {
  const named = (await library.snapshots(id)).find(({ reason }) => reason === 'manual');
  if (named) await save(library, model, id, (await library.readSnapshot(id, named.number)).title, 0);
}

async function trash(library: Library, model: Model, id: string): Promise<void> {
  const folder = model.articles.get(id);
  const key = freeKey(model, id);
  if (!folder) {
    expect((await refused(library.trash(id, ''))).code).toBe(key === id ? 'not-found' : 'trashed');
    return;
  }
  await library.trash(id, '');
  model.articles.delete(id);
  model.trash.set(key, folder);
}

async function bringBack(library: Library, model: Model, id: string): Promise<void> {
  const key = keyIn(model, id);
  const folder = model.trash.get(key);
  if (!folder || model.articles.has(id)) {
    expect((await refused(library.restoreTrashed(key))).code).toBe(folder ? 'target-exists' : 'not-found');
    return;
  }
  expect(await library.restoreTrashed(key)).toBe(id);
  model.trash.delete(key);
  model.articles.set(id, folder);
}

async function remove(library: Library, model: Model, id: string): Promise<void> {
  const key = keyIn(model, id);
  if (model.trash.delete(key)) await library.removeTrashed(key);
  else expect((await refused(library.removeTrashed(key))).code).toBe('not-found');
}

async function play(library: Library, model: Model, one: Exclude<Step, { kind: 'reopen' }>): Promise<void> {
  const id = slots[one.slot] as string;
  const folder = model.articles.get(id);
  switch (one.kind) {
    case 'create':
      return create(library, model, id, one.text);
    case 'save':
      return save(library, model, id, one.text, one.behind);
    case 'together':
      await Promise.all(one.texts.map((title) => save(library, model, id, title, 0)));
      return;
    case 'media': {
      if (!folder) return;
      const { file } = await library.addMedia(id, new TextEncoder().encode(one.text), 'gif');
      folder.media.set(file, one.text);
      return;
    }
    case 'settle': {
      const [first] = folder ? await library.rivals(id) : [];
      if (!first) return;
      await library.settleRival(id, first.name);
      folder?.rivals.delete(`${first.basedOn}:${first.article.title}`);
      return;
    }
    case 'keep':
      return folder && keep(library, folder, one.name);
    case 'revert':
      return folder && revert(library, model, id);
    case 'trash':
      return trash(library, model, id);
    case 'back':
      return bringBack(library, model, id);
    case 'remove':
      return remove(library, model, id);
    default:
      return assertNever(one, 'step');
  }
}

async function compare(library: Library, model: Model): Promise<void> {
  const { articles, damaged } = await listed(library);
  expect(damaged).toEqual([]);
  expect(articles.map(({ id }) => id).sort()).toEqual([...model.articles.keys()].sort());
  expect((await library.trashed()).map(({ key, title }) => `${key} ${title}`).sort()).toEqual(
    [...model.trash].map(([key, { article }]) => `${key} ${article.title}`).sort(),
  );
  for (const [id, { article, rivals, media, snapshots }] of model.articles) {
    expect(await library.read(id)).toEqual({ article, changedOutside: false, recovery: null });
    expect(articles.find((summary) => summary.id === id)).toMatchObject({ revision: article.revision, title: article.title });
    expect((await library.rivals(id)).map((rival) => `${rival.basedOn}:${rival.article.title}`).sort()).toEqual([...rivals].sort());
    for (const [file, content] of media) expect(new TextDecoder().decode(await library.readMedia(id, file))).toBe(content);
    const named = (await library.snapshots(id)).filter(({ reason }) => reason === 'manual');
    expect(named.reverse().map(({ name, title }) => ({ name, title }))).toEqual(snapshots);
  }
  expect((await library.doctor({ repair: false })).problems).toEqual([]);
}

describe('random operations', () => {
  it('leave the library as a model in memory says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 30 }), async (steps) => {
        const folder = await tempFolder();
        const model: Model = { articles: new Map(), trash: new Map() };
        let library = await open(folder);
        for (const one of steps) {
          if (one.kind === 'reopen') {
            await library.close();
            library = await open(folder);
          } else await play(library, model, one);
        }
        await compare(library, model);
        await library.close();
      }),
      { numRuns: process.env.COPYDESK_LONG === '1' ? 1000 : 40 },
    );
  }, 3_600_000);
});
