import { forbiddenLiterals } from '../../portal/forbidden.ts';
import { fieldSources, type Profile } from '../../portal/profile.ts';
import { ownTitle } from '../../portal/title.ts';
import type { Remark, Rule, Subject } from '../rule.ts';

const plain: Pick<Profile, 'body'> = { body: { indent: 'none', headings: 'h2', imageParagraph: 'figure', pageBreak: 'none', forbidden: ['[!--'] } };
const dede: Pick<Profile, 'body'> = { body: { ...plain.body, forbidden: ['#p#', '{dede:'] } };

/**
 * The text holds what the CMS takes for a command of its own. In the body the export writes it so that it shows but does
 * not act; in the other fields only the person who fills the form can do something about it.
 */
export const forbiddenLiteral: Rule = {
  id: 'forbidden-literal',
  level: 'warning',
  isOfPortal: true,
  check(subject) {
    const literals = subject.profile ? forbiddenLiterals(subject.profile) : [];
    if (literals.length === 0) return [];
    const all = texts(subject).map(([field, text]) => ({ field, text, within: text.toLowerCase() }));
    return literals.flatMap((literal) => all.flatMap((searched) => occurrences(searched, literal)));
  },
  examples: {
    bad: [
      { article: { body: '模板里写着 [!--title--]。' }, profile: plain },
      { article: { title: '说说 #P# 的用法' }, profile: dede },
      { article: { outlets: { plain: { chosen: true, title: '[!--title--]' } } }, profile: plain },
      { article: { body: '写着 #e# 的一页。' }, profile: { body: { ...plain.body, pageBreak: 'dedecms', forbidden: [] } } },
      { article: { source: { name: '{dede:field/}', kind: 'original', url: '', originalTitle: '' } }, profile: dede },
    ],
    good: [{ article: { body: '模板里写着 [!-title-]。' }, profile: plain }, { article: { body: '写着 [!--title--]。' } }],
  },
};

function texts({ article, profile }: Subject): readonly (readonly [string, string])[] {
  const own: readonly (readonly [string, string])[] = profile ? [[`outlets.${profile.key}.title`, ownTitle(article, profile)]] : [];
  const common = fieldSources.flatMap((field): readonly (readonly [string, string])[] => {
    if (field === 'source.name') return [[field, article.source.name]];
    if (field === 'source.url') return [[field, article.source.url]];
    if (field === 'authors') return article.authors.map(({ name }) => [field, name]);
    if (field === 'keywords') return article.keywords.map((keyword) => [field, keyword]);
    const text = article[field];
    return typeof text === 'string' ? [[field, text]] : [];
  });
  return [...own, ...common];
}

interface Searched {
  readonly field: string;
  readonly text: string;
  /** The text in lower case. */
  readonly within: string;
}

function occurrences({ field, text, within }: Searched, literal: string): readonly Remark[] {
  const remarks: Remark[] = [];
  const wanted = literal.toLowerCase();
  // A few letters change length in lower case; the offset is then looked up in the text as it is.
  const exact = within.length === text.length;
  for (let at = within.indexOf(wanted); at >= 0; at = within.indexOf(wanted, at + wanted.length)) {
    const start = exact ? at : Math.max(0, text.indexOf(literal));
    const message = `“${literal}”会被该网站的系统当作标签执行，${field === 'body' ? '导出时已改写为不执行的形式' : '请改写'}。`;
    remarks.push({ field, message, start, end: Math.min(text.length, start + literal.length), detail: { literal } });
  }
  return remarks;
}
