import type { Article } from '../article.ts';
import { utf8Bytes } from '../count.ts';
import type { Block } from '../markdown/tokens.ts';
import { renderBody } from '../portal/body.ts';
import { type FieldValue, fieldValues } from '../portal/fields.ts';
import { type ExportedPicture, imagesIn } from '../portal/pictures.ts';
import type { Profile } from '../portal/profile.ts';
import { renderText } from './text.ts';

/**
 * An article for WeChat's editor, to be pasted. The editor keeps inline styles alone and uploads the pictures of what is pasted to its
 * own servers, so they come along as `data:` addresses.
 */
export interface WechatPaste {
  /** The text as rich text, without its title: that has a field of its own. */
  readonly html: string;
  /** For programs that take no rich text. */
  readonly text: string;
  /** WeChat's fields with their limits. The content counts with all its HTML, each picture by its short name. */
  readonly fields: readonly FieldValue[];
  /** Of `html` with its pictures, in bytes of UTF-8. */
  readonly bytes: number;
}

/** @param address the `data:` address of a picture */
export function renderWechat(
  article: Article,
  profile: Profile,
  blocks: readonly Block[],
  pictures: readonly ExportedPicture[],
  address: (picture: ExportedPicture) => string,
): WechatPaste {
  const byFile = new Map(pictures.map((picture) => [picture.file, picture]));
  const bodyWith = (src: (picture: ExportedPicture) => string) =>
    renderBody(blocks, article, profile, (file) => {
      const picture = byFile.get(file);
      return picture && { src: src(picture), width: picture.width, height: picture.height };
    });
  const html = bodyWith(address);
  const fields = fieldValues(
    article,
    profile,
    bodyWith(({ path }) => path),
  );
  return { html, text: renderText(article, profile, blocks), fields, bytes: utf8Bytes(html) };
}

/** How many pictures of the text stand on other servers: no outlet takes them along. */
export function picturesElsewhere(blocks: readonly Block[]): number {
  return imagesIn(blocks).filter(({ image }) => image.from === 'external').length;
}
