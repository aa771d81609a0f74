import { utf8Bytes } from '../../count.ts';
import { forbiddenLiterals, pageTitleHtml } from '../../portal/forbidden.ts';
import { longestDedePageTitle as max } from '../../portal/pages.ts';
import type { Profile } from '../../portal/profile.ts';
import { place, type Rule } from '../rule.ts';

const body: Profile['body'] = { indent: 'none', headings: 'h2', imageParagraph: 'figure', pageBreak: 'dedecms', forbidden: [] };

/** DedeCMS 5.7 takes a page's title only when it is short (`portal/pages.ts`); the export makes a longer one a section head. */
export const pageTitleTooLong: Rule = {
  id: 'page-title-too-long',
  level: 'warning',
  isOfPortal: true,
  check({ article, blocks, profile }) {
    if (profile?.body.pageBreak !== 'dedecms') return [];
    const literals = forbiddenLiterals(profile);
    return blocks.flatMap((block) => {
      const length = block.type === 'pageBreak' ? utf8Bytes(pageTitleHtml(block.title, literals)) : 0;
      if (block.type !== 'pageBreak' || length <= max) return [];
      const message = `分页小标题有 ${length} 字节，该网站最多 ${max} 字节（16 个汉字），导出时改作正文里的小标题。`;
      return [{ field: 'body', message, ...place(article.body, block.title), clause: 'DedeCMS 5.7', detail: { max, length, unit: 'bytes' } }];
    });
  },
  examples: {
    bad: [{ article: { body: `正文。\n\n<!-- page ${'长'.repeat(17)} -->\n\n正文。` }, profile: { body } }],
    good: [
      { article: { body: `正文。\n\n<!-- page ${'短'.repeat(16)} -->\n\n正文。` }, profile: { body } },
      { article: { body: `正文。\n\n<!-- page ${'Latin letters are short '.repeat(2)} -->\n\n正文。` }, profile: { body } },
      { article: { body: `正文。\n\n<!-- page ${'长'.repeat(17)} -->\n\n正文。` } },
    ],
  },
};
