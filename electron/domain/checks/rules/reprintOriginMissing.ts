import { webAddress } from '../../portal/line.ts';
import { about, isBlank, type Remark, type Rule } from '../rule.ts';

/** A reprint names where and under which title the original stands. */
export const reprintOriginMissing: Rule = {
  id: 'reprint-origin-missing',
  level: 'warning',
  check({ article: { source } }) {
    if (source.kind !== 'reprint') return [];
    const remarks: Remark[] = [];
    if (isBlank(source.url)) remarks.push(about('source.url', '转载稿没有原文网址。', source.url));
    else if (!webAddress(source.url)) remarks.push(about('source.url', '原文网址不完整，应以 http:// 或 https:// 开头。', source.url));
    if (isBlank(source.originalTitle)) remarks.push(about('source.originalTitle', '转载稿没有原标题。', source.originalTitle));
    return remarks;
  },
  examples: {
    bad: [
      { article: { source: { name: '样稿日报', kind: 'reprint', url: '', originalTitle: '原题' } } },
      { article: { source: { name: '样稿日报', kind: 'reprint', url: 'https://a.example/1', originalTitle: ' ' } } },
      { article: { source: { name: '样稿日报', kind: 'reprint', url: 'a.example/1', originalTitle: '原题' } } },
    ],
    good: [
      { article: { source: { name: '样稿日报', kind: 'reprint', url: 'https://a.example/1', originalTitle: '原题' } } },
      { article: { source: { name: '样稿日报', kind: 'contributed', url: '', originalTitle: '' } } },
    ],
  },
};
