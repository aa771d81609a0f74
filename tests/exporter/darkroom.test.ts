import { hash } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { middle } from '#domain/portal/crop.ts';
import { failureOf } from '#domain/result.ts';
import { openDarkroom } from '../../electron/exporter/darkroom/open.ts';
import type { PictureOrder } from '../../electron/exporter/darkroom/work.ts';
import { animation, drawing, jpeg, photograph, png, pngBomb, rules } from './samples.ts';

/** The thread that makes pictures, started as the program starts it. */

const thread = openDarkroom({});
const here = openDarkroom({ thread: 'none' });
afterAll(() => thread.close());

const order = (bytes: Uint8Array, changes: Partial<PictureOrder> = {}): PictureOrder => ({
  bytes,
  name: 'a.jpg',
  label: '图片 01',
  rules,
  shapes: [],
  focus: middle,
  ...changes,
});
const failureFrom = async (work: Promise<unknown>) => failureOf(await work.catch((error: unknown) => error));

test.each<[what: string, bytes: () => Promise<Buffer>]>([
  ['a photograph', () => photograph(900, 600)],
  ['a drawing that passes', () => png(60, 40)],
  ['an animation', () => animation(60, 40, 3)],
  ['a photograph of several pieces', () => jpeg(1400, 1000, 200)],
])('%s: the thread gives what the caller’s own would, and leaves the original whole', async (_, made) => {
  const bytes = await made();
  const before = Buffer.from(bytes);
  const wish = order(bytes, { shapes: ['16:9', '1:1'], focus: { x: 0.2, y: 0.8 } });
  const [there, own] = await Promise.all([thread.ask('make', wish), here.ask('make', wish)]);
  expect(bytes.equals(before)).toBe(true);
  expect(there.picture.sha256).toBe(own.picture.sha256);
  expect(there.crops.map(({ sha256 }) => sha256)).toEqual(own.crops.map(({ sha256 }) => sha256));
  for (const picture of [there.picture, ...there.crops]) expect(hash('sha256', picture.bytes, 'hex')).toBe(picture.sha256);
  expect(there.original).toBe(hash('sha256', bytes, 'hex'));
  expect(await thread.ask('inspect', { bytes, name: 'a' })).toEqual(await here.ask('inspect', { bytes, name: 'a' }));
  expect(await thread.ask('hash', { bytes, name: 'a' })).toBe(there.original);
});

test.each<[what: string, bytes: () => Uint8Array | Promise<Uint8Array>, code: string]>([
  ['a bomb', () => pngBomb(30_000, 30_000), 'bad-picture'],
  ['a text', () => Buffer.from('今日要闻'), 'bad-picture'],
  ['nothing', () => new Uint8Array(), 'empty'],
  ['a TIFF', () => drawing(20, 20).tiff().toBuffer(), 'unsupported'],
])('%s is refused by its name, over the wall between threads', async (_, bytes, code) => {
  const wish = order(await bytes(), { name: '照片.jpg' });
  const there = await failureFrom(thread.ask('make', wish));
  expect(there).toMatchObject({ code, thing: '照片.jpg', stage: 'picture' });
  expect(there).toEqual(await failureFrom(here.ask('make', wish)));
});

test('cancelled while it waits and while it is worked on; the next ones are made nevertheless', async () => {
  const heavy = await jpeg(2400, 1800, 220);
  for (const darkroom of [thread, here]) {
    const controller = new AbortController();
    const asked = Array.from({ length: 4 }, () => failureFrom(darkroom.ask('make', order(heavy, { shapes: ['4:3'] }), controller.signal)));
    const other = darkroom.ask('make', order(await png(60, 40)));
    setTimeout(() => controller.abort(), 30);
    for (const failure of await Promise.all(asked)) expect(failure).toMatchObject({ code: 'cancelled', thing: 'a.jpg' });
    expect((await other).picture).toMatchObject({ kind: 'png', width: 60 });
  }
});

test('asked with a signal that was aborted before, nothing is begun', async () => {
  expect(await failureFrom(thread.ask('make', order(await png(60, 40)), AbortSignal.abort()))).toMatchObject({ code: 'cancelled' });
});

test('where no thread can be had the work is done nevertheless, and that is told', async () => {
  const told: string[] = [];
  const without = openDarkroom({ thread: new URL('./nowhere.ts', import.meta.url), report: (_, what) => told.push(what) });
  expect((await without.ask('make', order(await png(60, 40)))).picture).toMatchObject({ kind: 'png' });
  expect(told).toEqual(['picture thread']);
  await without.close();
});

test('closed while it works, all is cancelled, what waits and what comes later too', async () => {
  const closed = openDarkroom({});
  const bytes = await jpeg(1400, 1000, 200);
  const asked = Array.from({ length: 3 }, () => failureFrom(closed.ask('make', order(bytes))));
  await closed.ask('inspect', { bytes: await png(9, 9), name: 'b' }).catch(() => undefined);
  const last = failureFrom(closed.ask('make', order(bytes)));
  await closed.close();
  expect(await last).toMatchObject({ code: 'cancelled' });
  expect((await Promise.all(asked)).filter((failure) => failure && failure.code !== 'cancelled')).toEqual([]);
  expect(await failureFrom(closed.ask('inspect', { bytes, name: 'a' }))).toMatchObject({ code: 'cancelled' });
});

test('a thread that dies refuses what it had, and the next picture starts another', async () => {
  const dying = `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(3)); parentPort.postMessage({ type: 'ready' });`;
  const darkroom = openDarkroom({ thread: new URL(`data:text/javascript,${encodeURIComponent(dying)}`) });
  const bytes = await png(9, 9);
  for (let round = 0; round < 2; round++)
    expect(await failureFrom(darkroom.ask('inspect', { bytes, name: 'a' }))).toMatchObject({ code: 'internal' });
  await darkroom.close();
});
