import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changedPlaces } from '#domain/difference/changedPlaces.ts';
import { mergeTexts } from '#domain/handoff/mergeTexts.ts';
import { generateArticle } from '../../fixtures/articles.ts';
import { temporary } from '../program.ts';
import { type Row, spread } from '../table.ts';

/** Merging two versions of a long text, and what changed in one; beside the merge git's own, in a process of its own, which knows lines and no signs. */

const rounds = 15;
const edits = 200;

/** Takes about half a minute. */
export async function run(say: (line: string) => void): Promise<readonly Row[]> {
  say('merge of two versions of 50k 字');
  const base = generateArticle({ seed: 7, han: 50_000 }).body;
  const pairs = Array.from({ length: rounds }, (_, round) => [edited(base, round * 2 + 1), edited(base, round * 2 + 2)] as const);
  mergeTexts(base, base.replace('。', '！'), base.replace('，', '、'));
  const own = spread(pairs.map(([ours, theirs]) => timed(() => mergeTexts(base, ours, theirs))));
  const conflicts = pairs.map(([ours, theirs]) => mergeTexts(base, ours, theirs).conflicts.length);
  const folder = temporary('merge');
  const byGit: { readonly ms: number; readonly conflicts: number }[] = [];
  for (const [ours, theirs] of pairs) byGit.push(mergeByGit(folder, base, ours, theirs));
  const plain = spread(byGit.map(({ ms }) => ms));
  say('changes of 20k 字');
  const short = generateArticle({ seed: 8, han: 20_000 }).body;
  const changed = spread(Array.from({ length: rounds }, (_, round) => timed(() => changedPlaces(short, edited(short, round + 100), 300))));
  const size = `50k 字, ${edits} changes on each side`;
  return [
    { measure: 'three-way merge; beside it git merge-file', size, ...own, unit: 'ms', beside: plain.p50 },
    { measure: 'git merge-file', size, ...plain, unit: 'ms' },
    {
      measure: 'conflicts left to a person; beside it git merge-file',
      size,
      ...spread(conflicts),
      unit: 'conflicts',
      beside: spread(byGit.map((each) => each.conflicts)).p50,
    },
    { measure: 'what changed, paragraph by paragraph', size: `20k 字, ${edits} changes`, ...changed, unit: 'ms' },
  ];
}

/** git tells its conflicts, up to 127 of them, by its exit code. */
function mergeByGit(folder: string, base: string, ours: string, theirs: string): { readonly ms: number; readonly conflicts: number } {
  for (const [name, text] of Object.entries({ base, ours, theirs })) writeFileSync(join(folder, name), text);
  let conflicts = 0;
  const ms = timed(() => {
    conflicts = spawnSync('git', ['merge-file', '-p', 'ours', 'base', 'theirs'], { cwd: folder, maxBuffer: 64 * 1024 * 1024 }).status ?? 0;
  });
  return { ms, conflicts };
}

/** So many signs changed, put in or taken out, all over the text; the same for the same seed. */
function edited(text: string, seed: number): string {
  let state = seed;
  const next = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
  const places = Array.from({ length: edits }, () => next(text.length)).sort((one, other) => other - one);
  let result = text;
  for (const at of places) {
    const words = ['水', '新的一句。', '', '桥梁'][next(4)] ?? '';
    result = result.slice(0, at) + words + result.slice(at + (words === '' ? 3 : next(2)));
  }
  return result;
}

function timed(act: () => unknown): number {
  const begun = performance.now();
  act();
  return performance.now() - begun;
}
