import { imagesIn } from '../../portal/pictures.ts';
import { place, type Remark, type Rule } from '../rule.ts';

/** A picture on another server is not in the package: it may change or vanish, and most portals forbid it. */
export const pictureExternal: Rule = {
  id: 'picture-external',
  level: 'warning',
  check({ article, blocks }) {
    const remarks = new Map<string, Remark>();
    for (const { image } of imagesIn(blocks)) {
      if (image.from !== 'external' || remarks.has(image.file)) continue;
      const message = '图片在其他网站上，不会随稿件导出，请下载后插入稿件。';
      remarks.set(image.file, { field: 'body', message, ...place(article.body, image.file), detail: { address: image.file } });
    }
    return [...remarks.values()];
  },
  examples: {
    bad: [{ article: { body: '正文。\n\n![田间](https://pictures.example/1.jpg "春耕")' } }],
    good: [{ article: { body: '正文。\n\n![田间](media/1111111111111111.jpg "春耕")' } }],
  },
};
