import type { Article, ArticleChanges, ArticleSummary, Medium } from '#domain/article.ts';
import type { Finding } from '#domain/checks/finding.ts';
import type { HouseChange } from '#domain/checks/house/houseChange.ts';
import type { HouseList } from '#domain/checks/house/houseList.ts';
import type { ReadWords } from '#domain/checks/house/houseTable.ts';
import type { Conflicts } from '#domain/handoff/conflicts.ts';
import type { Handoff, HandoffPart } from '#domain/handoff/handoffFile.ts';
import type { IntakeCode } from '#domain/intake/codes.ts';
import type { IntakeWarning } from '#domain/intake/draft.ts';
import type { Look, Looks } from '#domain/looks.ts';
import type { Block } from '#domain/markdown/tokens.ts';
import type { Original } from '#domain/originals.ts';
import type { Outlet } from '#domain/outlets/outlet.ts';
import type { Staff } from '#domain/people.ts';
import type { Reviewed } from '#domain/portal/package.ts';
import type { ExportedPicture } from '#domain/portal/pictures.ts';
import type { Profile } from '#domain/portal/profile.ts';
import type { Template } from '#domain/portal/template.ts';
import type { Problem, Recovery } from '#domain/problems.ts';
import type { ListFilter, ListGroup, ListOrder, Snippet } from '#domain/query.ts';
import type { Failure } from '#domain/result.ts';
import type { Remarks, Review } from '#domain/review.ts';
import type { Snapshot, SnapshotReason } from '#domain/revisions.ts';
import type { Settings } from '#domain/settings.ts';
import type { Decision, Person } from '#domain/workflow.ts';

/**
 * What the newsroom needs from disk, clock and desktop. The rooms that give it (library, importer, exporter, hosts)
 * import this file and nothing else of the newsroom. Every function refuses with a coded exception (`refusal`).
 */

