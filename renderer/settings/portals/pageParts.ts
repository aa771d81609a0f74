import type { Article } from '#domain/article.ts';
import { renderHtml } from '#domain/markdown/html.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { bodyContainer, renderShellParts, type ShellParts } from '#domain/portal/page.ts';
import { mediumOf } from '#domain/portal/pictures.ts';
import type { Profile } from '#domain/portal/profile.ts';
import type { Template } from '#domain/portal/template.ts';
import { sampleArticle, samplePicture } from './sampleArticle.ts';

/** A portal's page for the preview beside its form: head, some text, footer. */

/** Enough of a long text to see how it looks, in UTF-16 units. */
const mostText = 12_000;

/** `body`: the text's HTML, for the element that {@link bodyContainer} marks. Pictures of an article keep their `media/…` address. */
export interface PageParts extends ShellParts {
  readonly body: string;
}

export const bodySelector = `[${bodyContainer}]`;

/** @param open the open article, if there is one to show @throws a refusal `bad-template` */
export function pageParts(open: Article | undefined, profile: Profile, template: Template): PageParts {
  const article = open ?? sampleArticle;
  const text = article.body.slice(0, mostText);
  const image = open
    ? (file: string) => {
        const medium = mediumOf(open, file)?.medium;
        return medium && { ...medium, src: `media/${file}` };
      }
    : samplePicture;
  return {
    ...renderShellParts({ article: { ...article, body: '', channel: article.channel }, profile, template }),
    body: renderHtml(parseMarkdown(text), { image, external: false }),
  };
}
