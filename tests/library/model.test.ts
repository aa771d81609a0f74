import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '#domain/article.ts';
import { failureOf } from '#domain/result.ts';
import type { Library } from '../../electron/newsroom/ports.ts';
import { listed } from './listing.ts';
import { draft, newId } from './sample.ts';
import { open, refused, tempFolder } from './tempLibrary.ts';

/** What ought to be true: the texts of each article, and those that were refused. */
interface Model {
  readonly articles: Map<string, Article>;
  readonly rivals: Map<string, Set<string>>;
  readonly media: Map<string, string>;
}

const slots = [0, 1, 2].map(() => newId());
const slot = fc.integer({ min: 0, max: slots.length - 1 });
const text = fc.string({ unit: 'binary', maxLength: 60 });

const step = fc.oneof(
  fc.record({ kind: fc.constant('create' as const), slot, text }),
  fc.record({ kind: fc.constant('save' as const), slot, text, behind: fc.constantFrom(0, 0, 0, 1, 3) }),
  fc.record({ kind: fc.constant('together' as const), slot, texts: fc.array(text, { minLength: 2, maxLength: 3 }) }),
  fc.record({ kind: fc.constant('media' as const), slot, text: fc.string({ minLength: 1, maxLength: 20 }) }),
  fc.record({ kind: fc.constant('settle' as const), slot }),
  fc.record({ kind: fc.constant('reopen' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function play(library: Library, model: Model, one: Exclude<Step, { kind: 'reopen' }>): Promise<void> {
  const id = slots[one.slot] as string;
  const current = model.articles.get(id);
  const save = async (title: string, behind: number) => {
    if (!current) return expect((await refused(library.save(draft({ id }), 1))).code).toBe('not-found');
    const basedOn = Math.max(0, current.revision - behind);
    const latest = () => model.articles.get(id) as Article;
    try {
      const saved = await library.save({ ...current, title }, basedOn);
      expect(basedOn === saved.revision - 1 || saved.title === title).toBe(true);
      model.articles.set(id, saved);
    } catch (error) {
      expect(failureOf(error)?.code).toBe('stale');
      expect(latest().title).not.toBe(title);
      model.rivals.get(id)?.add(`${basedOn}:${title}`);
    }
  };
  switch (one.kind) {
    case 'create':
      if (current) expect((await refused(library.create(draft({ id, title: one.text })))).code).toBe('target-exists');
      else model.articles.set(id, await library.create(draft({ id, title: one.text })));
      if (!current) model.rivals.set(id, new Set());
      return;
    case 'save':
      return save(one.text, one.behind);
    case 'together':
      await Promise.all(one.texts.map((title) => save(title, 0)));
      return;
    case 'media': {
      if (!current) return;
      const { file } = await library.addMedia(id, new TextEncoder().encode(one.text), 'gif');
      model.media.set(`${id}/${file}`, one.text);
      return;
    }
    case 'settle': {
      const [first] = current ? await library.rivals(id) : [];
      if (!first) return;
      await library.settleRival(id, first.name);
      model.rivals.get(id)?.delete(`${first.basedOn}:${first.article.title}`);
    }
  }
}

async function compare(library: Library, model: Model): Promise<void> {
  const { articles, damaged } = await listed(library);
  expect(damaged).toEqual([]);
  expect(articles.map(({ id }) => id).sort()).toEqual([...model.articles.keys()].sort());
  for (const [id, article] of model.articles) {
    expect(await library.read(id)).toEqual({ article, changedOutside: false, recovery: null });
    expect(articles.find((summary) => summary.id === id)).toMatchObject({ revision: article.revision, title: article.title });
    const kept = (await library.rivals(id)).map((rival) => `${rival.basedOn}:${rival.article.title}`);
    expect(kept.sort()).toEqual([...(model.rivals.get(id) ?? [])].sort());
  }
  for (const [path, content] of model.media) {
    const [id = '', file = ''] = path.split('/');
    expect(new TextDecoder().decode(await library.readMedia(id, file))).toBe(content);
  }
}

describe('random operations', () => {
  it('leave the library as a model in memory says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
        const folder = await tempFolder();
        const model: Model = { articles: new Map(), rivals: new Map(), media: new Map() };
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
      { numRuns: 40 },
    );
  }, 120_000);
});
