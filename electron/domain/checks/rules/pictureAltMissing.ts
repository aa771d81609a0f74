import { imagesIn, mediumOf } from '../../portal/pictures.ts';
import { about, isBlank, type Remark, type Rule } from '../rule.ts';

/** Readers who do not see a picture hear its alternative text: what it shows, not who took it (WCAG 1.1.1). No portal takes a picture without. */
export const pictureAltMissing: Rule = {
  id: 'picture-alt-missing',
  level: 'error',
  check({ article, blocks }) {
    const remarks = new Map<string, Remark>();
    for (const { image } of imagesIn(blocks)) {
      const use = image.from === 'media' ? mediumOf(article, image.file) : undefined;
      if (!use || !isBlank(image.alt) || !isBlank(use.medium.alt)) continue;
      remarks.set(
        use.mediaId,
        about(`media.${use.mediaId}.alt`, '图片没有替代文字，请用一句话写明画面内容。', use.medium.alt, { clause: 'WCAG 2.2, 1.1.1' }),
      );
    }
    return [...remarks.values()];
  },
  examples: {
    bad: [{ article: { body: '正文。\n\n![](media/2222222222222222.png "图说")' } }],
    good: [
      { article: { body: '正文。\n\n![](media/1111111111111111.jpg)' } },
      { article: { body: '正文。\n\n![田间](media/2222222222222222.png)' } },
    ],
  },
};