/** The article library on disk. One process holds it at a time. */
export interface Library {
  /** The folder, absolute. */
  readonly path: string;
  /** What a risk the place brings: a network drive, a folder that a program syncs. Looked at once, when the library was opened. */
  readonly risks: readonly PlaceRisk[];
  /** A page of the articles that fit, from the derived index. */
  list(query: ListQuery): Promise<ListPage>;
  /** The ids of all that fit, in order. */
  ids(query: Omit<ListQuery, 'settled'>): Promise<readonly string[]>;
  facets(): Promise<Facets>;
  /** Articles whose title or beginning is the same or very similar, most alike first, at most ten. */
  similar(wanted: { readonly title: string; readonly body: string; readonly except?: string }): Promise<readonly Similar[]>;
  /** What has been noticed so far; nothing is looked for. */
  problems(): Promise<readonly Problem[]>;
  /** Looks at once for what other programs changed; resolves when it has. */
  look(): Promise<void>;
  /** Reads and checks every file. @throws cancelled */
  doctor(options: DoctorOptions): Promise<DoctorReport>;
  /** Tells of what happens by itself, until the returned function is called. */
  watch(listener: (event: LibraryEvent) => void): () => void;
  /**
   * @param quietly nobody opens it for writing: no snapshot is taken for that
   * @throws not-found, damaged, newer-format, invalid
   */
  read(id: string, quietly?: boolean): Promise<ReadArticle>;
  /**
   * Writes a new article (revision 1), and the remarks that came with it. Durable when it resolves; both are there or neither
   * is, also after a crash.
   */
  create(article: Article, remarks?: Review): Promise<Article>;
  /** @throws not-found, trashed, damaged, newer-format, invalid */
  review(id: string): Promise<Review>;
  /** Changes an article's remarks. Durable when it resolves. @throws not-found, trashed, damaged, newer-format, invalid */
  changeReview(id: string, change: (review: Review) => Review): Promise<Review>;
  /**
   * Keeps the text, then the decision about it, which nobody ever changes, then the state that follows: durable when it resolves.
   * @param decide refuses what is not allowed; nothing has been written then. What it passes over is noted with the decision, or
   * neither is
   * @throws not-found, trashed, damaged, newer-format, invalid, and what `decide` throws
   */
  decide(
    id: string,
    decisionId: string,
    decide: (article: Article, review: Review) => Decided,
  ): Promise<{ readonly article: Article; readonly review: Review }>;
  /** Puts an article's state right after what it follows from changed by other ways. @throws not-found, trashed, damaged, newer-format, invalid */
  settleState(id: string): Promise<Article>;
  /**
   * Writes `article` as the next revision, if the one on disk is still `basedOn`. Durable when it resolves. The state follows from
   * what was decided, and remarks go along with the text.
   * @param settle noted after the text
   * @throws stale, after keeping the refused text beside the article; the failure's `detail.kept` names it
   */
  save(article: Article, basedOn: number, settle?: Settle): Promise<Article>;
  /** The texts of this article that were refused as stale and not yet settled, oldest first. */
  rivals(id: string): Promise<readonly Rival[]>;
  /** Forgets a refused text once a person has settled it. */
  settleRival(id: string, name: string): Promise<void>;
  /** Conflicts of merges that wait for a person. @throws damaged, newer-format, invalid */
  conflicts(id: string): Promise<Conflicts>;
  /** Durable when it resolves. @throws damaged, newer-format, invalid, read-only, disk-full, disk */
  changeConflicts(id: string, change: (conflicts: Conflicts) => Conflicts): Promise<void>;
  /** Stores a picture's bytes once, named by their hash. Durable when it resolves. Says nothing in article.json. */
  addMedia(id: string, bytes: Uint8Array, kind: MediaKind): Promise<StoredMedia>;
  /**
   * Keeps the file an article will be made of, before it is created. All of it is there or nothing, also after a crash. Durable
   * when it resolves.
   */
  addOriginal(id: string, original: OriginalFile): Promise<void>;
  /** Undefined for an article without one. @throws not-found, trashed, damaged, newer-format, invalid */
  original(id: string): Promise<Original | undefined>;
  /** @throws not-found; damaged, when its bytes are no longer those that were imported */
  readOriginal(id: string): Promise<Uint8Array>;
  /** Moves the whole folder of an article into the trash. @throws not-found */
  trash(id: string, by: string): Promise<void>;
  /** What is in the trash, the latest first. */
  trashed(): Promise<readonly Trashed[]>;
  /** @returns the article's id @throws not-found; target-exists, when an article of this id stands in the library again */
  restoreTrashed(key: string): Promise<string>;
  /** Removes one entry of the trash for good. @throws not-found */
  removeTrashed(key: string): Promise<void>;
  /** Snapshots of an article, newest first. One that cannot be read is left out and told as a problem. */
  snapshots(id: string): Promise<readonly Snapshot[]>;
  /** @throws not-found, damaged */
  readSnapshot(id: string, number: number): Promise<Article>;
  /** Keeps the article as it stands on disk. When its text is kept already, only a new name is added. Durable when it resolves. */
  keepSnapshot(id: string, wish: { readonly reason: SnapshotReason; readonly name?: string; readonly by: string }): Promise<Snapshot>;
  /** Keeps another version of the article, as it came from elsewhere, without touching the one on disk. Durable when it resolves. */
  keepVersion(id: string, version: Article, wish: { readonly reason: SnapshotReason; readonly name?: string; readonly by: string }): Promise<void>;
  /** Somebody has seen that an article was recovered. */
  settleRecovery(id: string): Promise<void>;
  /**
   * Writes everything but what belongs to this machine into one zip, while the library is in use, and reads it back.
   * @param file absolute; replaced when it is there
   * @throws cancelled, disk-full, read-only, disk, bad-checksum (what was written cannot be read back), not-found (no such
   * folder), target-exists (a folder of this name), not-allowed (inside the library itself)
   */
  backup(file: string, work: BackupWork): Promise<BackupReport>;
  /** What belongs to this machine alone: who sits at it, where daily backups go. */
  local(): Promise<LocalRecord>;
  /**
   * What is not in the changes stays. A new folder for the backups is tried first.
   * @throws not-allowed (inside the library itself), not-found, read-only, disk-full, disk
   */
  saveLocal(changes: Partial<LocalRecord>): Promise<void>;
  /** Who at this machine last saw which text of an article. @throws newer-format, disk */
  looks(): Promise<Looks>;
  /** Durable when it resolves. The snapshot a look is on stays as long as it is that person's last. @throws newer-format, read-only, disk-full, disk */
  noteLook(id: string, name: string, look: Look): Promise<void>;
  /** Who works here and who did, by id. One whose file cannot be read is left out and told as a problem. */
  people(): Promise<ReadonlyMap<string, Staff>>;
  /** Durable when it resolves. @throws target-exists, when somebody else who works here has the name */
  savePerson(id: string, staff: Staff): Promise<void>;
  /** They stay on file, with the time they left. Durable when it resolves. @throws not-found */
  removePerson(id: string): Promise<void>;
  /** @throws not-found, damaged (its bytes no longer match its name) */
  readMedia(id: string, file: string): Promise<Uint8Array>;
  /**
   * The house's own words; the same object while they stay as they are.
   * @throws damaged, newer-format, invalid, disk; told as a problem too
   */
  words(): Promise<HouseList>;
  /** Durable when it resolves. @throws stale, too-large, and what {@link Library.words} throws: what cannot be read is never replaced */
  changeWords(change: HouseChange): Promise<HouseList>;
  settings(): Promise<Settings>;
  saveSettings(settings: Settings): Promise<void>;
  /** Profiles the newsroom added itself, by key. One that cannot be read does not hide the others: it is told with the next list. */
  portals(): Promise<readonly Profile[]>;
  /** One of them; undefined when there is none of this key. @throws damaged, newer-format, invalid, naming the file */
  portal(key: string): Promise<Profile | undefined>;
  savePortal(profile: Profile): Promise<void>;
  /** Removes one of them for good. Durable when it resolves. @throws not-found */
  removePortal(key: string): Promise<void>;
  /** Names of the page templates the newsroom added itself. */
  templates(): Promise<readonly string[]>;
  /** One of them, as it lies there, unchecked; undefined when there is none of this name. @throws damaged */
  template(name: string): Promise<Template | undefined>;
  saveTemplate(template: Template): Promise<void>;
  /** @throws not-found */
  removeTemplate(name: string): Promise<void>;
  /** True until the first article has been created. */
  isNew(): Promise<boolean>;
  close(): Promise<void>;
}

