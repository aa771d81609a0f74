import type { Article } from '../article.ts';
import { renderHtml } from '../markdown/html.ts';
import { plainText } from '../markdown/plain.ts';
import type { Block } from '../markdown/tokens.ts';
import { renderPage } from '../portal/page.ts';
import type { ExportedPicture } from '../portal/pictures.ts';
import type { Profile } from '../portal/profile.ts';
import type { Template } from '../portal/template.ts';

/**
 * The portal's page in one piece, its pictures as `data:` addresses: for a printer or a PDF, which see it without a folder around it.
 * @throws a refusal `bad-template`
 */
export function renderPrintout(
  article: Article,
  profile: Profile,
  template: Template,
  blocks: readonly Block[],
  pictures: readonly ExportedPicture[],
  address: (picture: ExportedPicture) => string,
): string {
  const byFile = new Map(pictures.map((picture) => [picture.file, picture]));
  const image = (file: string) => {
    const picture = byFile.get(file);
    if (!picture) return undefined;
    const { caption = '', credit = '', alt = '' } = article.media[picture.mediaId] ?? {};
    return { src: address(picture), width: picture.width, height: picture.height, caption, credit, alt };
  };
  // Nothing on paper is out of sight: a picture that waits to be scrolled to would stay white.
  const bodyHtml = renderHtml(blocks, { image, external: false }).replaceAll(' loading="lazy" decoding="async"', '');
  return renderPage({ article, profile, template, bodyHtml, lead: plainText(blocks).slice(0, 1000), inlineImages: true });
}
