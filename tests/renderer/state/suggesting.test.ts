import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CallInput, CallOutput } from '#contract/calls.ts';
import { emptyReview, type Review } from '#domain/review.ts';
import { editTracked } from '#domain/suggesting/edit.ts';
import type { Author } from '#domain/suggesting/tidy.ts';
import { baseOf, proposedOf, type Tracked } from '#domain/suggesting/tracked.ts';
import { writeSuggestions } from '../../../electron/newsroom/suggesting.ts';
import { announceBody, attachBody } from '../../../renderer/state/body.ts';
import { useDesk } from '../../../renderer/state/desk.ts';
import { usePerson } from '../../../renderer/state/person.ts';
import { readReview, startReview, useReview } from '../../../renderer/state/review.ts';
import { closeOpen, hasUnsaved, openArticle, settleOpen, startSession } from '../../../renderer/state/session.ts';
import { acceptSuggestions, rejectSuggestions } from '../../../renderer/state/settling.ts';
import { startSuggesting, toggleSuggesting, useSuggesting } from '../../../renderer/state/suggesting.ts';
import { announceSuggestion, attachSuggestions } from '../../../renderer/state/suggestionSource.ts';
import { followForm, formText, inForm, outOfForm, useTextForm } from '../../../renderer/state/textForm.ts';
import { articleOf, fakeHost, one, readOf } from './fakeHost.ts';

const nextId = () => crypto.randomUUID();

/** Nobody has done anything yet. */
const sheet: CallOutput<'review.sheet'> = { ...({} as CallOutput<'review.sheet'>), history: [] };

/** A disk with one article, and the editor in small. */
function desk(start = '水到田头。') {
  let review: Review = emptyReview;
  let article = articleOf(one, { body: start });
  const by = () => usePerson.getState().name;
  const host = fakeHost({
    'article.hold': () => ({ mine: true }),
    'article.read': () => readOf(article),
    'article.save': ({ changes }) => {
      article = { ...article, ...changes, revision: article.revision + 1 };
      return { revision: article.revision, updatedAt: article.updatedAt };
    },
    'review.read': () => review,
    'review.sheet': () => sheet,
    'suggestion.save': (wish) => {
      const written = writeSuggestions(review.suggestions, wish, { by: by(), at: '2026-03-05T02:00:00.000Z', nextId });
      review = { ...review, suggestions: written.suggestions };
      return { suggestions: [...written.ids] };
    },
    'suggestion.reject': ({ suggestions }) => settle(suggestions, 'rejected'),
    'suggestion.accept': ({ suggestions }) => {
      settle(suggestions, 'accepted');
      article = { ...article, body: '渠水到田头。', revision: article.revision + 1 };
      return { revision: article.revision, updatedAt: article.updatedAt, suggestions };
    },
    'suggestion.reopen': ({ suggestions, text }) => {
      settle(suggestions, undefined);
      if (text) article = { ...article, ...text.changes, revision: article.revision + 1 };
      return {};
    },
  });
  const settle = (ids: readonly string[], decision: 'accepted' | 'rejected' | undefined) => {
    const decided = ids.map((id) => [id, { ...review.suggestions[id], decision }]);
    review = { ...review, suggestions: { ...review.suggestions, ...Object.fromEntries(decided) } };
    return {};
  };
  const editor = editorOf(start);
  return {
    host,
    editor,
    saves: (): CallInput<'suggestion.save'>[] => host.askedFor('suggestion.save'),
    review: () => review,
    /** Somebody at another desk. */
    elsewhere: (body: string) => {
      article = { ...article, body, revision: article.revision + 1 };
    },
  };
}

function editorOf(start: string) {
  let [text, tracked, author] = [start, undefined as Tracked | undefined, undefined as Author | undefined];
  const base = () => (tracked ? baseOf(tracked, (from, to) => text.slice(from, to)) : text);
  const laid: string[] = [];
  const here = { top: () => ({ offset: 0, fraction: 0 }), scrollTo: () => undefined, focus: () => undefined, boxOf: () => undefined };
  const stops = [
    attachBody({
      ...here,
      text: base,
      slice: (from, to) => base().slice(from, to),
      length: () => base().length,
      selection: () => ({ from: 0, to: 0 }),
      remarkable: () => ({ from: 0, to: 0 }),
      select: () => undefined,
      rewrite: () => undefined,
      replaceFromOutside: (wanted) => {
        if (tracked) announceSuggestion({ type: 'base', text: wanted });
        else text = wanted;
      },
    }),
    attachSuggestions({
      suggest: (what, who) => {
        [text, tracked, author] = [proposedOf(what, base()), what, who];
      },
      stopSuggesting: () => {
        [text, tracked] = [base(), undefined];
      },
      layAnew: (what, wanted, who) => {
        laid.push(wanted);
        [text, tracked, author] = [proposedOf(what, wanted), what, who];
      },
      writtenBy: (who) => {
        author = who;
      },
      tracked: () => tracked,
      shownText: () => (tracked ? text : undefined),
      show: () => undefined,
      colour: () => undefined,
      whenCalm: (run) => run(),
      boxOf: () => undefined,
      reveal: () => false,
      here: () => [],
    }),
  ];
  return {
    laid,
    text: () => text,
    author: () => author?.by,
    write: (from: number, to: number, insert: string) => {
      if (!tracked || !author) throw new Error('not in suggestion mode');
      tracked = editTracked(tracked, { from, to, insert }, author, (start, end) => text.slice(start, end), text.length);
      text = text.slice(0, from) + insert + text.slice(to);
      announceSuggestion({ type: 'suggested' });
    },
    detach: () => {
      for (const stop of stops) stop();
    },
  };
}

