import { z } from 'zod';
import { type Article, articleSchema, articleSchemaVersion, mediaId, uuid } from '../article.ts';
import { canonicalJson } from '../canonical.ts';
import { findingSchema } from '../checks/finding.ts';
import { type FailureCode, failureOf } from '../result.ts';
import type { Profile } from './profile.ts';
import { isSafePath, pathKey } from './safepath.ts';
import { parseStrictJson } from './strictjson.ts';
import type { Template } from './template.ts';

/** The list of what is in a package (DESIGN.md §5), and the check of a package against it. */

/** The newest package format this program reads and the one it writes. */
export const manifestFormat = 1;

export const manifestFile = 'manifest.json';
export const articleFile = 'article.json';
export const reviewFile = 'review.json';

/** Pictures of an article in a package. */
const maxPictures = 10_000;

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const manifestSchema = z.strictObject({
  format: z.literal(manifestFormat),
  /** Key of the portal it was made for. */
  portal: z.string().max(64),
  article: z.strictObject({ id: uuid, revision: z.int().nonnegative(), title: z.string().max(500) }),
  /** `Copydesk 0.1.0` */
  generator: z.string().max(200),
  /** Every file of the package but the manifest itself. */
  files: z.array(z.strictObject({ path: z.string().max(1000), bytes: z.int().nonnegative(), sha256: hash })).max(10_000),
  /** Where each picture of the article lies: as made for the portal (null if the page does not show it), and unchanged. */
  pictures: z.array(z.strictObject({ media: mediaId, image: z.string().max(1000).nullable(), original: z.string().max(1000) })).max(maxPictures),
  findings: z.array(findingSchema),
  /** `by`: who passed the finding over; older packages do not say. */
  overrides: z.array(z.strictObject({ rule: z.string(), field: z.string(), reason: z.string(), by: z.string().max(200).optional() })),
  /** What it was made with; older packages do not say. */
  fingerprints: z.strictObject({ profile: hash, template: hash }).optional(),
  /** Version of the house's own words that it was checked against; left out where it has none. Older packages do not say. */
  houseWords: z.int().positive().optional(),
  /** SHA-256 of the canonical manifest without this field: the manifest lists every file but itself. */
  checksum: hash.optional(),
});
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;

/** A hash in lower-case hex of a text's UTF-8 or of bytes. */
export type Sha256 = (content: string | Uint8Array) => string;

/** The manifest as it is written: canonical JSON that carries its own checksum. */
export function manifestText(manifest: Manifest, sha256: Sha256): string {
  const { checksum: _, ...content } = manifest;
  const text = canonicalJson(content);
  // Where canonical JSON would put it: no line inside a member has so small a margin, and a line break in a string is escaped.
  const place = text.indexOf('\n  "files": ') + 1;
  return `${text.slice(0, place)}  "checksum": "${sha256(text)}",\n${text.slice(place)}`;
}

/** SHA-256 of the canonical profile and of the canonical template: what tells two packages of one article apart beside its revision. */
export type Fingerprints = NonNullable<Manifest['fingerprints']>;

export function fingerprintsOf(profile: Profile, template: Template, sha256: Sha256): Fingerprints {
  return { profile: sha256(canonicalJson(profile)), template: sha256(canonicalJson(template)) };
}

/** The manifest in a text; undefined for a text that is none of this program's format. */
export function parseManifest(text: string): Manifest | undefined {
  try {
    return manifestSchema.safeParse(parseStrictJson(text, manifestFile)).data;
  } catch (error) {
    if (failureOf(error)) return undefined;
    throw error;
  }
}

/** Something that is wrong with a package. */
export interface PackageProblem {
  readonly code: FailureCode;
  /** Path in the package, or the package's own name. */
  readonly file: string;
  readonly message: string;
  /** A file that nobody listed: the listed ones may be whole nevertheless. */
  readonly unlisted?: true;
}

