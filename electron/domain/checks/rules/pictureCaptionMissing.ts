import { imagesIn, mediumOf } from '../../portal/pictures.ts';
import { about, isBlank, type Remark, type Rule } from '../rule.ts';

/** A picture of its own paragraph is news and says who and where; some are mere ornament, so this only warns. */
export const pictureCaptionMissing: Rule = {
  id: 'picture-caption-missing',
  level: 'warning',
  check({ article, blocks }) {
    const remarks = new Map<string, Remark>();
    for (const { image, figure } of imagesIn(blocks)) {
      const use = figure && image.from === 'media' ? mediumOf(article, image.file) : undefined;
      if (!use || !isBlank(image.caption) || !isBlank(use.medium.caption)) continue;
      remarks.set(use.mediaId, about(`media.${use.mediaId}.caption`, '图片没有图说。', use.medium.caption));
    }
    return [...remarks.values()];
  },
  examples: {
    bad: [{ article: { body: '正文。\n\n![田间](media/2222222222222222.png)' } }],
    good: [
      { article: { body: '正文。\n\n![田间](media/2222222222222222.png "春耕现场")' } },
      { article: { body: '正文。\n\n![](media/1111111111111111.jpg)' } },
      { article: { body: '行内小图![田间](media/2222222222222222.png)不是插图。' } },
    ],
  },
};
