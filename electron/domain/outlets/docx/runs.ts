import type { Article } from '../../article.ts';
import type { ImageReference, Inline } from '../../markdown/tokens.ts';
import { oneLine } from '../../portal/line.ts';
import { type DescribedPicture, mediumOf } from '../../portal/pictures.ts';
import { type Marks, type Span, spansOf } from '../spans.ts';
import { element, type XmlElement } from '../xml.ts';
import { pictureSize } from './measures.ts';
import type { Numbering } from './numbering.ts';
import type { Relations } from './relations.ts';

/** What writing a Word file keeps in hand. */
export interface Desk {
  readonly article: Article;
  readonly pictures: readonly DescribedPicture[];
  readonly relations: Relations;
  readonly numbering: Numbering;
  /** Counts the drawings: each has a number of its own. */
  nextDrawing(): number;
}

/** The inside of a paragraph. A link's pieces stand in one hyperlink. */
export function runsOf(inlines: readonly Inline[], desk: Desk): readonly XmlElement[] {
  const done: XmlElement[] = [];
  let link: { readonly href: string; readonly runs: XmlElement[] } | undefined;
  const close = () => {
    if (link) done.push(element('w:hyperlink', { 'r:id': desk.relations.link(link.href) }, link.runs));
    link = undefined;
  };
  for (const span of spansOf(inlines)) {
    const href = outside(span);
    if (link && link.href !== href) close();
    const run = runOf(span, desk);
    if (href === undefined) done.push(run);
    else if (link) link.runs.push(run);
    else link = { href, runs: [run] };
  }
  close();
  return done;
}

/** A link inside the page leads nowhere in Word. */
function outside(span: Span): string | undefined {
  if (span.type === 'break') return undefined;
  if (span.type === 'image' && span.image.from === 'external' && !span.marks.href) return span.image.file;
  return span.marks.href?.startsWith('#') ? undefined : span.marks.href;
}

function runOf(span: Span, desk: Desk): XmlElement {
  if (span.type === 'break') return element('w:r', {}, [element('w:br', {})]);
  if (span.type === 'text') return textRun(span.text, span.marks);
  const drawing = drawingOf(span.image, desk);
  return drawing
    ? element('w:r', {}, [drawing])
    : textRun(oneLine(span.image.alt) || oneLine(span.image.caption) || '图片', { href: span.image.file });
}

export function textRun(text: string, marks: Marks = {}): XmlElement {
  const look = runLook(marks);
  return element('w:r', {}, [...(look.length > 0 ? [element('w:rPr', {}, look)] : []), element('w:t', { 'xml:space': 'preserve' }, text)]);
}

/** In the order the schema wants. */
function runLook(marks: Marks): readonly XmlElement[] {
  const value = (name: string, text: string) => element(`w:${name}`, { 'w:val': text });
  return [
    ...(marks.href?.startsWith('#') === false ? [value('rStyle', 'Hyperlink')] : []),
    ...(marks.code ? [element('w:rFonts', { 'w:ascii': 'Consolas', 'w:hAnsi': 'Consolas', 'w:eastAsia': '等线' })] : []),
    ...(marks.bold ? [element('w:b', {})] : []),
    ...(marks.italic ? [element('w:i', {})] : []),
    ...(marks.strike ? [element('w:strike', {})] : []),
    ...(marks.underline ? [value('u', 'single')] : []),
    ...(marks.raised ? [value('vertAlign', marks.raised === 'sub' ? 'subscript' : 'superscript')] : []),
  ];
}

/** The picture in a run; undefined for one that was not exported. */
export function drawingOf(image: ImageReference, desk: Desk): XmlElement | undefined {
  const picture = image.from === 'media' ? desk.pictures.find(({ file }) => file === image.file) : undefined;
  if (!picture) return undefined;
  const id = String(desk.nextDrawing());
  const alt = oneLine(image.alt) || oneLine(mediumOf(desk.article, image.file)?.medium.alt ?? '') || oneLine(picture.caption);
  const { width, height } = pictureSize(picture.width, picture.height);
  const size = { cx: String(width), cy: String(height) };
  const name = picture.path.slice(picture.path.lastIndexOf('/') + 1);
  const drawn = element('pic:pic', { 'xmlns:pic': 'http://schemas.openxmlformats.org/drawingml/2006/picture' }, [
    element('pic:nvPicPr', {}, [element('pic:cNvPr', { id, name }), element('pic:cNvPicPr', {})]),
    element('pic:blipFill', {}, [
      element('a:blip', { 'r:embed': desk.relations.part('image', `media/${name}`) }),
      element('a:stretch', {}, [element('a:fillRect', {})]),
    ]),
    element('pic:spPr', {}, [
      element('a:xfrm', {}, [element('a:off', { x: '0', y: '0' }), element('a:ext', size)]),
      element('a:prstGeom', { prst: 'rect' }, [element('a:avLst', {})]),
    ]),
  ]);
  const graphic = element('a:graphicData', { uri: 'http://schemas.openxmlformats.org/drawingml/2006/picture' }, [drawn]);
  return element('w:drawing', {}, [
    element('wp:inline', { distT: '0', distB: '0', distL: '0', distR: '0' }, [
      element('wp:extent', size),
      element('wp:docPr', { id, name, descr: alt }),
      element('a:graphic', { 'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main' }, [graphic]),
    ]),
  ]);
}
