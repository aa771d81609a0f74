import type { Article } from '../article.ts';
import { canonicalJson } from '../canonical.ts';
import type { Finding } from '../checks/finding.ts';
import { utf8Bytes } from '../count.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { plainText } from '../markdown/plain.ts';
import type { Block } from '../markdown/tokens.ts';
import { refusal } from '../result.ts';
import { emptyReview, type Review } from '../review.ts';
import { contentHash } from '../reviewedContent.ts';
import { reviewSheet } from '../reviewSheet.ts';
import { type ReviewHouse, standingOf, usualReview } from '../workflow.ts';
import { renderAudit } from './audit.ts';
import { renderBody } from './body.ts';
import { renderFieldSheet } from './fieldSheet.ts';
import { fieldsJson, fieldValues } from './fields.ts';
import {
  articleFile,
  type Fingerprints,
  fingerprintsOf,
  type Manifest,
  manifestFile,
  manifestFormat,
  manifestText,
  reviewFile,
  type Sha256,
} from './manifest.ts';
import { renderNinjs } from './ninjs.ts';
import { renderPage } from './page.ts';
import { coverOf, describePictures, type ExportedCrop, type ExportedPicture, pictureAddress } from './pictures.ts';
import type { Profile } from './profile.ts';
import { sourceText } from './source.ts';
import type { Template } from './template.ts';
import { renderPagedBody, turnsPages } from './turns.ts';

/**
 * The package of an article for one portal, as a plan: every file with its bytes. Nothing is read or written here, and
 * the same input gives the same bytes. The exporter writes it; the importer reads `article.json` and the originals back.
 */

/** A finding that would refuse the export, overridden by a person with a reason. */
export interface OverriddenFinding {
  readonly rule: string;
  readonly field: string;
  readonly reason: string;
  /** Who passed it over, where that was said. */
  readonly by?: string;
}

export interface PackageInput {
  readonly article: Article;
  readonly profile: Profile;
  readonly template: Template;
  /** Re-encoded for the portal, one for each of `usedPictures`, in that order. */
  readonly pictures: readonly ExportedPicture[];
  /** The title picture in the shapes the portal asks for. */
  readonly crops?: readonly ExportedCrop[];
  /** The bytes of each picture of the article that was not removed, by its bare file name. */
  readonly originals: ReadonlyMap<string, Uint8Array>;
  readonly findings: readonly Finding[];
  readonly overrides: readonly OverriddenFinding[];
  /** What was decided about it, and how the house reviews. */
  readonly reviewed?: Reviewed;
  /** `Copydesk 0.1.0` */
  readonly generator: string;
  /** Lower-case hex SHA-256 of bytes, or of a text in UTF-8. */
  readonly sha256: Sha256;
  /** The body, parsed, where the caller has it already. */
  readonly blocks?: readonly Block[];
  /** Where the caller makes many packages for one portal. */
  readonly fingerprints?: Fingerprints;
  /** A text in UTF-8: with it every file is planned as bytes, which are made once and then counted, summed and written. */
  readonly encode?: (text: string) => Uint8Array;
}

export interface Reviewed {
  readonly review: Review;
  readonly house: ReviewHouse;
  /** Version of the house's own words that it was checked against, where it has some. */
  readonly words?: number;
}

export interface PlannedFile {
  /** Relative, with forward slashes. */
  readonly path: string;
  /** A text is written as UTF-8 without a byte order mark. */
  readonly bytes: string | Uint8Array;
}

type ManifestPicture = Manifest['pictures'][number];

/**
 * Plans the package: page, fragment, field sheet, pictures, source, manifest.
 * @throws a refusal `invalid` when a picture's bytes are missing, `bad-template`, `bad-profile`
 */
export function planPackage(input: PackageInput): readonly PlannedFile[] {
  const { article, pictures, crops = [] } = input;
  const originals = planOriginals(input);
  const files = [
    ...renderedFiles(input),
    { path: 'article.md', bytes: sourceText(article) },
    { path: articleFile, bytes: canonicalJson(article) },
    ...reviewFiles(input),
    ...[...pictures, ...crops].map(({ path, bytes }) => ({ path, bytes })),
    ...originals.files,
  ]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((file) => encoded(file, input));
  return [...files, encoded({ path: manifestFile, bytes: manifest(input, files, originals.pictures) }, input)];
}

function encoded({ path, bytes }: PlannedFile, { encode }: PackageInput): PlannedFile {
  return { path, bytes: encode && typeof bytes === 'string' ? encode(bytes) : bytes };
}

/**
 * The decisions go along, and what was passed over for them, never the remarks. That it is exported, and what exports pass over, is
 * no part of it: a package that is made once more is the same.
 */
