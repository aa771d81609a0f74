import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Conflicts } from '#domain/handoff/conflicts.ts';
import { attachBody, type BodySource, type TextChange } from '../../../renderer/state/body.ts';
import { applyChoices, choose, startConflicts, useConflicts } from '../../../renderer/state/conflicts.ts';
import { useDesk } from '../../../renderer/state/desk.ts';
import { closeOpen, openArticle, startSession } from '../../../renderer/state/session.ts';
import { articleOf, fakeHost, one, readOf } from './fakeHost.ts';

const from = { by: '许文澜', at: '2026-03-05T00:00:00.000Z' };
const text = '雨水足，渠水清，村里人都说今年春耕早。';
const anchor = { field: 'body' as const, quote: '足', before: '雨水', after: '，渠水清，村里人都说今年春耕早。', at: 2 };
const title = '0198c0de-0000-7000-8000-0000000000c1';
const place = '0198c0de-0000-7000-8000-0000000000c2';
let pending: Conflicts;
let rewritten: (readonly TextChange[])[];

/** Only what settling asks of an editor. */
const editor = {
  text: () => text,
  rewrite: (to: readonly TextChange[]) => void rewritten.push(to),
  replaceFromOutside: () => undefined,
} as unknown as BodySource;

startConflicts();
let detach: () => void;
beforeEach(() => {
  useDesk.setState({ notices: [] });
  rewritten = [];
  pending = {
    [title]: { field: 'title', base: '新桥', ours: '新桥通车', theirs: '一桥飞架', ...from },
    [place]: { field: 'body', base: '匀', ours: '足', theirs: '多', anchor, ...from },
  };
  detach = attachBody(editor);
});
afterEach(() => {
  detach();
  closeOpen();
});

function begin(save: () => { revision: number; updatedAt: string } = () => ({ revision: 4, updatedAt: '' })) {
  const host = fakeHost({
    'article.read': () => readOf(articleOf(one, { body: text })),
    'article.hold': () => ({ mine: true }),
    'article.save': save,
    'handoff.conflicts': () => ({ ...pending }),
    'handoff.settle': ({ conflicts }) => {
      pending = Object.fromEntries(Object.entries(pending).filter(([id]) => !conflicts.includes(id)));
      return {};
    },
  });
  startSession(host);
  return host;
}

test('what was chosen is one change of the text and one save; what was not goes on waiting', async () => {
  const host = begin();
  await openArticle(one);
  await expect.poll(() => Object.keys(useConflicts.getState().pending)).toHaveLength(2);
  expect(await applyChoices()).toBe(false);
  choose(place, 'theirs');
  expect(await applyChoices()).toBe(true);
  expect(rewritten).toEqual([[{ from: 2, to: 3, insert: '多' }]]);
  expect(host.askedFor('handoff.settle')).toEqual([{ id: one, conflicts: [place] }]);
  expect(useConflicts.getState()).toMatchObject({ pending: { [title]: { field: 'title' } }, choices: {} });
  choose(title, 'theirs');
  expect(await applyChoices()).toBe(true);
  expect(host.askedFor('article.save').map(({ changes }) => changes)).toEqual([{ title: '一桥飞架' }]);
  expect(useConflicts.getState().pending).toEqual({});
});

test('while the text cannot be saved nothing is settled', async () => {
  const host = begin(() => {
    throw new Error('the disk is full');
  });
  await openArticle(one);
  await expect.poll(() => Object.keys(useConflicts.getState().pending)).toHaveLength(2);
  choose(title, 'theirs');
  expect(await applyChoices()).toBe(false);
  expect(host.askedFor('handoff.settle')).toEqual([]);
  expect(useConflicts.getState().choices).toEqual({ [title]: 'theirs' });
});
