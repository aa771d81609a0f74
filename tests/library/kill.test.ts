import { describe, expect, it } from 'vitest';
import { startChild } from './child.ts';
import { listed } from './listing.ts';
import { filesBelow, open, tempFolder } from './tempLibrary.ts';

const rounds = Number(process.env.COPYDESK_KILL_ROUNDS ?? 15);

interface Acknowledged {
  readonly id: string;
  readonly revision: number;
}

describe('kill -9 of a process that saves without pause', () => {
  it(`${rounds} rounds: every acknowledged revision is there afterwards, and every article can be read`, async () => {
    const folder = await tempFolder();
    let total = 0;
    for (let round = 0; round < rounds; round++) {
      const child = startChild('saver', folder);
      expect(await child.next()).toBe('open');
      const enough = 1 + ((round * 7) % 40);
      while (child.messages.length < enough) await child.next();
      await child.kill();
      const acknowledged = child.messages.filter((message): message is Acknowledged => typeof message === 'object');
      total += acknowledged.length;

      const library = await open(folder);
      const { articles, damaged } = await listed(library);
      expect(damaged).toEqual([]);
      for (const { id, revision } of acknowledged) expect(articles.find((article) => article.id === id)?.revision).toBeGreaterThanOrEqual(revision);
      for (const { id } of articles) {
        const { article, changedOutside } = await library.read(id);
        expect(changedOutside).toBe(false);
        const again = await library.save(article, article.revision);
        expect(again.revision).toBe(article.revision + 1);
      }
      await library.close();
      // One temp file at most stays of what the killed process had in hand for each article, and is swept with its next save.
      expect((await filesBelow(folder)).filter((name) => name.endsWith('.tmp') && !name.includes('/media/'))).toEqual([]);
    }
    expect(total).toBeGreaterThan(rounds);
  }, 180_000);
});
