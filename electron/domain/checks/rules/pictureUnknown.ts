import { mediaFile } from '../../article.ts';
import { imagesIn, mediumOf } from '../../portal/pictures.ts';
import { place, type Remark, type Rule } from '../rule.ts';

/** The target of a Markdown image in `media/`, whatever its name. */
const target = /!\[[^[\]]{0,1000}\]\(\s{0,9}<?media\/([^\s()<>]{1,255})/g;

/** The body shows a picture that the article does not have: the page would have a hole. */
export const pictureUnknown: Rule = {
  id: 'picture-unknown',
  level: 'error',
  check({ article, blocks }) {
    const remarks = new Map<string, Remark>();
    const named = imagesIn(blocks).flatMap(({ image }) => (image.from === 'media' ? [image.file] : []));
    // A name that no picture of ours can have never becomes an image node; the text alone has it.
    const misnamed = [...article.body.matchAll(target)].map(([, name = '']) => name).filter((name) => !mediaFile.safeParse(name).success);
    for (const file of [...named, ...misnamed]) {
      if (mediumOf(article, file) || remarks.has(file)) continue;
      const message = `正文用到的图片 media/${file} 不在本稿的图片中。`;
      remarks.set(file, { field: 'body', message, ...place(article.body, `media/${file}`), detail: { file } });
    }
    return [...remarks.values()];
  },
  examples: {
    bad: [
      { article: { body: '正文。\n\n![田间](media/00000000000000ff.jpg "春耕")' } },
      { article: { body: '正文![田间](media/1111111111111111.png)。' } },
      { article: { body: '正文。\n\n![田间](media/photo.jpg "春耕")' } },
    ],
    good: [{ article: { body: '正文。\n\n![田间](media/1111111111111111.jpg "春耕")' } }, { article: { body: '正文。' } }],
  },
};
