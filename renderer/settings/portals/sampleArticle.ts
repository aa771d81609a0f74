import { type Article, emptyArticle } from '#domain/article.ts';
import bodyText from '../../../assets/sample/body.md?raw';
import bridgeMarket from '../../../assets/sample/bridge-market.jpg';
import sample from '../../../assets/sample/sample.json';
import teaTerraces from '../../../assets/sample/tea-terraces.jpg';

/** The sample that ships with the program, to be shown in a portal while no article is open. */
export const sampleArticle: Article = {
  ...emptyArticle('00000000-0000-7000-8000-000000000000', '2026-11-05T01:30:00.000Z'),
  ...sample.draft,
  source: { ...sample.draft.source, kind: 'original' },
  body: bodyText,
};

const addresses: Readonly<Record<string, string>> = { 'tea-terraces.jpg': teaTerraces, 'bridge-market.jpg': bridgeMarket };

/** A picture of the sample by the name its body uses. */
export function samplePicture(file: string) {
  const src = addresses[file];
  const words = sample.pictures.find(({ name }) => name === file);
  return src && words ? { src, width: 1200, height: 800, caption: words.caption, credit: words.credit, alt: words.alt } : undefined;
}