export function leavingReview(review: Review): Review {
  const decisions = Object.entries(review.decisions).filter(([, { action }]) => action !== 'export');
  const overrides = Object.entries(review.overrides).filter(([, { portal }]) => portal === '');
  return { ...emptyReview, ignored: review.ignored, decisions: Object.fromEntries(decisions), overrides: Object.fromEntries(overrides) };
}

function reviewFiles({ article, profile, findings, overrides, sha256, reviewed }: PackageInput): readonly PlannedFile[] {
  const review = leavingReview(reviewed?.review ?? emptyReview);
  const hash = contentHash(article, sha256);
  const sheet = reviewSheet(article, review, standingOf(review.decisions, hash, reviewed?.house ?? usualReview), hash);
  const words = reviewed?.words === undefined ? {} : { words: reviewed.words };
  const audit = { sheet, overrides, findings, revision: article.revision, timeZone: profile.timeZone, ...words };
  return [
    { path: 'audit.html', bytes: renderAudit(audit) },
    { path: reviewFile, bytes: canonicalJson(review) },
  ];
}

function renderedFiles(input: PackageInput): readonly PlannedFile[] {
  const { article, profile, template, pictures, crops = [] } = input;
  const blocks = input.blocks ?? parseMarkdown(article.body);
  const byFile = new Map(pictures.map((picture) => [picture.file, picture]));
  const plain = plainText(blocks);
  const body = renderBody(blocks, article, profile, (file) => {
    const picture = byFile.get(file);
    return picture && { src: pictureAddress(profile, picture.path), width: picture.width, height: picture.height };
  });
  const described = describePictures(article, blocks, pictures);
  const cover = described.find(({ mediaId }) => mediaId === coverOf(article)?.mediaId);
  const bodyHtml = renderPagedBody(blocks, { image: (file) => pagePicture(article, byFile.get(file)), external: false }, turnsPages(profile));
  const page = {
    article,
    profile,
    template,
    bodyHtml,
    lead: plain.slice(0, 1000),
    cover: cover && { ...cover, src: cover.path, crops: crops.map(({ path, width, height }) => ({ src: path, width, height })) },
  };
  const fields = fieldValues(article, profile, body, cover ? pictureAddress(profile, cover.path) : '');
  return [
    { path: 'index.html', bytes: renderPage(page) },
    { path: 'body.html', bytes: `${body}\n` },
    { path: 'fields.html', bytes: renderFieldSheet({ article, profile, fields, pictures: described, crops }) },
    { path: 'fields.json', bytes: fieldsJson(profile, fields) },
    { path: 'article.ninjs.json', bytes: renderNinjs(article, profile, body, described, plain, blocks) },
  ];
}

function pagePicture(article: Article, picture: ExportedPicture | undefined) {
  if (!picture) return undefined;
  const { caption = '', credit = '', alt = '' } = article.media[picture.mediaId] ?? {};
  return { src: picture.path, width: picture.width, height: picture.height, caption, credit, alt };
}

/**
 * The unchanged pictures, so that importing the package gives the article back without loss. A picture that the exporter
 * passed on byte by byte is not stored twice.
 */
function planOriginals({ article, pictures, originals, sha256 }: PackageInput): {
  readonly files: readonly PlannedFile[];
  readonly pictures: readonly ManifestPicture[];
} {
  const files: PlannedFile[] = [];
  const listed: ManifestPicture[] = [];
  for (const [media, { file, deletedAt }] of Object.entries(article.media).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const bytes = originals.get(file);
    if (deletedAt !== undefined && !bytes) continue;
    if (!bytes) throw refusal('invalid', `article ${article.id}`, 'export', `the bytes of picture ${file} are missing`, { file });
    const picture = pictures.find(({ mediaId }) => mediaId === media);
    const same = picture !== undefined && picture.bytes.length === bytes.length && sha256(picture.bytes) === sha256(bytes);
    const original = same ? picture.path : `source/media/${file}`;
    if (!same) files.push({ path: original, bytes });
    listed.push({ media, image: picture?.path ?? null, original });
  }
  return { files, pictures: listed };
}

function manifest(input: PackageInput, files: readonly PlannedFile[], pictures: readonly ManifestPicture[]): string {
  const { article, profile, findings, overrides, generator, sha256, reviewed } = input;
  const listed = files.map(({ path, bytes }) => ({
    path,
    bytes: typeof bytes === 'string' ? utf8Bytes(bytes) : bytes.length,
    sha256: sha256(bytes),
  }));
  const content: Manifest = {
    format: manifestFormat,
    portal: profile.key,
    article: { id: article.id, revision: article.revision, title: article.title },
    generator,
    files: listed,
    pictures: [...pictures],
    findings: [...findings],
    overrides: [...overrides],
    fingerprints: input.fingerprints ?? fingerprintsOf(profile, input.template, sha256),
    ...(reviewed?.words === undefined ? {} : { houseWords: reviewed.words }),
  };
  return manifestText(content, sha256);
}
