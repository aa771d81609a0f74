import { describe, expect, it, test } from 'vitest';
import { aboutField, type Found, followEdits } from '#domain/anchors.ts';
import { anchorOf } from '#domain/review.ts';
import { asDomain, inOrder, movedPlace, type PlacedRemark, placeOf } from '../../../renderer/state/remarkPlaces.ts';
import { generateArticle, randomFrom } from '../../fixtures/articles.ts';

const text = '今年雨水匀，渠水到田头。各县区组织力量巡查堤坝，渠水到村口。';
const at = (quote: string, from = 0) => anchorOf('body', text, text.indexOf(quote, from), text.indexOf(quote, from) + quote.length);
const thread = (quote: string) => ({ key: 'a', kind: 'thread', anchor: at(quote) }) as const;
const there = (start: number, end: number): Found => ({ how: 'there', start, end });

/** A text after one change, and where a place is then. */
function typed(place: Found, from: number, to: number, insert: string): readonly [string, Found] {
  return [text.slice(0, from) + insert + text.slice(to), movedPlace(place, [asDomain([{ from, to, insert }])])];
}

describe('a place that somebody types around', () => {
  const from = text.indexOf('组织力量');
  it.each<[string, number, number, string, readonly [string, string]]>([
    ['in front', 0, 0, '导语。', ['there', '组织力量']],
    ['right before it', from, from, '新', ['there', '组织力量']],
    ['right behind it', from + 4, from + 4, '去', ['there', '组织力量']],
    ['inside it', from + 2, from + 2, '了', ['changed', '组织了力量']],
    ['over its end', from + 2, from + 6, '人', ['changed', '组织']],
    ['over all of it', from, from + 4, '抽调人手', ['changed', '抽调人手']],
    ['taking it away', from, from + 4, '', ['gone', '']],
    ['taking away what holds it', from - 3, from + 8, '', ['gone', '']],
  ])('%s', (_name, start, end, insert, expected) => {
    const [after, { how, start: now, end: until }] = typed(there(from, from + 4), start, end, insert);
    expect([how, after.slice(now, until)]).toEqual(expected);
  });
});

describe('a remark that is placed', () => {
  it('stands where its anchor says when the text is the one it is of', () => {
    const second = text.lastIndexOf('渠水');
    expect(placeOf({ key: 'a', kind: 'thread', anchor: at('渠水', second) }, text, undefined, true)).toEqual(there(second, second + 2));
  });

  it('is looked for where the text has gone on', () => {
    const later = `记者昨日获悉：${text}`;
    expect(placeOf(thread('组织力量'), later, undefined, false)).toEqual(there(later.indexOf('组织力量'), later.indexOf('组织力量') + 4));
  });

  it('keeps the place that it was followed to while its own words are being changed', () => {
    const start = text.indexOf('组织力量');
    const writing = text.replace('组织力量', '组织了力量');
    const known: Found = { how: 'changed', start, end: start + 5 };
    expect(placeOf(thread('组织力量'), writing, known, false)).toBe(known);
    expect(placeOf({ key: 'a', kind: 'thread', anchor: anchorOf('body', writing, start, start + 5) }, writing, known, true)).toEqual(
      there(start, start + 5),
    );
  });

  it('that was gone is found when its words are put back', () => {
    const start = text.indexOf('组织力量');
    expect(placeOf(thread('组织力量'), text, { how: 'gone', start, end: start }, false)).toEqual(there(start, start + 4));
  });

  it('about a whole field is always there', () => {
    const whole = { key: 'a', kind: 'thread', anchor: aboutField('summary') } as const;
    for (const words of ['', '写了摘要。']) expect(placeOf(whole, words, undefined, true)).toEqual(there(0, 0));
  });

  it('on more words than a quote holds keeps them all', () => {
    const long = '长'.repeat(1500);
    const anchor = anchorOf('body', long, 100, 1400);
    expect(placeOf({ key: 'a', kind: 'thread', anchor }, long, there(100, 1400), true)).toEqual(there(100, 1400));
  });
});

test('remarks come as the article reads, those without words at the end', () => {
  const put = (key: string, field: PlacedRemark['field'], place: Found): PlacedRemark => ({ key, kind: 'thread', field, place });
  const order = inOrder([
    put('gone', 'title', { how: 'gone', start: 0, end: 0 }),
    put('late', 'body', there(9, 10)),
    put('summary', 'summary', there(0, 0)),
    put('early', 'body', there(2, 8)),
    put('title', 'title', there(0, 2)),
  ]);
  expect(order.map(({ key }) => key)).toEqual(['title', 'summary', 'early', 'late', 'gone']);
});

/**
 * Keys and pastes of one session, with saves between them: what the window followed key by key is where the newsroom, which sees
 * saved texts alone, finds it.
 */
function typeAndSave(seed: number): void {
  const random = randomFrom(seed);
  const number = (below: number) => Math.floor(random() * below);
  let now = generateArticle({ seed, han: 500 }).body;
  const remarks = Array.from({ length: 50 }, () => {
    const start = number(now.length - 30);
    const end = start + 4 + number(20);
    return { anchor: anchorOf('body', now, start, end), place: there(start, end) };
  });
  for (let save = 0; save < 6; save++) {
    const before = now;
    const steps = Array.from({ length: 1 + number(12) }, () => {
      const from = number(now.length);
      const to = Math.min(now.length, from + (random() < 0.5 ? 0 : number(12)));
      const insert = random() < 0.3 ? '' : `新写${number(100)}。`;
      now = now.slice(0, from) + insert + now.slice(to);
      return asDomain([{ from, to, insert }]);
    });
    const follower = followEdits(before, now);
    for (const remark of remarks) {
      const followed = movedPlace(remark.place, steps);
      const found = follower.follow(remark.anchor);
      // What nobody touched both know exactly; the rest no one can tell from two texts alone.
      if (followed.how === 'there') {
        expect(now.slice(followed.start, followed.end)).toBe(before.slice(remark.place.start, remark.place.end));
        if (found.how === 'there') expect(found).toEqual(followed);
      }
      const settled = anchorOf('body', now, found.start, found.end);
      const next = found.how === 'gone' ? remark.anchor : settled;
      const placed = placeOf({ key: 'a', kind: 'thread', anchor: next }, now, followed, true);
      if (found.how !== 'gone') expect(now.slice(placed.start, placed.end)).toBe(next.quote);
      remark.anchor = placed.how === 'gone' ? next : anchorOf('body', now, placed.start, placed.end);
      remark.place = placed;
    }
    remarks.splice(0, remarks.length, ...remarks.filter(({ place }) => place.how !== 'gone'));
  }
}

test('places followed key by key are those that the newsroom finds in saved texts', () => {
  for (let seed = 1; seed <= 12; seed++) typeAndSave(seed);
});
