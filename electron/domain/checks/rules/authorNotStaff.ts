import type { Article } from '../../article.ts';
import { nearNames, nearWords } from '../near.ts';
import { about, isBlank, type Rule } from '../rule.ts';

/** A reporter of the house is on its list. Silent where it keeps none, and of articles that others wrote. */
export const authorNotStaff: Rule = {
  id: 'author-not-staff',
  level: 'hint',
  check({ article: { authors, source }, house: { staff } }) {
    if (staff.length === 0 || source.kind !== 'original') return [];
    const known = staff.map(({ name }) => name.replace(/\s+/g, ''));
    return authors
      .filter(({ name, role }) => isReporter(role) && !isBlank(name) && !known.includes(name.replace(/\s+/g, '')))
      .map(({ name }) =>
        about('authors', `记者“${name.trim()}”不在本单位人员名单里${nearWords(nearNames(name.trim(), known))}。`, '', {
          detail: { name: name.trim() },
        }),
      );
  },
  examples: {
    bad: [written('周明', '记者'), written('林小', '本报记者'), written('周明', '见习记者'), written('周 明', '摄影记者'), written('林晓晓', '记者')],
    good: [
      written('林晓', '记者'),
      written('林 晓', '记者'),
      written('周明', '通讯员'),
      written('周明', '特约记者'),
      written('周明', ''),
      written('', '记者'),
      { ...written('周明', '记者'), house: {} },
      { ...written('周明', '记者', 'reprint') },
      { ...written('周明', '记者', 'contributed') },
      { article: { authors: [] }, house: { staff: [{ name: '林晓', roles: ['reporter'] }] } },
    ],
  },
};

function isReporter(role: string): boolean {
  return role.includes('记者') && !/特约|通讯员/.test(role);
}

function written(name: string, role: string, kind: Article['source']['kind'] = 'original') {
  const source = { name: '云溪新闻网', kind, url: 'https://a.example/1', originalTitle: '原题' };
  return { article: { source, authors: [{ name, role }] }, house: { staff: [{ name: '林晓', roles: ['reporter' as const] }] } };
}
