import { z } from 'zod';
import { type Article, articleSchema, articleSchemaVersion, uuid } from '../article.ts';
import { canonicalJson } from '../canonical.ts';
import { utf8Bytes } from '../count.ts';
import { type ContentReader, manifestFile, type PackageContent, type Sha256 } from '../portal/manifest.ts';
import { parseStrictJson } from '../portal/strictjson.ts';
import { failureOf, refusal } from '../result.ts';
import { type Review, reviewSchema, reviewSchemaVersion } from '../review.ts';
import { areInTurn } from '../workflow.ts';

/** A hand-off: articles that travel from desk to desk in one zip, with their pictures, remarks, decisions and the texts they come from. */

export const handoffFormat = 1;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const manifestSchema = z.strictObject({
  format: z.literal(handoffFormat),
  kind: z.literal('handoff'),
  generator: z.string().max(200),
  /** Who gave it away; empty where nobody had been chosen. */
  by: z.string().max(100),
  at: z.iso.datetime({ offset: true }),
  articles: z
    .array(z.strictObject({ id: uuid, title: z.string().max(500), revisions: z.int().nonnegative().max(1000) }))
    .min(1)
    .max(1000),
  files: z.array(z.strictObject({ path: z.string().max(1000), bytes: z.int().nonnegative(), sha256: hash })).max(100_000),
});
export type HandoffManifest = Readonly<z.infer<typeof manifestSchema>>;

export interface HandedArticle {
  readonly article: Article;
  readonly review: Review;
  /** Texts it comes from, the newest first. */
  readonly revisions: readonly Article[];
  /** The pictures that were not removed, by file name. */
  readonly media: ReadonlyMap<string, Uint8Array>;
}

export interface Handoff extends Pick<HandoffManifest, 'by' | 'at'> {
  readonly articles: readonly HandedArticle[];
}

export interface HandoffPart {
  readonly path: string;
  readonly bytes: string | Uint8Array;
}

/** What a hand-off may hold, unpacked; zip itself ends at 65,535 files. What goes out within it, another desk takes in. */
export const handoffLimits = { entries: 60_000, totalBytes: 1024 * 1024 * 1024 } as const;

/** @throws too-large, before a file is written that no desk would read */
export function refuseTooMuch(files: number, bytes: number): void {
  const { entries, totalBytes } = handoffLimits;
  if (files <= entries && bytes <= totalBytes) return;
  const message = `it would hold more than ${entries} files or ${totalBytes} bytes; hand over fewer articles at once`;
  throw refusal('too-large', 'hand-off', 'export', message, { limit: files > entries ? entries : totalBytes });
}

/** Every file of a hand-off, the list last. The same articles at the same moment give the same bytes. */
export function planHandoff({ articles, by, at }: Handoff, generator: string, sha256: Sha256): readonly HandoffPart[] {
  const parts = articles.flatMap(partsOf);
  const files = parts.map(({ path, bytes }) => ({
    path,
    bytes: typeof bytes === 'string' ? utf8Bytes(bytes) : bytes.length,
    sha256: sha256(bytes),
  }));
  const listed = articles.map(({ article, revisions }) => ({ id: article.id, title: article.title, revisions: revisions.length }));
  const manifest: HandoffManifest = { format: handoffFormat, kind: 'handoff', generator, by, at, articles: listed, files };
  return [...parts, { path: manifestFile, bytes: canonicalJson(manifest) }];
}

function partsOf({ article, review, revisions, media }: HandedArticle): readonly HandoffPart[] {
  const { id } = article;
  return [
    { path: `${id}/article.json`, bytes: canonicalJson(article) },
    { path: `${id}/review.json`, bytes: canonicalJson(review) },
    ...revisions.map((revision, index) => ({ path: `${id}/revisions/${index}.json`, bytes: canonicalJson(revision) })),
    ...[...media].map(([file, bytes]) => ({ path: `${id}/media/${file}`, bytes })),
  ];
}

/**
 * Reads a hand-off. Every file must be what the list says; what is not listed is left alone.
 * @throws bad-package, bad-checksum, unsafe-name, too-large, newer-format
 */
export function readHandoff(content: PackageContent, reader: ContentReader): Handoff {
  const { name } = content;
  const manifest = readManifest(content, reader);
  for (const { path, bytes, sha256 } of manifest.files) {
    const trouble = content.problems.find(({ file }) => file === path);
    if (trouble) throw refusal(trouble.code, name, 'import', `${path}: ${trouble.message}`, { file: path });
    const found = content.files.get(path);
    if (!found) throw refusal('bad-package', name, 'import', `${path}: missing`, { file: path });
    if (found.length !== bytes || reader.sha256(found) !== sha256)
      throw refusal('bad-checksum', name, 'import', `${path}: its checksum differs`, { file: path });
  }
  const listed = new Set(manifest.files.map(({ path }) => path));
  const articles = manifest.articles.map(({ id, revisions }) => readArticle(content, reader, listed, id, revisions));
  return { by: manifest.by, at: manifest.at, articles };
}

