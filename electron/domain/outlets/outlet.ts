import type { Article } from '../article.ts';
import { plainText } from '../markdown/plain.ts';
import type { Block } from '../markdown/tokens.ts';
import { renderBody } from '../portal/body.ts';
import { renderNinjs } from '../portal/ninjs.ts';
import type { PlannedFile } from '../portal/package.ts';
import { describePictures, type ExportedPicture, pictureAddress } from '../portal/pictures.ts';
import type { Profile } from '../portal/profile.ts';
import { assertNever } from '../result.ts';
import { planWord, wordPictures } from './docx/docx.ts';
import { renderNewsml } from './newsml.ts';
import { renderText } from './text.ts';
import { renderWechat } from './wechat.ts';

/** The single files an article can leave as, and how each is called. */
export const outlets = ['docx', 'text', 'wechat', 'newsml', 'ninjs'] as const;
export type Outlet = (typeof outlets)[number];

export const outletEndings: Readonly<Record<Outlet, string>> = {
  docx: '.docx',
  text: '.txt',
  wechat: '.html',
  newsml: '.newsml.xml',
  ninjs: '.ninjs.json',
};

/** What a portal's pictures are made by for an outlet; undefined where none is needed. */
export function outletPictures(outlet: Outlet, profile: Profile): Profile['images'] | undefined {
  if (outlet === 'text') return undefined;
  return outlet === 'docx' ? wordPictures : { ...profile.images, crops: [] };
}

export interface OutletInput {
  readonly article: Article;
  readonly profile: Profile;
  readonly blocks: readonly Block[];
  /** Made by the rules of {@link outletPictures}. */
  readonly pictures: readonly ExportedPicture[];
  /** `Copydesk 0.1.0` */
  readonly generator: string;
  /** A picture's `data:` address. */
  readonly address: (picture: ExportedPicture) => string;
}

/** An outlet's content: a text, or the parts of a zip in their order. */
export function planOutlet(outlet: Outlet, input: OutletInput): string | readonly PlannedFile[] {
  const { article, profile, blocks, pictures, generator } = input;
  switch (outlet) {
    case 'docx':
      return planWord({ article, profile, blocks, pictures: describePictures(article, blocks, pictures) });
    case 'text':
      return renderText(article, profile, blocks);
    case 'wechat':
      return `<meta charset="utf-8">\n${renderWechat(article, profile, blocks, pictures, input.address).html}\n`;
    case 'newsml':
      return renderNewsml(article, profile, blocks, pictures, generator);
    case 'ninjs':
      return ninjs(input);
    default:
      return assertNever(outlet, 'outlet');
  }
}

function ninjs({ article, profile, blocks, pictures }: OutletInput): string {
  const byFile = new Map(pictures.map((picture) => [picture.file, picture]));
  const body = renderBody(blocks, article, profile, (file) => {
    const picture = byFile.get(file);
    return picture && { src: pictureAddress(profile, picture.path), width: picture.width, height: picture.height };
  });
  return renderNinjs(article, profile, body, describePictures(article, blocks, pictures), plainText(blocks), blocks);
}
