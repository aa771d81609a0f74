import type { Article } from '../article.ts';
import type { Block } from '../markdown/tokens.ts';
import { renderBody } from './body.ts';
import { mediumOf, pictureAddress, picturePath, usedPictures } from './pictures.ts';
import type { Profile } from './profile.ts';

/** The fragment for the CMS before its pictures are made: as long as it will be, with the pictures' names and the sizes they have now. */
export function plannedBody(article: Article, blocks: readonly Block[], profile: Profile): string {
  const order = usedPictures(article, blocks).map(({ medium }) => medium.file);
  return renderBody(blocks, article, profile, (file) => {
    const use = mediumOf(article, file);
    const path = picturePath(order.indexOf(file), profile.images.formats[0] ?? 'jpg');
    return use && { src: pictureAddress(profile, path), width: use.medium.width, height: use.medium.height };
  });
}