/** What somebody decided, and the findings they passed over with it, by new ids. */
export interface Decided {
  readonly decision: Decision;
  readonly passed?: Review['overrides'];
}

/** A file as it came. */
export interface OriginalFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a saved text settles of its remarks. @param followed as they went along with the text; `before`: as they were */
export type Settle = (followed: Review, before: Review) => Review;

export interface ReadArticle {
  readonly article: Article;
  /** The file was changed by another program since Copydesk wrote it; its content is valid. */
  readonly changedOutside: boolean;
  /** It stands again from an older snapshot; until somebody has seen it. */
  readonly recovery: Recovery | null;
}

export interface PlaceRisk {
  readonly kind: 'network' | 'cloud';
  /** Of the service or the file system. */
  readonly name: string;
}

export interface ListQuery {
  readonly filter: ListFilter;
  readonly order: ListOrder;
  readonly descending: boolean;
  readonly group: ListGroup;
  readonly from: number;
  readonly limit: number;
  /** Wait until the index is complete. */
  readonly settled: boolean;
  /** IANA name: whose days a filter and the groups mean. */
  readonly timeZone: string;
}

export interface ListPage {
  readonly total: number;
  readonly groups: readonly { readonly key: string; readonly count: number }[];
  readonly articles: readonly (ArticleSummary & { readonly snippet?: Snippet })[];
  readonly complete: boolean;
}

