import { countHan } from '../../count.ts';
import type { Profile } from '../../portal/profile.ts';
import { place, type Rule } from '../rule.ts';

/** DedeCMS 5.7 takes at most 16 characters between `#p#` and `#e#`. */
const max = 16;
const body: Profile['body'] = { indent: 'none', headings: 'h2', imageParagraph: 'figure', pageBreak: 'dedecms', forbidden: [] };

export const pageTitleTooLong: Rule = {
  id: 'page-title-too-long',
  level: 'warning',
  check({ article, blocks, profile }) {
    if (profile?.body.pageBreak !== 'dedecms') return [];
    return blocks.flatMap((block) => {
      if (block.type !== 'pageBreak' || countHan(block.title) <= max) return [];
      const length = countHan(block.title);
      const message = `分页小标题有 ${length} 字，该网站最多 ${max} 字。`;
      return [{ field: 'body', message, ...place(article.body, block.title), clause: 'DedeCMS 5.7', detail: { max, length, unit: 'han' } }];
    });
  },
  examples: {
    bad: [{ article: { body: `正文。\n\n<!-- page ${'长'.repeat(17)} -->\n\n正文。` }, profile: { body } }],
    good: [
      { article: { body: `正文。\n\n<!-- page ${'短'.repeat(16)} -->\n\n正文。` }, profile: { body } },
      { article: { body: `正文。\n\n<!-- page ${'长'.repeat(17)} -->\n\n正文。` } },
    ],
  },
};
