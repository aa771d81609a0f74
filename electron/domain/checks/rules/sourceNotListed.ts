import { nearNames, nearWords } from '../near.ts';
import { about, isBlank, type Rule } from '../rule.ts';

/** A reprint comes from a medium that the house may reprint from. Silent where it has not said which those are. */
export const sourceNotListed: Rule = {
  id: 'source-not-listed',
  level: 'warning',
  check({ article: { source }, house: { sources } }) {
    const { name, kind } = source;
    const plain = plainName(name);
    if (kind !== 'reprint' || sources.length === 0 || isBlank(plain) || sources.some((each) => plainName(each) === plain)) return [];
    const near = nearNames(name.trim(), sources);
    const [only] = near;
    const fix = near.length === 1 && only !== undefined ? { fix: only } : {};
    return [
      about('source.name', `“${name.trim()}”不在本单位可转载的媒体名单里${nearWords(near)}。`, name, { detail: { name: name.trim() }, ...fix }),
    ];
  },
  examples: {
    bad: ['样稿晚报', '云溪日抱', '《样稿时报》', '某某自媒体', '云溪'].map((name) => reprint(name)),
    good: [
      ...['云溪日报', '《云溪日报》', ' 云溪 日报 ', '来源：云溪日报', '样稿网', ''].map((name) => reprint(name)),
      { ...reprint('样稿晚报'), house: {} },
      reprint('样稿晚报', 'original'),
      reprint('样稿晚报', 'contributed'),
      reprint('ＹＵＮＸＩ Times'),
    ],
  },
};

function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^\s*(?:来源|来自|转自|稿源)\s*:?\s*/, '')
    .replace(/[\s《》〈〉“”"'·]/g, '');
}

function reprint(name: string, kind: 'original' | 'reprint' | 'contributed' = 'reprint') {
  return {
    article: { source: { name, kind, url: 'https://a.example/1', originalTitle: '原题' } },
    house: { sources: ['云溪日报', '样稿网', 'Yunxi Times'] },
  };
}