export interface Facets {
  readonly channels: readonly { readonly key: string; readonly count: number }[];
  readonly states: readonly { readonly key: Article['state']; readonly count: number }[];
  readonly authors: readonly { readonly key: string; readonly count: number }[];
}

export interface Similar {
  readonly id: string;
  readonly title: string;
  readonly updatedAt: string;
  readonly like: 'title' | 'lead';
  readonly same: boolean;
}

/** How long work is followed and ended. */
export interface LongWork {
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, total: number) => void;
}

export interface BackupWork extends LongWork {
  /** `Copydesk 0.1.0` */
  readonly generator: string;
}

export interface DoctorOptions extends LongWork {
  readonly repair: boolean;
}

export interface DoctorReport {
  /** Nothing is wrong, or everything that was has been repaired. */
  readonly ok: boolean;
  /** Articles looked at. */
  readonly articles: number;
  readonly problems: readonly Problem[];
}

/** What happens in a library by itself: the index grows, other programs write, damage is settled. */
export type LibraryEvent =
  | { readonly type: 'indexing'; readonly done: number; readonly total: number }
  /** `ids`: some of the articles concerned, at most a hundred. */
  | { readonly type: 'changed'; readonly ids: readonly string[] }
  | { readonly type: 'snapshot'; readonly id: string };

export interface Trashed {
  /** The bare name of its folder in the trash. */
  readonly key: string;
  readonly id: string;
  readonly title: string;
  readonly state: Article['state'];
  readonly han: number;
  readonly trashedAt: string;
  readonly by: string;
}

export interface BackupReport {
  readonly articles: number;
  /** Of the zip. */
  readonly bytes: number;
  /** Of the zip, in hex. */
  readonly sha256: string;
}

export interface LocalRecord {
  /** A few random characters that stand for this library on this machine in the names of its backups. */
  readonly sign: string;
  /** Absolute folder of the daily backups; null when there are none. */
  readonly backupFolder: string | null;
  /** Who sits at this desk, in which office; null until somebody was chosen. */
  readonly person: Person | null;
  /** The last backup that was written, by whatever way. */
  readonly lastBackup: { readonly at: string; readonly name: string; readonly bytes: number; readonly articles: number } | null;
}

