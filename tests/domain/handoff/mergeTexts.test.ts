import { describe, expect, it, test } from 'vitest';
import { mergeTexts } from '#domain/handoff/mergeTexts.ts';
import { generateArticle, randomFrom } from '../../fixtures/articles.ts';

const base = '今年雨水匀，渠水到田头。\n\n各县区组织力量巡查堤坝。\n\n专家建议适时播种。';

describe('two versions of a text', () => {
  it.each<[string, string, string, string]>([
    ['of which one did nothing', base, base.replace('今年', '今春'), base.replace('今年', '今春')],
    [
      'that changed other paragraphs',
      base.replace('今年', '今春'),
      base.replace('适时', '抢墒'),
      base.replace('今年', '今春').replace('适时', '抢墒'),
    ],
    [
      'that changed other words of one paragraph',
      base.replace('雨水匀', '雨水多'),
      base.replace('田头', '村口'),
      base.replace('雨水匀', '雨水多').replace('田头', '村口'),
    ],
    ['that changed the same alike', base.replace('巡查', '检查'), base.replace('巡查', '检查'), base.replace('巡查', '检查')],
    [
      'of which one removed a paragraph',
      base.replace('各县区组织力量巡查堤坝。\n\n', ''),
      base.replace('适时', '抢墒'),
      base.replace('各县区组织力量巡查堤坝。\n\n', '').replace('适时', '抢墒'),
    ],
  ])('%s are one', (_name, ours, theirs, expected) => {
    expect(mergeTexts(base, ours, theirs)).toEqual({ text: expected, conflicts: [] });
  });

  it('that changed the same words differently leave both for a person', () => {
    const { text, conflicts } = mergeTexts(base, base.replace('巡查', '抢修'), base.replace('巡查', '踏看'));
    expect(text).toBe(base.replace('巡查', '抢修'));
    expect(conflicts).toEqual([{ start: text.indexOf('抢修'), end: text.indexOf('抢修') + 2, base: '巡查', ours: '抢修', theirs: '踏看' }]);
  });

  it('that put different words at one place leave both for a person', () => {
    const { conflicts } = mergeTexts('渠水到田头。', '渠水到田头。村民来了。', '渠水到田头。记者来了。');
    expect(conflicts).toMatchObject([{ ours: '村民来了。', theirs: '记者来了。' }]);
  });

  it('of which both changed one clause leave it to a person, whole', () => {
    const { text, conflicts } = mergeTexts(base, base.replace('各县区', '各乡镇'), base.replace('力量', '人手'));
    expect(text).toBe(base.replace('各县区', '各乡镇'));
    expect(conflicts).toMatchObject([{ base: '县区组织力量', ours: '乡镇组织力量', theirs: '县区组织人手' }]);
  });

  it('that changed one clause alike, and one of them more of it, are one', () => {
    const more = base.replace('各县区', '各乡镇').replace('力量', '人手');
    expect(mergeTexts(base, base.replace('各县区', '各乡镇'), more)).toEqual({ text: more, conflicts: [] });
    expect(mergeTexts(base, more, base.replace('各县区', '各乡镇'))).toEqual({ text: more, conflicts: [] });
  });

  it('of which one removed what the other rewrote leave both for a person', () => {
    const { text, conflicts } = mergeTexts(base, base.replace('各县区组织力量巡查堤坝。\n\n', ''), base.replace('巡查堤坝', '巡查水库'));
    expect(text).not.toContain('各县区');
    expect(conflicts.map(({ theirs }) => theirs).join('')).toContain('巡查水库');
  });
});

const words = ['据了解，', '昨日', '。', '的', '\n\n新的一段。', '一是抓早，', '12.5%', '😀'];

function edited(text: string, random: () => number, edits: number): string {
  const number = (below: number) => Math.floor(random() * below);
  let after = text;
  for (let edit = 0; edit < edits; edit++) {
    const from = number(after.length + 1);
    const to = Math.min(after.length, from + (number(2) === 0 ? 0 : number(15)));
    after = after.slice(0, from) + (number(3) === 0 ? '' : (words[number(words.length)] ?? '')) + after.slice(to);
  }
  return after;
}

/** How often each sign is in some texts. */
function census(...texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const sign of texts.join('')) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return counts;
}

test('nothing is lost, nothing is made up, and without conflict it does not matter who merges', () => {
  const pairs = process.env.COPYDESK_LONG === '1' ? 5000 : 300;
  for (let seed = 1; seed <= pairs; seed++) {
    const random = randomFrom(seed);
    const from = generateArticle({ seed, han: 300 }).body;
    const [ours, theirs] = [edited(from, random, 1 + (seed % 6)), edited(from, random, 1 + (seed % 5))];
    const merged = mergeTexts(from, ours, theirs);
    expect(mergeTexts(from, ours, from)).toEqual({ text: ours, conflicts: [] });
    expect(mergeTexts(from, from, theirs)).toEqual({ text: theirs, conflicts: [] });
    expect(mergeTexts(from, ours, ours)).toEqual({ text: ours, conflicts: [] });
    const turned = mergeTexts(from, theirs, ours);
    expect(turned.conflicts.length).toBe(merged.conflicts.length);
    if (merged.conflicts.length === 0) expect(turned.text).toBe(merged.text);
    for (const { start, end, ours: mine } of merged.conflicts) expect(merged.text.slice(start, end)).toBe(mine);
    // What one side added is in the text or in a conflict.
    const there = census(merged.text, ...merged.conflicts.map((conflict) => conflict.theirs));
    const was = census(from);
    for (const side of [ours, theirs]) {
      for (const [sign, count] of census(side)) {
        const added = count - (was.get(sign) ?? 0);
        if (added > 0) expect([seed, sign, (there.get(sign) ?? 0) >= added]).toEqual([seed, sign, true]);
      }
    }
  }
});