function readManifest(content: PackageContent, reader: ContentReader): HandoffManifest {
  const [trouble] = content.files.has(manifestFile) ? [] : content.problems;
  if (trouble) throw refusal(trouble.code, content.name, 'import', `${trouble.file}: ${trouble.message}`, { file: trouble.file });
  const { value } = readJson(content, reader, manifestFile);
  const { format, kind } = (typeof value === 'object' && value !== null ? value : {}) as { format?: unknown; kind?: unknown };
  if (kind !== 'handoff') throw refusal('bad-package', content.name, 'import', 'it is no hand-off of Copydesk');
  if (typeof format === 'number' && format > handoffFormat) throw newer(content.name, `hand-off of format ${format}`);
  return checked(content.name, manifestFile, manifestSchema, value);
}

function readArticle(content: PackageContent, reader: ContentReader, listed: ReadonlySet<string>, id: string, revisions: number): HandedArticle {
  const read = <T>(path: string, schema: z.ZodType<T>, newest: number): T => {
    if (!listed.has(path)) throw refusal('bad-package', content.name, 'import', `${path}: it is not listed`, { file: path });
    const { value } = readJson(content, reader, path);
    const version = (value as { schema?: unknown } | null)?.schema;
    if (typeof version === 'number' && version > newest) throw newer(content.name, `${path}: schema ${version}`);
    return checked(content.name, path, schema, value);
  };
  const own = (path: string) => {
    const article = read(path, articleSchema, articleSchemaVersion);
    if (article.id !== id) throw refusal('bad-package', content.name, 'import', `${path}: it is article ${article.id}`, { file: path });
    return article;
  };
  const article = own(`${id}/article.json`);
  const media = new Map<string, Uint8Array>();
  for (const [key, { file, deletedAt }] of Object.entries(article.media)) {
    const path = `${id}/media/${file}`;
    const bytes = listed.has(path) ? content.files.get(path) : undefined;
    // A picture's id is the beginning of its bytes' hash, so it proves itself.
    if ((bytes && !reader.sha256(bytes).startsWith(key)) || !file.startsWith(`${key}.`))
      throw refusal('bad-checksum', content.name, 'import', `${path}: it is not picture ${key}`, { file });
    if (!bytes && deletedAt === undefined) throw refusal('bad-package', content.name, 'import', `${path}: missing`, { file });
    if (bytes) media.set(file, bytes);
  }
  const review = read(`${id}/review.json`, reviewSchema, reviewSchemaVersion);
  const fault = faultOf(review);
  if (fault) throw refusal(fault.code, content.name, 'import', `${id}/review.json: ${fault.message}`, { file: `${id}/review.json` });
  return {
    article,
    media,
    review,
    revisions: Array.from({ length: revisions }, (_, index) => own(`${id}/revisions/${index}.json`)),
  };
}

/** Remarks and decisions of one article beyond which nobody could read them, nor a program place them in the text. */
const mostRemarks = 20_000;

function faultOf({
  comments,
  suggestions,
  decisions,
  ignored,
  overrides,
}: Review): { readonly code: 'too-large' | 'bad-package'; readonly message: string } | undefined {
  const count = [comments, suggestions, decisions, ignored, overrides].reduce((sum, each) => sum + Object.keys(each).length, 0);
  if (count > mostRemarks) return { code: 'too-large', message: `it holds more than ${mostRemarks} remarks` };
  return areInTurn(decisions) ? undefined : { code: 'bad-package', message: 'a decision stands behind any that could be made' };
}

function readJson({ files, name }: PackageContent, reader: ContentReader, path: string): { readonly value: unknown } {
  const bytes = files.get(path);
  const text = bytes && reader.decode(bytes);
  if (text === undefined) throw refusal('bad-package', name, 'import', `${path}: ${bytes ? 'it is not UTF-8' : 'missing'}`, { file: path });
  try {
    return { value: parseStrictJson(text, path) };
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    throw refusal('bad-package', name, 'import', `${path}: ${failure.message}`, { file: path });
  }
}

function checked<T>(name: string, path: string, schema: z.ZodType<T>, value: unknown): T {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const issue = error.issues[0];
  throw refusal('bad-package', name, 'import', `${path}: ${issue?.path.join('.') || 'content'}: ${issue?.message ?? 'not valid'}`.slice(0, 300));
}

function newer(name: string, what: string): Error {
  return refusal('newer-format', name, 'import', `${what} is newer than this program reads`);
}
