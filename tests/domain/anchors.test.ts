import { describe, expect, it, test } from 'vitest';
import { anchoredAgain, findAnchor, followEdits, freshEffort } from '#domain/anchors.ts';
import { anchorOf } from '#domain/review.ts';
import { generateArticle, randomFrom } from '../fixtures/articles.ts';

const text = '今年雨水匀，渠水到田头。各县区组织力量巡查堤坝，渠水到村口。';
const mark = (quote: string, from = 0) => {
  const at = text.indexOf(quote, from);
  return anchorOf('body', text, at, at + quote.length);
};
const shown = (after: string, quote: string, from = 0) => {
  const { how, start, end } = followEdits(text, after).follow(mark(quote, from));
  return [how, after.slice(start, end)];
};

describe('a remark', () => {
  it.each<[string, string, string, readonly [string, string]]>([
    ['stays when nothing changed', text, '渠水', ['there', '渠水']],
    ['moves when something comes before it', `导语。${text}`, '渠水', ['there', '渠水']],
    ['covers what its words became', text.replace('组织力量', '抽调人手'), '组织力量巡查', ['changed', '抽调人手巡查']],
    ['is gone when its words are', text.replace('各县区组织力量巡查堤坝，', ''), '组织力量', ['gone', '']],
    ['goes along when its paragraph is moved', `各县区组织力量巡查堤坝，渠水到村口。今年雨水匀，渠水到田头。`, '组织力量', ['there', '组织力量']],
    ['does not grow by what is put beside it', text.replace('渠水到田头', '新渠水到田头边'), '渠水到田头', ['there', '渠水到田头']],
  ])('%s', (_name, after, quote, expected) => {
    expect(shown(after, quote)).toEqual(expected);
  });

  it('stays at its own of two same words', () => {
    const second = text.lastIndexOf('渠水');
    const after = text.replace('渠水到田头', '井水到田头');
    const { start } = followEdits(text, after).follow(mark('渠水', second));
    expect(start).toBe(after.lastIndexOf('渠水'));
    expect(shown(after, '渠水')).toEqual(['changed', expect.stringContaining('水')]);
  });

  it('is found again in a text that nobody followed, by what stands around it', () => {
    const second = mark('渠水', text.lastIndexOf('渠水'));
    const later = `记者昨日获悉：${text}`;
    expect(findAnchor(second, later)).toEqual({ how: 'there', start: later.lastIndexOf('渠水'), end: later.lastIndexOf('渠水') + 2 });
    expect(findAnchor(second, '完全是另一篇稿子。').how).toBe('gone');
  });

  it('keeps its quote when it is gone, and reads the new words when they changed', () => {
    const anchor = mark('组织力量');
    const gone = text.replace('各县区组织力量巡查堤坝，', '');
    expect(anchoredAgain(anchor, gone, followEdits(text, gone).follow(anchor))).toMatchObject({ quote: '组织力量' });
    const changed = text.replace('组织力量', '抽调人手');
    expect(anchoredAgain(anchor, changed, followEdits(text, changed).follow(anchor))).toMatchObject({ quote: '抽调人手' });
  });

  it('at a point stays between its neighbours', () => {
    const at = text.indexOf('各县区');
    const point = anchorOf('body', text, at, at);
    const after = `导语。${text}`;
    expect(followEdits(text, after).follow(point)).toEqual({ how: 'there', start: at + 3, end: at + 3 });
  });

  it('comes back at once from a hostile text', () => {
    const hostile = '的'.repeat(500_000);
    expect(findAnchor(anchorOf('body', hostile, 250_000, 250_002), hostile).how).toBe('there');
    expect(findAnchor(anchorOf('body', text, 0, 2), hostile).how).toBe('gone');
  });

  it('of a review that costs too much is looked for only near where it stood', () => {
    const hostile = '的'.repeat(500_000);
    const lost = { ...anchorOf('body', hostile, 100, 200), quote: `${'的'.repeat(99)}x` };
    const effort = freshEffort();
    let looks = 0;
    while (effort.left > 0 && looks < 1000) looks += findAnchor(lost, hostile, 100, effort).how === 'there' ? 0 : 1;
    expect(looks).toBeLessThan(1000);
    const long = `${hostile.slice(0, 9000)}${text}${hostile}`;
    const anchor = anchorOf('body', long, 9000, 9010);
    for (const [moved, how] of [
      [1500, 'there'],
      [9000, 'gone'],
    ] as const) {
      const after = `${'雨'.repeat(moved)}${long}`;
      const found = findAnchor(anchor, after, 10, effort);
      expect([found.how, found.how === 'gone' || after.slice(found.start, found.end)]).toEqual([how, how === 'gone' || text.slice(0, 10)]);
    }
    expect(findAnchor(anchor, `${'雨'.repeat(9000)}${long}`, 10)).toMatchObject({ how: 'there', start: 18_000, end: 18_010 });
  });
});

