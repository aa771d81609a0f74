import { expect, onTestFinished, test } from 'vitest';
import { makeAutosave, newsroomPace, type Pace, type SaveOutcome } from '../../../renderer/state/autosave.ts';

/** Short real times: what is asserted is what was saved, how often and in which order, never how long it took. */
const quick: Pace = { quiet: 20, longest: 80, retries: [5, 10, 15] };
/** Times that never come within a test: whatever is saved was flushed. */
const slow: Pace = { quiet: 600_000, longest: 600_000, retries: [600_000] };

const pause = (ms = 0) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A text that is saved by an autosave under test. */
function desk(pace: Pace, outcomes: SaveOutcome[] = []) {
  let text = '';
  let atOnce = 0;
  let most = 0;
  const saved: string[] = [];
  const tries: string[] = [];
  const waiting: (() => void)[] = [];
  let gate: Promise<void> | undefined;
  let open: () => void = () => undefined;
  const autosave = makeAutosave(async () => {
    const writing = text;
    tries.push(writing);
    atOnce += 1;
    most = Math.max(most, atOnce);
    for (const wake of waiting.splice(0)) wake();
    await (gate ?? pause(1));
    atOnce -= 1;
    const outcome = outcomes.shift() ?? 'saved';
    if (outcome === 'saved') saved.push(writing);
    return outcome;
  }, pace);
  onTestFinished(() => autosave.dispose());
  return {
    autosave,
    saved,
    tries,
    most: () => most,
    type: (letters: string) => {
      text += letters;
      autosave.touch();
    },
    /** Resolves when the next save begins. */
    begun: () => new Promise<void>((resolve) => waiting.push(resolve)),
    /** From now on a save waits until it is let go. */
    hold: () => {
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
    letGo: () => {
      gate = undefined;
      open();
    },
    settled: async () => {
      while (autosave.pending) await pause(5);
    },
  };
}

test('keystrokes close to one another are one save, of all of them', async () => {
  const { autosave, saved, type, settled } = desk({ ...quick, quiet: 40, longest: 100_000 });
  for (const letter of ['新', '桥', '通', '车']) type(letter);
  expect([autosave.pending, saved]).toEqual([true, []]);
  await settled();
  expect(saved).toEqual(['新桥通车']);
});

test('a pause between keystrokes makes two saves', async () => {
  const { saved, type, settled } = desk(quick);
  type('一');
  await settled();
  type('二');
  await settled();
  expect(saved).toEqual(['一', '一二']);
});

test('whoever never stops typing is saved all the same', async () => {
  const { autosave, saved, type } = desk({ quiet: 1_000_000, longest: 30, retries: [5] });
  for (let count = 0; saved.length < 2; count++) {
    type('字');
    await pause(2);
    if (count > 10_000) throw new Error('never saved');
  }
  expect(saved[1]?.length).toBeGreaterThan(saved[0]?.length ?? 0);
  autosave.dispose();
});

test('saves never overlap, and what is typed during one is in the next', async () => {
  const { autosave, saved, tries, most, type, begun, hold, letGo, settled } = desk(quick);
  hold();
  const first = begun();
  type('一');
  await first;
  type('二');
  await pause(60);
  expect([tries, autosave.pending]).toEqual([['一'], true]);
  letGo();
  await settled();
  expect([saved, most()]).toEqual([['一', '一二'], 1]);
});

test('while a slow disk takes its time typing goes on, all of it counts as unsaved, and is one save afterwards', async () => {
  const { autosave, saved, tries, type, begun, hold, letGo, settled } = desk(quick);
  hold();
  const first = begun();
  type('一');
  await first;
  // Longer than the longest wait, many times over: a second save must not begin.
  for (let key = 0; key < 40; key++) {
    type('字');
    await pause(10);
    expect([tries.length, saved.length, autosave.pending]).toEqual([1, 0, true]);
  }
  letGo();
  await settled();
  expect(saved).toEqual(['一', `一${'字'.repeat(40)}`]);
});

test('a failed save is tried again until it succeeds, and then counts as saved', async () => {
  const { autosave, saved, tries, type, settled } = desk(quick, ['failed', 'failed', 'failed', 'failed', 'failed']);
  type('一');
  await settled();
  expect([tries.length, saved, autosave.pending]).toEqual([6, ['一'], false]);
});

test('typing after a failure does not bring the next try forward, and is in it', async () => {
  const { autosave, saved, tries, type } = desk({ quiet: 1, longest: 2, retries: [600_000] }, ['failed']);
  type('一');
  while (tries.length === 0) await pause(1);
  await pause(10);
  type('二');
  await pause(40);
  expect([tries, autosave.pending]).toEqual([['一'], true]);
  expect(await autosave.flush()).toBe('saved');
  expect(saved).toEqual(['一二']);
});

test('after a success the pace is the ordinary one again', async () => {
  const { saved, type, settled } = desk(quick, ['failed', 'saved']);
  type('一');
  await settled();
  type('二');
  await settled();
  expect(saved).toEqual(['一', '一二']);
});

test('flush saves at once, and nothing when nothing is unsaved', async () => {
  const { autosave, saved, tries, type } = desk(slow);
  expect([await autosave.flush(), tries]).toEqual(['saved', []]);
  type('一');
  expect(await autosave.flush()).toBe('saved');
  expect([saved, autosave.pending]).toEqual([['一'], false]);
  expect([await autosave.flush(), tries]).toEqual(['saved', ['一']]);
});

test('flush during a running save waits for it and saves what came since', async () => {
  const { autosave, saved, most, type, begun, hold, letGo } = desk(slow);
  hold();
  type('一');
  const started = begun();
  const first = autosave.flush();
  await started;
  type('二');
  let done = false;
  const second = autosave.flush().then((outcome) => {
    done = true;
    return outcome;
  });
  await pause(10);
  expect(done).toBe(false);
  letGo();
  expect([await first, await second]).toEqual(['saved', 'saved']);
  expect([saved, most(), autosave.pending]).toEqual([['一', '一二'], 1, false]);
});

test('flush tells of a failure instead of waiting for the retries', async () => {
  const { autosave, saved, type } = desk(slow, ['failed']);
  type('一');
  expect([await autosave.flush(), autosave.pending, saved]).toEqual(['failed', true, []]);
  expect([await autosave.flush(), autosave.pending, saved]).toEqual(['saved', false, ['一']]);
});

test('a save that a person must settle is not tried by itself, and stays unsaved', async () => {
  const { autosave, tries, type } = desk({ quiet: 5, longest: 10, retries: [5] }, ['stopped']);
  type('一');
  expect(await autosave.flush()).toBe('stopped');
  await pause(60);
  expect([tries, autosave.pending]).toEqual([['一'], true]);
  expect(await autosave.flush()).toBe('saved');
});

test('what is typed during a save that stops is saved without another key', async () => {
  const { saved, tries, type, begun, hold, letGo, settled } = desk(quick, ['stopped', 'saved']);
  hold();
  const first = begun();
  type('一');
  await first;
  type('二');
  letGo();
  await settled();
  expect([tries, saved]).toEqual([['一', '一二'], ['一二']]);
});

test('once settled, typing is saved by itself again, also when there were failures before', async () => {
  const { saved, tries, type, settled } = desk(quick, ['failed', 'stopped']);
  type('一');
  while (tries.length < 2) await pause(2);
  await pause(30);
  expect(tries).toHaveLength(2);
  type('二');
  await settled();
  expect(saved).toEqual(['一二']);
});

test('after dispose nothing is saved by itself, but what is unsaved can still be flushed', async () => {
  const { autosave, saved, type } = desk({ quiet: 5, longest: 10, retries: [5] });
  type('一');
  autosave.dispose();
  await pause(40);
  expect([saved, autosave.pending]).toEqual([[], true]);
  expect([await autosave.flush(), saved]).toEqual(['saved', ['一']]);
});

test.each([
  ['rejects', () => Promise.reject(new Error('a bug'))],
  [
    'throws',
    () => {
      throw new Error('a bug');
    },
  ],
])('a save that %s is shown to whoever flushes, loses nothing and does not block the next', async (_, broken) => {
  let calls = 0;
  const autosave = makeAutosave(() => {
    calls += 1;
    return calls === 1 ? broken() : Promise.resolve('saved');
  }, slow);
  onTestFinished(() => autosave.dispose());
  autosave.touch();
  await expect(autosave.flush()).rejects.toThrow('a bug');
  expect(autosave.pending).toBe(true);
  expect([await autosave.flush(), autosave.pending, calls]).toEqual(['saved', false, 2]);
});

test('the newsroom is saved within one second of the last key and at the latest after three', () => {
  expect(newsroomPace.quiet).toBeLessThan(1000);
  expect(newsroomPace.longest).toBeLessThan(3000);
  expect([...newsroomPace.retries].sort((a, b) => a - b)).toEqual(newsroomPace.retries);
});
