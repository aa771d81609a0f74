import { beforeEach, expect, test } from 'vitest';
import { readPaste } from '#domain/intake/html/paste.ts';
import { pasteHtml } from '../../../renderer/editor/pasteHtml.ts';
import { startDesk } from '../../../renderer/state/actions.ts';
import { attachBody } from '../../../renderer/state/body.ts';
import { useCopy } from '../../../renderer/state/copy.ts';
import { useDesk } from '../../../renderer/state/desk.ts';
import { openArticle } from '../../../renderer/state/session.ts';
import { type FakeHost, fakeArticle, makeFakeHost, settled } from '../state/fakeLibrary.ts';

/** HTML on its way into the text, while the writer goes on. */

const [first, second] = [fakeArticle(0).id, fakeArticle(1).id];
const html = '<ul><li>甲</li><li>乙</li></ul><p><img src="data:image/png;base64,AAAA"></p>';
let fake: FakeHost;

beforeEach(async () => {
  useDesk.setState({ notices: [], problems: [] });
  useCopy.setState({ id: null, fields: null });
  fake = makeFakeHost(2);
  await startDesk(fake.host);
  await settled();
});

/** An editor that notes what is put in, and whose text grows by `typed` before every place. */
function editorOf(key: string, typed = () => 0) {
  const put: { words: string; from: number; to: number }[] = [];
  const open = new Set<number>();
  return {
    put,
    open,
    paste: (words: string, from: number, to: number) => void put.push({ words, from, to }),
    track: (offset: number) => {
      const number = open.size;
      open.add(number);
      return { key, offset: () => offset + typed(), release: () => void open.delete(number) };
    },
  };
}

test('it lands where the writer pasted it, though text came in before', async () => {
  expect(useCopy.getState().id).toBe(first);
  let typed = 0;
  const editor = editorOf(first, () => typed);
  await pasteHtml(
    editor,
    { html: '<ul><li>甲</li><li>乙</li></ul>', text: '甲\n乙', from: 3, to: 5 },
    (text) => text,
    async (given) => {
      typed = 7;
      return readPaste(given);
    },
  );
  expect(editor.put).toEqual([{ words: '- 甲\n- 乙', from: 10, to: 12 }]);
  expect(editor.open.size).toBe(0);
});

test('an article switched to while it is being read gets neither its text nor its pictures', async () => {
  const editor = editorOf(first);
  await pasteHtml(
    editor,
    { html, text: '甲乙', from: 0, to: 0 },
    (text) => text,
    async (given) => {
      await openArticle(second);
      return readPaste(given);
    },
  );
  expect(useCopy.getState().id).toBe(second);
  expect(editor.put).toEqual([]);
  expect(fake.asked.map(({ call }) => call)).not.toContain('media.add');
  expect(useDesk.getState().notices).toEqual([]);
  expect(editor.open.size).toBe(0);
});

test('what cannot be read in time comes in as plain text, cleaned', async () => {
  const editor = editorOf(first);
  await pasteHtml(
    editor,
    { html, text: '甲,乙', from: 0, to: 0 },
    (text) => `净：${text}`,
    async () => undefined,
  );
  expect(editor.put).toEqual([{ words: '净：甲,乙', from: 0, to: 0 }]);
});

test('pictures of the web are offered, not fetched; those asked for stop when another article is opened', async () => {
  const addresses = ['https://example.com/a.jpg', 'https://example.com/b.jpg'];
  await pasteHtml(
    editorOf(first),
    { html: addresses.map((address) => `<p><img src="${address}"></p>`).join(''), text: '', from: 0, to: 0 },
    (text) => text,
    async (given) => readPaste(given),
  );
  expect(fake.asked.map(({ call }) => call)).not.toContain('media.fetch');
  const offer = useDesk.getState().notices.flatMap(({ links = [] }) => links)[0];
  const rewritten: unknown[] = [];
  const detach = attachBody({
    text: () => `[图片](${addresses[0]})`,
    slice: () => '',
    length: () => 0,
    selection: () => ({ from: 0, to: 0 }),
    focus: () => undefined,
    boxOf: () => undefined,
    rewrite: (to) => void rewritten.push(to),
    remarkable: () => ({ from: 0, to: 0 }),
    replaceFromOutside: () => undefined,
    select: () => undefined,
    top: () => ({ offset: 0, fraction: 0 }),
    scrollTo: () => undefined,
  });
  fake.held = true;
  offer?.run();
  await settled();
  expect(fake.asked.filter(({ call }) => call === 'media.fetch')).toHaveLength(1);
  useCopy.setState({ id: second });
  await fake.answer();
  await settled();
  expect(fake.asked.filter(({ call }) => call === 'media.fetch')).toHaveLength(1);
  expect(rewritten).toEqual([]);
  detach();
});