/** Remarks and where they truly are: an edit inside one ends it, any other moves it. */
interface Truth {
  start: number;
  end: number;
  survives: boolean;
}

const pieces = ['据了解，', '昨日', '。', '的', '\n\n新的一段。', '一是抓早，二是抓实。', '12.5%'];

/** Edits a text now and then, as between two saves, and follows fifty remarks through all of them. */
function followScript(seed: number, edits: number): void {
  const random = randomFrom(seed);
  const number = (below: number) => Math.floor(random() * below);
  let text = generateArticle({ seed, han: 400 }).body;
  const truths: Truth[] = Array.from({ length: 50 }, () => {
    const start = number(text.length - 40);
    return { start, end: start + 2 + number(30), survives: true };
  });
  let anchors = truths.map(({ start, end }) => anchorOf('body', text, start, end));
  for (let edit = 0; edit < edits; edit++) {
    const from = number(text.length);
    const to = Math.min(text.length, from + (number(2) === 0 ? 0 : number(20)));
    const insert = number(3) === 0 ? '' : (pieces[number(pieces.length)] ?? '');
    const after = text.slice(0, from) + insert + text.slice(to);
    const follower = followEdits(text, after);
    for (const truth of truths) {
      if (to <= truth.start) {
        truth.start += insert.length - (to - from);
        truth.end += insert.length - (to - from);
      } else if (from < truth.end) truth.survives = false;
    }
    const found = anchors.map((anchor) => follower.follow(anchor));
    for (const [index, { how, start, end }] of found.entries()) {
      const [truth, anchor] = [truths[index], anchors[index]];
      if (!truth || !anchor) throw new Error('a remark without an anchor');
      if (start > end || end > after.length) throw new Error(`seed ${seed}: a remark outside its text`);
      if (!truth.survives) continue;
      const isThere = how === 'there' && after.slice(start, end) === anchor.quote && areAlike(after, start, truth.start, truth.end - truth.start);
      if (!isThere) expect.fail(`seed ${seed}, edit ${edit}: ${anchor.quote} is at ${truth.start}, and was found ${how} at ${start}`);
    }
    anchors = anchors.map((anchor, index) => anchoredAgain(anchor, after, found[index] ?? { how: 'gone', start: 0, end: 0 }));
    text = after;
  }
}

/** Whether two places of a text cannot be told apart by what stands there and around. */
function areAlike(text: string, one: number, other: number, length: number): boolean {
  const around = 6;
  const at = (start: number) => text.slice(Math.max(0, start - around), start + length + around);
  return one === other || at(one) === at(other);
}

test('every remark whose words survive random edits is at its place, and none is lost', () => {
  const scripts = process.env.COPYDESK_LONG ? 10_000 : 500;
  for (let seed = 1; seed <= scripts; seed++) followScript(seed, 1 + (seed % 8));
});
