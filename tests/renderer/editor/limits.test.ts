import { describe, expect, it } from 'vitest';
import { emptyArticle } from '#domain/article.ts';
import type { Profile } from '#domain/portal/profile.ts';
import { authorsText, parseAuthors } from '../../../renderer/editor/authorLine.ts';
import { keywordsText, parseKeywords } from '../../../renderer/editor/fieldText.ts';
import { pressing } from '../../../renderer/editor/LimitCounter.tsx';
import { type LimitedSource, limitsAmong } from '../../../renderer/editor/useLimits.ts';
import { type CopyFields, fieldsOf } from '../../../renderer/state/copy.ts';
import { plainProfile } from '../../domain/portal/desk.ts';

const empty = fieldsOf(emptyArticle('0198c0de-0000-7000-8000-00000000000a', '2026-03-05T02:00:00.000Z'));
const portal = (key: string, from: LimitedSource, max: number, unit: 'chars' | 'bytes' = 'chars'): Profile => ({
  ...plainProfile,
  key,
  fields: [{ name: from, label: from, from, max, unit }],
});

/** What is left of the text before the place where it is cut. */
function kept(profiles: readonly Profile[], from: LimitedSource, text: string, change: (text: string) => Partial<CopyFields>): string | null {
  const { cutFrom } = limitsAmong(profiles, from, text, (typed) => ({ ...empty, ...change(typed) }));
  return cutFrom === null ? null : text.slice(0, cutFrom);
}

describe('what a portal would cut', () => {
  const toTitle = (title: string) => ({ title });
  it.each<[text: string, max: number, unit: 'chars' | 'bytes', kept: string | null]>([
    ['新桥今天通车', 18, 'bytes', null],
    ['新桥今天通车了', 18, 'bytes', '新桥今天通车'],
    // Blanks around it and between are not sent.
    ['  新桥  通车了', 4, 'chars', '  新桥  通'],
    ['新桥通车  ', 4, 'chars', null],
    ['🌉🌉🌉', 2, 'chars', '🌉🌉'],
  ])('of the title %j with %i %s is what follows %j', (text, max, unit, left) => {
    expect(kept([portal('a', 'title', max, unit)], 'title', text, toTitle)).toBe(left);
  });

  it('is told by the portal that takes least', () => {
    expect(kept([portal('a', 'title', 6), portal('b', 'title', 4), portal('c', 'title', 99)], 'title', '新桥今天通车了', toTitle)).toBe('新桥今天');
  });

  it('of lists is what they become in the form', () => {
    const keywords = (text: string) => ({ keywords: parseKeywords(text) });
    expect(kept([portal('a', 'keywords', 5)], 'keywords', keywordsText(['大桥', '通车', '交通']), keywords)).toBe('大桥，通车，');
    // Roles are typed, but not sent.
    const authors = (text: string) => ({ authors: parseAuthors(text) });
    expect(kept([portal('a', 'authors', 5)], 'authors', authorsText([{ name: '周样', role: '记者' }]), authors)).toBeNull();
    expect(kept([portal('a', 'authors', 4)], 'authors', '周样，陈稿', authors)).toBe('周样，陈');
  });
});

describe('the counter', () => {
  const limits = (text: string, ...profiles: Profile[]) => limitsAmong(profiles, 'title', text, (title) => ({ ...empty, title })).limits;
  it.each<[text: string, portals: Profile[], shown: string[]]>([
    ['新桥', [portal('a', 'title', 100), portal('b', 'title', 63, 'bytes')], []],
    ['新桥通车', [portal('a', 'title', 100), portal('b', 'title', 13, 'bytes')], ['b near']],
    ['新桥通车', [portal('a', 'title', 4), portal('b', 'title', 9, 'bytes'), portal('c', 'title', 90)], ['b over', 'a near']],
    ['新桥通车', [portal('a', 'title', 3), portal('b', 'title', 3)], ['a over']],
    ['', [portal('a', 'title', 3)], []],
  ])('of %j speaks up for those that are near or past, tightest first', (text, portals, shown) => {
    expect(pressing(limits(text, ...portals)).map(({ portal: key, state }) => `${key} ${state}`)).toEqual(shown);
  });

  it('has nothing to say of a field without limits', () => {
    expect(limitsAmong([portal('a', 'summary', 5)], 'title', '题', (title) => ({ ...empty, title }))).toEqual({ limits: [], cutFrom: null });
  });
});
