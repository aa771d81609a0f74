import { emptyArticle } from '#domain/article.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { renderBody } from '#domain/portal/body.ts';
import { pictureAddress } from '#domain/portal/pictures.ts';
import { type Profile, profileSchema } from '#domain/portal/profile.ts';

/** A line or two of what a CMS gets, for each setting of the body. */

const picture = '0123456789abcdef';
const article = {
  ...emptyArticle('00000000-0000-7000-8000-000000000000', '2026-03-05T00:00:00.000Z'),
  media: {
    [picture]: {
      file: `${picture}.jpg`,
      type: 'image/jpeg' as const,
      width: 1200,
      height: 800,
      bytes: 1,
      caption: '新桥通车',
      credit: '林晓 摄',
      alt: '新桥',
    },
  },
};

const texts = {
  indent: '昨日，新桥通车。',
  headings: '## 一、十年盼一桥',
  imageParagraph: `![](media/${picture}.jpg)`,
  pageBreak: '上一页。\n\n<!-- page 十年盼一桥 -->\n\n下一页。',
};

/** Empty while something about the body is not valid. */
export function bodySample(setting: keyof typeof texts, profile: Profile): string {
  if (!profileSchema.shape.body.safeParse(profile.body).success) return '';
  return renderBody(parseMarkdown(texts[setting]), article, profile, () => ({
    src: pictureAddress(profile, 'images/01.jpg'),
    width: 1200,
    height: 800,
  }));
}