/** Backups need no open library. */
export interface BackupStore {
  /**
   * Unpacks a backup as a library in a new or empty folder: all of it is there when this resolves, none of it when it throws.
   * @throws not-found, too-large, bad-package, bad-checksum, unsafe-name, target-exists, newer-format, cancelled, disk-full, read-only, disk
   */
  restore(file: string, folder: string, work: LongWork): Promise<BackupReport>;
  /**
   * The names of a library's backups in a folder.
   * @param stem of their names: `backupStem`
   * @throws not-found, disk
   */
  dated(folder: string, stem: string): Promise<readonly string[]>;
  /**
   * Removes the backups of a library that the rule (`outdatedBackups`) no longer keeps.
   * @param today the newsroom's day, `20260701`
   * @returns how many
   */
  thin(folder: string, stem: string, today: string): Promise<number>;
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

/** One thing to import of what a person chose. */
export interface GatheredFile {
  readonly path: string;
  /** As a person knows it: its name, with the folders above it up to the chosen one. */
  readonly name: string;
  /** Why it is not even looked into. */
  readonly refused?: Failure;
}

/** Turns a file into drafts. */
export interface Importer {
  /**
   * What a chosen path means: itself, or what lies in it when it is a folder and no package. Nothing is read yet.
   * @throws not-found, disk, empty, too-many
   */
  gather(path: string): Promise<readonly GatheredFile[]>;
  /** @throws empty, not-text, bad-encoding, unsupported, too-large, bad-package, bad-checksum, unsafe-name */
  readFile(path: string): Promise<Imported>;
  /** A house's own words in a workbook or a text. @throws unsupported, invalid, damaged, too-large, not-text, bad-encoding, empty, not-found, disk */
  readWords(path: string): Promise<ReadWords>;
  /** The file itself, to be kept; undefined for a folder, and for one that is too large. @throws not-found, disk */
  readOriginal(path: string): Promise<OriginalFile | undefined>;
}

export type Imported =
  | {
      readonly kind: 'draft';
      readonly draft: ArticleChanges;
      /** What was done to the text; what of it is no longer there stands in full in some warning's `dropped`. */
      readonly warnings: readonly IntakeWarning<IntakeCode>[];
      /** By the name the body gives them: `media/<name>`. None of them has been looked at. */
      readonly pictures: ReadonlyMap<string, IncomingPicture>;
      /** Comments and suggestions; their anchors count offsets of the body as it stands here. */
      readonly remarks: Remarks;
    }
  /** A Copydesk package: the article as it left, with its pictures by file name. */
  | {
      readonly kind: 'package';
      readonly article: Article;
      readonly media: ReadonlyMap<string, Uint8Array>;
      /** What was said and decided where it comes from. */
      readonly review: Review;
      readonly warnings: readonly IntakeWarning<IntakeCode>[];
    };

export interface IncomingPicture {
  readonly bytes: Uint8Array;
  /** What to call it in a message: its name in the file it came from. */
  readonly name: string;
  readonly caption: string;
  readonly alt: string;
}

export interface ExportRequest {
  readonly article: Article;
  readonly profile: Profile;
  readonly template: Template;
  readonly findings: readonly Finding[];
  readonly overrides: readonly Override[];
  /** What was decided about it. */
  readonly reviewed?: Reviewed;
  /** `Copydesk 0.1.0` */
  readonly generator: string;
  readMedia(file: string): Promise<Uint8Array>;
  /** The folder that takes the package, or the zip file's own path when `form` is `zip-file`. Absolute. */
  readonly out: string;
  /** `folder`: `<out>/<name>/`; `zip`: `<out>/<name>.zip`; `zip-file`: exactly `out`. */
  readonly form: 'folder' | 'zip' | 'zip-file';
  /** Replace an existing package of this article instead of refusing with target-exists. */
  readonly replace: boolean;
  /** The library's folder: nothing is exported into it. Absolute. */
  readonly library: string;
  /** The body, parsed, where that was done already. */
  readonly blocks?: readonly Block[];
  readonly signal?: AbortSignal;
  /** Told after each picture: so many of so many. */
  pictureMade?(done: number, total: number): void;
}

/** Many articles for one portal into one folder, or into one zip. */
export interface BatchRequest extends LongWork, Pick<ExportRequest, 'profile' | 'template' | 'generator' | 'out' | 'form' | 'replace' | 'library'> {
  /** Each once, in the order in which names are given out. */
  readonly ids: readonly string[];
  /** A package that is there already, made of the same text for the same portal, is left as it is. */
  readonly resume: boolean;
  /** ISO 8601: a news sitemap names the articles of the last two days. */
  readonly now: string;
  /** Reads and checks one article. @throws whatever refuses it */
  ready(id: string): Promise<ReadyArticle>;
}

/** The articles that go to one portal. */
export type BatchPart = Pick<BatchRequest, 'ids' | 'profile' | 'template' | 'ready'>;

/** Many articles, each for the portals it goes to: a batch for every portal, in a folder of its key. */
export interface ApartRequest extends Omit<BatchRequest, keyof BatchPart> {
  /** Of each portal one. */
  readonly parts: readonly BatchPart[];
}

export interface ReadyArticle extends Pick<ExportRequest, 'article' | 'findings' | 'readMedia' | 'reviewed'> {
  readonly blocks: readonly Block[];
  /** @throws blocked */
  settle(): readonly Override[];
}

/** What became of one article of a batch. */
export interface BatchResult {
  readonly id: string;
  /** Empty when it could not be read. */
  readonly title: string;
  /** Where its package is; null when there is none. */
  readonly path: string | null;
  readonly files: number;
  readonly findings: readonly Finding[];
  readonly warnings: readonly IntakeWarning[];
  /** `cancelled` for one that was not begun. */
  readonly failure: Failure | null;
  /** It was there already. */
  readonly skipped: boolean;
}

export interface BatchDone {
  readonly results: readonly BatchResult[];
  /** Path of the index page, or of the one zip; null when nothing could be written. */
  readonly index: string | null;
  /** What ended the batch before its end: it was cancelled, or the target can take no more. What is whole stays. */
  readonly stopped: Failure | null;
}

export interface ApartDone extends Pick<BatchDone, 'stopped'> {
  /** For each part, those of its articles. */
  readonly results: readonly (readonly BatchResult[])[];
  /** Path of the folder that holds the portals' folders, or of the one zip; null when nothing could be written. */
  readonly index: string | null;
}

/** A finding that would refuse the export, overridden by a person with a reason. */
export interface Override {
  readonly rule: string;
  readonly field: string;
  readonly reason: string;
  /** Who passed it over, where that was said. */
  readonly by?: string;
}

export interface Exporter {
  /** All of it is there when this resolves, none of it when it throws. */
  export(request: ExportRequest): Promise<{ readonly path: string; readonly files: number; readonly warnings: readonly IntakeWarning[] }>;
  /**
   * Exports many, never stopped by one of them.
   * @throws what the target as a whole is refused for: target-exists, not-found, not-allowed, read-only, disk-full, disk, too-large
   */
  batch(request: BatchRequest): Promise<BatchDone>;
  /** The same for several portals. A portal whose folder is refused stops none of the others: its articles are told as refused. */
  batchApart(request: ApartRequest): Promise<ApartDone>;
  /** Checks a package folder or zip, or the folder of a batch, against its manifest. Problems are values; only an unreadable path throws. */
  verify(path: string): Promise<{ readonly ok: boolean; readonly problems: readonly string[] }>;
}

/** An article for one other use than a portal's package. */
export interface OutletRequest extends Pick<ExportRequest, 'article' | 'profile' | 'generator' | 'readMedia' | 'signal'> {}

export interface InlinePicture extends ExportedPicture {
  /** Its `data:` address. */
  readonly address: string;
}

export interface OutletMaker {
  /** The pictures the article uses, made by the profile's rules, to stand inside a text. @throws bad-picture, not-found, damaged, cancelled */
  inline(request: OutletRequest): Promise<{ readonly pictures: readonly InlinePicture[]; readonly warnings: readonly IntakeWarning[] }>;
  /**
   * Writes one file, whole or not at all; a folder takes it under `name` and its ending.
   * @param request.replaces whether a file may stand there
   * @throws not-allowed (inside the library), target-exists, read-only, disk-full, disk, not-found, cancelled
   */
  write(
    request: OutletRequest & {
      readonly outlet: Outlet;
      /** Absolute. */
      readonly out: string;
      readonly kind: 'file' | 'folder';
      readonly name: string;
      readonly replaces: boolean;
      /** Absolute; nothing is written in there. */
      readonly library: string;
    },
  ): Promise<{ readonly name: string; readonly bytes: number; readonly warnings: readonly IntakeWarning[] }>;
}

/** Hand-offs on disk. */
export interface HandoffFiles {
  /** @throws not-found, bad-package, bad-checksum, unsafe-name, too-large, newer-format */
  read(path: string): Promise<Handoff>;
  /** Whole or not at all. @param library absolute; nothing is written in there @throws not-allowed, disk-full, read-only, disk, not-found */
  write(path: string, parts: readonly HandoffPart[], library: string): Promise<void>;
}

/** Portal presets and page templates that ship with the program. */
export interface Assets {
  portals(): Promise<readonly Profile[]>;
  /** Names, in order. */
  templates(): Promise<readonly string[]>;
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
  /** Who is at this desk: the system's user, until people have names of their own. */
  person(): string;
}