/** A package as it was read from a folder or a zip. */
export interface PackageContent {
  /** The folder's or the zip's bare name. */
  readonly name: string;
  /** By path with `/`, names as they stand; only what could be read. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What could not be read, or may not be there at all. */
  readonly problems: readonly PackageProblem[];
}

export interface CheckedPackage {
  readonly problems: readonly PackageProblem[];
  readonly manifest?: Manifest;
  readonly article?: Article;
  /** Where in the package each picture of the article lies unchanged, by its file name in `media/`. */
  readonly originals: ReadonlyMap<string, string>;
}

/** How a file of a package is looked at. Given by the rooms that may know of bytes. */
export interface ContentReader {
  readonly sha256: Sha256;
  /** Strict UTF-8; undefined for bytes that are none. */
  decode(bytes: Uint8Array): string | undefined;
}

/** One line for a person, the file first: `images/01.jpg: checksum differs`. */
export function describeProblem(problem: PackageProblem): string {
  return `${problem.file}: ${problem.message}`;
}

/**
 * Checks a package against its manifest: every listed file is there with its size and hash, nothing else is, all names are
 * safe, the article is valid and the one the manifest names, and its pictures came along unchanged.
 */
export function checkPackage(content: PackageContent, reader: ContentReader): CheckedPackage {
  const problems = [...content.problems];
  const manifest = readManifest(content, reader, problems);
  if (!manifest) return { problems, originals: new Map() };
  const hashes = checkFiles(content, manifest, reader, problems);
  const article = readArticle(content, manifest, reader, problems);
  const originals = article ? findOriginals(article, manifest, hashes, problems) : new Map<string, string>();
  return { problems, manifest, originals, ...(article ? { article } : {}) };
}

const listSchema = z.object({ files: z.array(z.object({ path: z.string() })) });

/** Names in a package that its list, of whatever format, does not have: somebody put them there. None where the list has no names. */
export function unlistedFiles(content: PackageContent, reader: ContentReader): readonly string[] {
  const list = listSchema.safeParse(readJson(content, manifestFile, reader, [])).data;
  if (!list) return [];
  const listed = new Set([manifestFile, ...list.files.map(({ path }) => path)]);
  return [...content.files.keys(), ...content.problems.map(({ file }) => file)].filter((name) => !listed.has(name));
}

const ownerSchema = z.object({ article: z.object({ id: uuid }) });

/** The id of the article a manifest belongs to, of whatever format; undefined for a text that is no manifest. */
export function articleOfManifest(text: string): Article['id'] | undefined {
  try {
    return ownerSchema.safeParse(parseStrictJson(text, manifestFile)).data?.article.id;
  } catch (error) {
    if (failureOf(error)) return undefined;
    throw error;
  }
}

type Problems = PackageProblem[];

function readManifest(content: PackageContent, reader: ContentReader, problems: Problems): Manifest | undefined {
  const value = readJson(content, manifestFile, reader, problems);
  if (value === undefined) return undefined;
  const format = (value as { format?: unknown } | null)?.format;
  if (typeof format === 'number' && format > manifestFormat) {
    problems.push({ code: 'newer-format', file: manifestFile, message: `format ${format} is newer than this program reads (${manifestFormat})` });
    return undefined;
  }
  const parsed = manifestSchema.safeParse(value);
  if (!parsed.success) {
    problems.push({ code: 'bad-package', file: manifestFile, message: describeIssue(parsed.error) });
    return undefined;
  }
  const { checksum, ...rest } = parsed.data;
  if (checksum !== undefined && reader.sha256(canonicalJson(rest)) !== checksum) {
    problems.push({ code: 'bad-checksum', file: manifestFile, message: 'checksum differs' });
  }
  return parsed.data;
}

