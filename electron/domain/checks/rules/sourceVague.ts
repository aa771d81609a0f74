import { about, isBlank, type Rule } from '../rule.ts';

const vague = new Set([
  '网络',
  '互联网',
  '网络综合',
  '综合',
  '综合整理',
  '整理',
  '转载',
  '本站',
  '本网',
  '原创',
  '网友',
  '微信',
  '微博',
  '未知',
  '不详',
  '佚名',
  '无',
  '暂无',
]);

/** A source that names nobody: a reader cannot check it, a portal cannot prove its right to reprint. */
export const sourceVague: Rule = {
  id: 'source-vague',
  level: 'warning',
  check({ article }) {
    const name = article.source.name;
    if (isBlank(name)) return [];
    const plain = name
      .normalize('NFKC')
      .replace(/[\s\p{P}]/gu, '')
      .replace(/^(来源|来自)/, '');
    return vague.has(plain) ? [about('source.name', `来源“${name.trim()}”没有指明单位，请写明刊发机构全称。`, name)] : [];
  },
  examples: {
    bad: [
      { article: { source: { name: '网络', kind: 'reprint', url: 'https://a.example/1', originalTitle: '' } } },
      { article: { source: { name: '来源：本站', kind: 'original', url: '', originalTitle: '' } } },
    ],
    good: [
      { article: { source: { name: '示例网络电视台', kind: 'original', url: '', originalTitle: '' } } },
      { article: { source: { name: '', kind: 'original', url: '', originalTitle: '' } } },
    ],
  },
};