let stop: () => void = () => undefined;
let ours: ReturnType<typeof desk>;

beforeEach(async () => {
  ours = desk();
  usePerson.setState({ name: '许文澜' });
  startSession(ours.host);
  startReview();
  stop = startSuggesting();
  await openArticle(one);
  announceBody({ type: 'opened', id: one, text: '水到田头。' });
  await readReview();
  await toggleSuggesting();
});

afterEach(() => {
  stop();
  ours.editor.detach();
  closeOpen();
  useDesk.setState({ notices: [] });
});

test('what is written in the mode is saved as suggestions, and the text is not', async () => {
  expect(useSuggesting.getState()).toMatchObject({ on: true, save: 'saved' });
  ours.editor.write(0, 0, '渠');
  expect([hasUnsaved(), useSuggesting.getState().save]).toEqual([true, 'unsaved']);
  expect(await settleOpen()).toBe(true);
  expect(ours.saves()).toMatchObject([{ put: [{ kind: 'insert', text: '渠', anchor: { at: 0, after: '水到田头。' } }], withdraw: [] }]);
  expect([hasUnsaved(), useSuggesting.getState().save]).toEqual([false, 'saved']);
  ours.editor.write(4, 6, '尾。');
  await settleOpen();
  expect(ours.saves()[1]?.put.map(({ text }) => text)).toEqual(['尾']);
  ours.editor.write(0, 1, '');
  await settleOpen();
  expect(ours.saves()[2]).toMatchObject({ put: [], withdraw: [ours.saves()[0]?.put[0]?.suggestion] });
  expect(ours.host.askedFor('article.save')).toEqual([]);
  await readReview();
  expect(ours.editor.laid).toEqual([]);
});

test('a base from elsewhere takes up what is proposed, after that has been saved', async () => {
  ours.editor.write(5, 5, '满了。');
  ours.elsewhere('今早，水到田头。');
  announceSuggestion({ type: 'base', text: '今早，水到田头。' });
  await expect.poll(() => ours.editor.text()).toBe('今早，水到田头。满了。');
  expect([ours.saves().length, ours.editor.laid]).toEqual([1, ['今早，水到田头。']]);
});

test('whoever leaves the mode comes back to the text that is on disk', async () => {
  ours.editor.write(0, 0, '渠');
  ours.elsewhere('今早，水到田头。');
  announceSuggestion({ type: 'base', text: '今早，水到田头。' });
  await toggleSuggesting();
  await expect.poll(() => [useSuggesting.getState().on, ours.editor.text()]).toEqual([false, '今早，水到田头。']);
});

test('whoever sits down here proposes under their own name', async () => {
  ours.editor.write(0, 0, '渠');
  await settleOpen();
  usePerson.setState({ name: '林晓' });
  expect(ours.editor.author()).toBe('林晓');
});

test('accepting and rejecting have a way back', async () => {
  ours.editor.write(0, 0, '渠');
  await toggleSuggesting();
  expect(useSuggesting.getState().on).toBe(false);
  const [id = ''] = Object.keys(useReview.getState().review.suggestions);
  const undo = () => useDesk.getState().notices.at(-1)?.action?.run();
  await rejectSuggestions([id]);
  expect(ours.review().suggestions[id]?.decision).toBe('rejected');
  undo();
  await expect.poll(() => ours.review().suggestions[id]?.decision).toBeUndefined();
  await acceptSuggestions([id]);
  expect(ours.editor.text()).toBe('渠水到田头。');
  undo();
  await expect.poll(() => ours.editor.text()).toBe('水到田头。');
});

test('the text is looked at as it is, or with what is proposed', async () => {
  const told: string[] = [];
  const stopForm = followForm((event) => event.type === 'changed' && told.push(event.changes.map(({ insert }) => insert).join()));
  ours.editor.write(0, 1, '渠水');
  await settleOpen();
  await readReview();
  useTextForm.setState({ isProposed: true });
  expect([formText(), told, inForm(1), outOfForm(2)]).toEqual(['渠水到田头。', ['渠'], 2, 1]);
  useTextForm.setState({ isProposed: false });
  expect([formText(), told]).toEqual(['水到田头。', ['渠', '']]);
  useTextForm.setState({ isProposed: true });
  await rejectSuggestions(Object.keys(ours.review().suggestions));
  expect(useTextForm.getState().isProposed).toBe(false);
  stopForm();
});
