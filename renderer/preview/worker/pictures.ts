import type { Article } from '#domain/article.ts';
import type { RenderOptions } from '#domain/markdown/html.ts';

/** How the preview renders: pictures keep their `media/…` address, in whose place the window puts what may show it. */
export function previewOptions(media: Article['media']): RenderOptions {
  const present = Object.values(media).filter((medium) => medium.deletedAt === undefined);
  const byFile = new Map(present.map((medium) => [medium.file, medium]));
  return {
    external: false,
    image: (file) => {
      const medium = byFile.get(file);
      return (
        medium && {
          src: `media/${file}`,
          width: medium.width,
          height: medium.height,
          credit: medium.credit,
          alt: medium.alt,
          caption: medium.caption,
        }
      );
    },
  };
}
