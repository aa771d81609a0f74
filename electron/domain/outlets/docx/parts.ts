import type { Article } from '../../article.ts';
import { zonedIso } from '../../portal/dates.ts';
import { byline, keywordLine, manyLines, oneLine } from '../../portal/line.ts';
import type { Profile } from '../../portal/profile.ts';
import { element, textElement, xmlDocument } from '../xml.ts';
import { paragraph } from './blocks.ts';
import { makeRelations } from './relations.ts';
import { textRun } from './runs.ts';
import { wordSpace } from './styles.ts';

/** The parts of a Word file beside its text: what it is, who made it, what stands above and below each page. */

const wordType = (name: string) => `application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml`;

export function contentTypes(): string {
  const kind = (Extension: string, ContentType: string) => element('Default', { Extension, ContentType });
  const part = (PartName: string, ContentType: string) => element('Override', { PartName, ContentType });
  return xmlDocument(
    element('Types', { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' }, [
      kind('rels', 'application/vnd.openxmlformats-package.relationships+xml'),
      kind('xml', 'application/xml'),
      kind('jpg', 'image/jpeg'),
      kind('png', 'image/png'),
      part('/word/document.xml', wordType('document.main')),
      ...['styles', 'numbering', 'settings', 'fontTable'].map((name) => part(`/word/${name}.xml`, wordType(name))),
      part('/word/header1.xml', wordType('header')),
      part('/word/footer1.xml', wordType('footer')),
      part('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
      part('/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'),
    ]),
  );
}

export function packageRelations(): string {
  const relations = makeRelations();
  relations.part('officeDocument', 'word/document.xml');
  relations.part('http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml');
  relations.part('extended-properties', 'docProps/app.xml');
  return relations.document();
}

export function programPart(): string {
  const properties = { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' };
  return xmlDocument(element('Properties', properties, [element('Application', {}, 'Copydesk')]));
}

/** The article's own times: no hour of the export. */
export function corePart(article: Article, profile: Profile): string {
  const moment = (instant: string) => zonedIso(instant, 'UTC').replace('+00:00', 'Z');
  const space = {
    'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    'xmlns:dcterms': 'http://purl.org/dc/terms/',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  };
  const time = { 'xsi:type': 'dcterms:W3CDTF' };
  return xmlDocument(
    element('cp:coreProperties', space, [
      ...textElement('dc:title', oneLine(article.title)),
      ...textElement('dc:creator', byline(article.authors) || oneLine(article.source.name)),
      ...textElement('dc:description', manyLines(article.summary)),
      ...textElement('cp:keywords', keywordLine(article.keywords)),
      element('dc:language', {}, profile.language),
      element('dcterms:created', time, moment(article.createdAt)),
      element('dcterms:modified', time, moment(article.updatedAt)),
    ]),
  );
}

export function settingsPart(profile: Profile): string {
  const setting = { 'w:name': 'compatibilityMode', 'w:uri': 'http://schemas.microsoft.com/office/word', 'w:val': '15' };
  return xmlDocument(
    element('w:settings', { 'xmlns:w': wordSpace }, [
      element('w:characterSpacingControl', { 'w:val': 'compressPunctuation' }),
      element('w:compat', {}, [element('w:compatSetting', setting)]),
      element('w:themeFontLang', { 'w:val': 'en-US', 'w:eastAsia': profile.language }),
    ]),
  );
}

export function headerPart(profile: Profile): string {
  return xmlDocument(element('w:hdr', { 'xmlns:w': wordSpace }, [paragraph('Header', [textRun(oneLine(profile.name))])]));
}

/** `— 1 —`, as official documents number their pages. */
export function footerPart(): string {
  const number = element('w:fldSimple', { 'w:instr': 'PAGE' }, [textRun('1')]);
  return xmlDocument(element('w:ftr', { 'xmlns:w': wordSpace }, [paragraph('Footer', [textRun('— '), number, textRun(' —')])]));
}