/** Compares the files with the list. Returns the hash of every listed file that is there. */
function checkFiles(content: PackageContent, manifest: Manifest, reader: ContentReader, problems: Problems): ReadonlyMap<string, string> {
  const hashes = new Map<string, string>();
  const listed = new Set<string>();
  const unreadable = new Set(content.problems.map((problem) => problem.file));
  for (const { path, bytes, sha256 } of manifest.files) {
    const report = (code: FailureCode, message: string) => problems.push({ code, file: path, message });
    if (!isSafePath(path)) report('unsafe-name', 'the name is not safe');
    if (listed.has(pathKey(path)) || path === manifestFile) report('bad-package', 'listed twice, or the list itself');
    listed.add(pathKey(path));
    const file = content.files.get(path);
    if (!file) {
      if (!unreadable.has(path)) report('bad-package', 'missing');
      continue;
    }
    const found = reader.sha256(file);
    hashes.set(path, found);
    if (file.length !== bytes) report('bad-checksum', `size differs: ${file.length} bytes instead of ${bytes}`);
    else if (found !== sha256) report('bad-checksum', 'checksum differs');
  }
  const paths = new Set(manifest.files.map((file) => file.path));
  for (const path of content.files.keys()) {
    if (path !== manifestFile && !paths.has(path)) problems.push({ code: 'bad-package', file: path, message: 'not listed', unlisted: true });
  }
  return hashes;
}

function readArticle(content: PackageContent, manifest: Manifest, reader: ContentReader, problems: Problems): Article | undefined {
  if (!content.files.has(articleFile) && manifest.files.some((file) => file.path === articleFile)) return undefined;
  const value = readJson(content, articleFile, reader, problems);
  if (value === undefined) return undefined;
  const report = (code: FailureCode, message: string) => {
    problems.push({ code, file: articleFile, message });
    return undefined;
  };
  const version = (value as { schema?: unknown } | null)?.schema;
  if (typeof version === 'number' && version > articleSchemaVersion) {
    return report('newer-format', `schema ${version} is newer than this program reads (${articleSchemaVersion})`);
  }
  const parsed = articleSchema.safeParse(value);
  if (!parsed.success) return report('bad-package', describeIssue(parsed.error));
  const { id, revision, title } = parsed.data;
  const pictures = Object.keys(parsed.data.media).length;
  if (pictures > maxPictures) return report('too-large', `it has ${pictures} pictures, removed ones counted; ${maxPictures} are the limit`);
  if (id !== manifest.article.id) report('bad-package', `it is article ${id}, the manifest says ${manifest.article.id}`);
  if (revision !== manifest.article.revision) report('bad-package', `it is revision ${revision}, the manifest says ${manifest.article.revision}`);
  if (title !== manifest.article.title) report('bad-package', 'its title is not the one in the manifest');
  return parsed.data;
}

function readJson(content: PackageContent, file: string, reader: ContentReader, problems: Problems): unknown {
  const report = (message: string) => {
    problems.push({ code: 'bad-package', file, message });
    return undefined;
  };
  const bytes = content.files.get(file);
  if (!bytes) return content.problems.some((problem) => problem.file === file) ? undefined : report('missing');
  const text = reader.decode(bytes);
  if (text === undefined) return report('it is not UTF-8');
  try {
    return parseStrictJson(text, file);
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return report(failure.message);
  }
}

/** A picture's id is the beginning of its bytes' hash, so an original proves itself. */
function findOriginals(article: Article, manifest: Manifest, hashes: ReadonlyMap<string, string>, problems: Problems): ReadonlyMap<string, string> {
  const places = new Map(manifest.pictures.map(({ media, original }) => [media, original]));
  const originals = new Map<string, string>();
  for (const [id, { file, deletedAt }] of Object.entries(article.media)) {
    const place = places.get(id);
    const sha256 = place === undefined ? undefined : hashes.get(place);
    if (place !== undefined && sha256?.startsWith(id) && file.startsWith(id)) originals.set(file, place);
    else if (place !== undefined && sha256 !== undefined) problems.push({ code: 'bad-checksum', file: place, message: `it is not picture ${id}` });
    else if (deletedAt === undefined)
      problems.push({ code: 'bad-package', file: manifestFile, message: `picture ${id} of the article is not in the package` });
  }
  return originals;
}

function describeIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return `${issue?.path.join('.') || 'content'}: ${issue?.message ?? 'not valid'}`.slice(0, 300);
}
