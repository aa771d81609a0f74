import type { Article, ArticleChanges, ArticleSummary, Medium } from '#domain/article.ts';
import type { Finding } from '#domain/checks/finding.ts';
import type { IntakeWarning } from '#domain/intake/draft.ts';
import type { Profile } from '#domain/portal/profile.ts';
import type { Template } from '#domain/portal/template.ts';
import type { Settings } from '#domain/settings.ts';

/**
 * What the newsroom needs from disk, clock and desktop. The rooms that give it (library, importer, exporter, hosts)
 * import this file and nothing else of the newsroom. Every function refuses with a coded exception (`refusal`).
 */

/** The article library on disk. One process holds it at a time. */
export interface Library {
  /** The folder, absolute. */
  readonly path: string;
  /** Every article that can be read, newest change first, and every one that cannot, with why. */
  list(): Promise<{ readonly articles: readonly ArticleSummary[]; readonly damaged: readonly DamagedArticle[] }>;
  /** @throws not-found, damaged, newer-format, invalid */
  read(id: string): Promise<ReadArticle>;
  /** Writes a new article (revision 1). Durable when it resolves. */
  create(article: Article): Promise<Article>;
  /**
   * Writes `article` as the next revision, if the one on disk is still `basedOn`. Durable when it resolves.
   * @throws stale, after keeping the refused text beside the article; the failure's `detail.kept` names it
   */
  save(article: Article, basedOn: number): Promise<Article>;
  /** The texts of this article that were refused as stale and not yet settled, oldest first. */
  rivals(id: string): Promise<readonly Rival[]>;
  /** Forgets a refused text once a person has settled it. */
  settleRival(id: string, name: string): Promise<void>;
  /** Stores a picture's bytes once, named by their hash. Durable when it resolves. Says nothing in article.json. */
  addMedia(id: string, bytes: Uint8Array, kind: MediaKind): Promise<StoredMedia>;
  /** @throws not-found, damaged (its bytes no longer match its name) */
  readMedia(id: string, file: string): Promise<Uint8Array>;
  settings(): Promise<Settings>;
  saveSettings(settings: Settings): Promise<void>;
  /** Profiles the newsroom added itself, by key. One that cannot be read does not hide the others: it is told with the next list. */
  portals(): Promise<readonly Profile[]>;
  /** One of them; undefined when there is none of this key. @throws damaged, newer-format, invalid, naming the file */
  portal(key: string): Promise<Profile | undefined>;
  savePortal(profile: Profile): Promise<void>;
  /** True until the first article has been created. */
  isNew(): Promise<boolean>;
  close(): Promise<void>;
}

export interface ReadArticle {
  readonly article: Article;
  /** The file was changed by another program since Copydesk wrote it; its content is valid. */
  readonly changedOutside: boolean;
}

export interface DamagedArticle {
  readonly id: string;
  /** Path relative to the library. */
  readonly file: string;
  readonly message: string;
}

export interface Rival {
  /** Its bare file name. */
  readonly name: string;
  readonly basedOn: number;
  readonly at: string;
  readonly article: Article;
}

export type MediaKind = 'jpg' | 'png' | 'gif' | 'webp';
export interface StoredMedia {
  readonly id: string;
  readonly file: string;
  readonly bytes: number;
}

/** Looks at a picture without trusting its name. */
export interface PictureReader {
  /**
   * @param name what to call it in a message
   * @throws bad-picture (none, broken, or over the pixel limit), unsupported (a picture of a kind portals do not take)
   */
  inspect(
    bytes: Uint8Array,
    name: string,
  ): Promise<{ readonly kind: MediaKind; readonly type: Medium['type']; readonly width: number; readonly height: number }>;
}

/** Turns a file into drafts. */
export interface Importer {
  /** @throws empty, not-text, bad-encoding, unsupported, too-large, bad-package, bad-checksum, unsafe-name */
  readFile(path: string): Promise<Imported>;
}

export type Imported =
  | { readonly kind: 'draft'; readonly draft: ArticleChanges; readonly warnings: readonly IntakeWarning[] }
  /** A Copydesk package: the article as it left, with its pictures by file name. */
  | {
      readonly kind: 'package';
      readonly article: Article;
      readonly media: ReadonlyMap<string, Uint8Array>;
      readonly warnings: readonly IntakeWarning[];
    };

export interface ExportRequest {
  readonly article: Article;
  readonly profile: Profile;
  readonly template: Template;
  readonly findings: readonly Finding[];
  readonly overrides: readonly Override[];
  /** `Copydesk 0.1.0` */
  readonly generator: string;
  readMedia(file: string): Promise<Uint8Array>;
  /** The folder that takes the package, or the zip file's own path when `form` is `zip-file`. Absolute. */
  readonly out: string;
  /** `folder`: `<out>/<name>/`; `zip`: `<out>/<name>.zip`; `zip-file`: exactly `out`. */
  readonly form: 'folder' | 'zip' | 'zip-file';
  /** Replace an existing package of this article instead of refusing with target-exists. */
  readonly replace: boolean;
  readonly signal?: AbortSignal;
}

/** A finding that would refuse the export, overridden by a person with a reason. */
export interface Override {
  readonly rule: string;
  readonly field: string;
  readonly reason: string;
}

export interface Exporter {
  /** All of it is there when this resolves, none of it when it throws. */
  export(request: ExportRequest): Promise<{ readonly path: string; readonly files: number; readonly warnings: readonly IntakeWarning[] }>;
  /** Checks a package folder or zip against its manifest. Problems are values; only an unreadable path throws. */
  verify(path: string): Promise<{ readonly ok: boolean; readonly problems: readonly string[] }>;
}

/** Portal presets and page templates that ship with the program. */
export interface Assets {
  portals(): Promise<readonly Profile[]>;
  template(name: string): Promise<Template>;
  /** The sample article: its fields and its pictures by the name its body uses. */
  sample(): Promise<{ readonly draft: ArticleChanges; readonly pictures: readonly SamplePicture[] }>;
}

export interface SamplePicture {
  /** The name the sample's body uses: `media/<name>`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly caption: string;
  readonly credit: string;
  readonly alt: string;
}

/** Files a person chose on the host's own dialog (or upload): the window only ever holds their tokens. */
export interface ChosenFiles {
  /** @throws bad-token */
  toRead(token: string): { readonly path: string; readonly name: string };
  /** @throws bad-token */
  toWrite(token: string): { readonly path: string; readonly kind: 'file' | 'folder' };
}

export interface Clock {
  /** ISO 8601 with milliseconds and Z. */
  now(): string;
}

export interface Identities {
  /** A new UUIDv7. */
  next(): string;
}
