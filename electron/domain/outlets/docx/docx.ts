import type { Article } from '../../article.ts';
import type { Block } from '../../markdown/tokens.ts';
import { oneLine } from '../../portal/line.ts';
import type { PlannedFile } from '../../portal/package.ts';
import { type DescribedPicture, imagesIn } from '../../portal/pictures.ts';
import type { Profile } from '../../portal/profile.ts';
import { articleAt, endWords, metaWords } from '../facts.ts';
import { element, type XmlElement, xmlDocument } from '../xml.ts';
import { blockElements, paragraph } from './blocks.ts';
import { page } from './measures.ts';
import { makeNumbering } from './numbering.ts';
import { contentTypes, corePart, footerPart, headerPart, packageRelations, programPart, settingsPart } from './parts.ts';
import { makeRelations, type Relations } from './relations.ts';
import { type Desk, textRun } from './runs.ts';
import { fontTable, stylesDocument, wordSpace } from './styles.ts';

/**
 * The article as a Word file (ECMA-376 WordprocessingML) for those who read on paper: as a plan, like a package. Written here and
 * not by a library, because the ones there are number pictures across documents, name links by chance and stamp the hour: the
 * same article must give the same bytes.
 */

/** Pictures as every Word takes them, fine enough for paper. */
export const wordPictures: Profile['images'] = {
  formats: ['jpg', 'png'],
  maxBytes: 1_500_000,
  maxWidth: 1600,
  quality: 85,
  url: 'relative',
  prefix: '',
};

export interface WordInput {
  readonly article: Article;
  readonly profile: Profile;
  readonly blocks: readonly Block[];
  /** Made by the rules of {@link wordPictures}. */
  readonly pictures: readonly DescribedPicture[];
}

/** The parts of the file, in the order they go into the zip. */
export function planWord({ article, profile, blocks, pictures }: WordInput): readonly PlannedFile[] {
  const named = articleAt(article, profile);
  const desk = deskOf(named, pictures);
  const document = documentPart(named, profile, blocks, desk);
  const shown = new Set(imagesIn(blocks).map(({ image }) => image.file));
  const files: readonly PlannedFile[] = [
    { path: '[Content_Types].xml', bytes: contentTypes() },
    { path: '_rels/.rels', bytes: packageRelations() },
    { path: 'docProps/app.xml', bytes: programPart() },
    { path: 'docProps/core.xml', bytes: corePart(named, profile) },
    { path: 'word/_rels/document.xml.rels', bytes: desk.relations.document() },
    { path: 'word/document.xml', bytes: document },
    { path: 'word/fontTable.xml', bytes: fontTable() },
    { path: 'word/footer1.xml', bytes: footerPart() },
    { path: 'word/header1.xml', bytes: headerPart(profile) },
    // A title picture that the text does not show stays at home.
    ...pictures.filter(({ file }) => shown.has(file)).map(({ path, bytes }) => ({ path: `word/media/${bareName(path)}`, bytes })),
    { path: 'word/numbering.xml', bytes: desk.numbering.document() },
    { path: 'word/settings.xml', bytes: settingsPart(profile) },
    { path: 'word/styles.xml', bytes: stylesDocument(profile.language) },
  ];
  return [...files].sort((one, other) => (one.path < other.path ? -1 : 1));
}

function bareName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function deskOf(article: Article, pictures: readonly DescribedPicture[]): Desk {
  let drawings = 0;
  const nextDrawing = () => {
    drawings += 1;
    return drawings;
  };
  return { article, pictures, relations: makeRelations(), numbering: makeNumbering(), nextDrawing };
}

function documentPart(article: Article, profile: Profile, blocks: readonly Block[], desk: Desk): string {
  for (const name of ['styles', 'numbering', 'settings', 'fontTable']) desk.relations.part(name, `${name}.xml`);
  const line = (style: string, words: string) => (words === '' ? [] : [paragraph(style, [textRun(words)])]);
  const body = [
    ...line('Kicker', oneLine(article.kicker)),
    ...line('Title', oneLine(article.title)),
    ...line('Subtitle', oneLine(article.subtitle)),
    ...line('Meta', metaWords(article, profile).join('\u3000')),
    ...blockElements(blocks, desk),
    ...endWords(article, profile).flatMap((words) => line('End', `（${words}）`)),
    section(desk.relations),
  ];
  const spaces = {
    'xmlns:w': wordSpace,
    'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
    'xmlns:wp': 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  };
  return xmlDocument(element('w:document', spaces, [element('w:body', {}, body)]));
}

/** The page: its size, its margins, what stands above and below. */
function section(relations: Relations): XmlElement {
  const twips = (value: number) => String(value);
  return element('w:sectPr', {}, [
    element('w:headerReference', { 'w:type': 'default', 'r:id': relations.part('header', 'header1.xml') }),
    element('w:footerReference', { 'w:type': 'default', 'r:id': relations.part('footer', 'footer1.xml') }),
    element('w:pgSz', { 'w:w': twips(page.width), 'w:h': twips(page.height) }),
    element('w:pgMar', {
      'w:top': twips(page.top),
      'w:right': twips(page.right),
      'w:bottom': twips(page.bottom),
      'w:left': twips(page.left),
      'w:header': twips(page.header),
      'w:footer': twips(page.footer),
      'w:gutter': '0',
    }),
  ]);
}
