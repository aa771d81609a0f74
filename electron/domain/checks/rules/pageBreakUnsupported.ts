import type { Profile } from '../../portal/profile.ts';
import type { Rule } from '../rule.ts';

const body: Profile['body'] = { indent: 'none', headings: 'h2', imageParagraph: 'figure', pageBreak: 'none', forbidden: [] };
const written = '正文。\n\n<!-- page 二、数字 -->\n\n正文。';
/** The first one's place; one remark says it for all. */
const mark = /^[ \t\u00a0\u3000]*<!--[ \t]*page(?:[ \t][^\n]*)?-->/m;

/** The portal has no pages of an article: the export writes its pages as one, their titles as section heads (`portal/body.ts`). */
export const pageBreakUnsupported: Rule = {
  id: 'page-break-unsupported',
  level: 'hint',
  isOfPortal: true,
  check({ article, blocks, profile }) {
    if (profile?.body.pageBreak !== 'none') return [];
    const count = blocks.filter((block) => block.type === 'pageBreak').length;
    if (count === 0) return [];
    const first = mark.exec(article.body);
    const start = first?.index ?? 0;
    const message = `该门户不分页，正文的 ${count} 处分页不起作用，分页标题改作小标题。`;
    return [{ field: 'body', message, start, end: start + (first?.[0].length ?? 0), detail: { count } }];
  },
  examples: {
    bad: [{ article: { body: written }, profile: { body } }],
    good: [
      { article: { body: written }, profile: { body: { ...body, pageBreak: 'dedecms' } } },
      { article: { body: '正文。' }, profile: { body } },
    ],
  },
};
