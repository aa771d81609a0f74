import { z } from 'zod';
import { articleChanges, articleSchema, channelKey, maxBodyLength, mediaId, mediumSchema, states, summarySchema, uuid } from '#domain/article.ts';
import { findingSchema } from '#domain/checks/finding.ts';
import { houseChangeSchema } from '#domain/checks/house/houseChange.ts';
import { houseListSchema } from '#domain/checks/house/houseList.ts';
import { houseProblemSchema } from '#domain/checks/house/houseTable.ts';
import { ignoredSchema } from '#domain/checks/ignored.ts';
import { broughtSchema } from '#domain/handoff/arrival.ts';
import { conflictsSchema } from '#domain/handoff/conflicts.ts';
import { lookSchema } from '#domain/looks.ts';
import { outlets } from '#domain/outlets/outlet.ts';
import { givenNameSchema, givenPersonSchema, personSchema, staffSchema } from '#domain/people.ts';
import { profileSchema } from '#domain/portal/profile.ts';
import { problemSchema, recoverySchema } from '#domain/problems.ts';
import { listFilterSchema, listGroups, listOrders, snippetSchema } from '#domain/query.ts';
import { anchorSchema, reviewSchema, suggestionSchema } from '#domain/review.ts';
import { reviewSheetSchema } from '#domain/reviewSheet.ts';
import { snapshotSchema } from '#domain/revisions.ts';
import { settingsSchema } from '#domain/settings.ts';
import { actions, decisionSchema } from '#domain/workflow.ts';
import { failureSchema } from './reply.ts';

/**
 * Every call a window (or the command line) may make: its name, what goes in, what comes out. Types are inferred from
 * here; every host passes every message through `dispatch`, which checks it against this table and nothing else.
 */

/** The longest message, in bytes of UTF-8, that a host hands to dispatch. */
export const maxMessageBytes = 64 * 1024 * 1024;
/** The largest picture, in bytes, before base64. */
export const maxPictureBytes = 40 * 1024 * 1024;

const nothing = z.strictObject({});
const portalKey = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
const templateName = z.string().regex(/^[a-z0-9-]{1,64}$/);
/** A token for a file or folder that a person chose on the host's dialog. Never a path. */
const fileToken = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/);
const warning = z.strictObject({
  code: z.string(),
  message: z.string(),
  count: z.int().nonnegative(),
  dropped: z.array(z.string()).readonly().optional(),
  changes: z.array(z.string()).readonly().optional(),
});
/** An article much like another one. `same`: not a sign differs in what was compared. */
const similar = z.strictObject({ id: uuid, title: z.string(), updatedAt: z.string(), like: z.enum(['title', 'lead']), same: z.boolean() });
const ids = z.array(uuid).min(1).max(100_000);
const imported = z.strictObject({
  id: uuid,
  title: z.string(),
  warnings: z.array(warning),
  similar: z.array(similar),
  /** A package whose id the library has with other writing: this is a new draft beside that one. */
  beside: z.strictObject({ id: uuid, title: z.string(), place: z.enum(['library', 'trash']) }).optional(),
});
/** What became of one of many. */
const refusedOnes = z.array(z.strictObject({ id: z.string(), failure: failureSchema }));
/** The bare name of an entry of the trash. */
const trashKey = z.string().regex(/^[0-9a-f-]{36}(?:\.\d{1,4})?$/);
const rival = z.strictObject({ name: z.string(), basedOn: z.int(), at: z.string(), article: articleSchema });

/** An article that waits. `since`: when the last thing about it was decided. */
const queued = z.strictObject({
  id: uuid,
  title: z.string(),
  channel: z.string(),
  state: z.enum(states),
  awaits: reviewSheetSchema.shape.awaits,
  since: z.string(),
  submittedBy: z.string(),
  /** Open threads of comments, and open suggestions. */
  remarks: z.int().nonnegative(),
  publishAt: z.string().nullable(),
  /** Of the content as it is now. */
  hash: decisionSchema.shape.hash,
});
/** What somebody says. */
/** What a suggestion says: where, and what is to become of it. */
const suggestionWords = suggestionSchema.pick({ kind: true, anchor: true, length: true, text: true, rank: true, replaces: true });
const suggestedFields = articleChanges.pick({ body: true, title: true, subtitle: true, kicker: true, summary: true });
const remark = z.string().trim().min(1).max(100_000);
const staffRoles = staffSchema.shape.roles;

/** `own`: the newsroom's profile; `preset`: one of this key ships with the program. An own one wins over a preset. */
const listedPortal = z.strictObject({
  key: portalKey,
  name: z.string(),
  own: z.boolean(),
  preset: z.boolean(),
  /** So that an article's channel has a name whichever portal is looked at. */
  channels: z.array(z.strictObject({ key: z.string(), name: z.string() })),
});

export const calls = {
  'library.open': {
    input: nothing,
    output: z.strictObject({
      name: z.string(),
      path: z.string(),
      isNew: z.boolean(),
      settings: settingsSchema,
      /** Where the folder lies brings a risk that a person should know: it is on the network, or a program syncs it. `name`: of the service or file system. */
      risks: z.array(z.strictObject({ kind: z.enum(['network', 'cloud']), name: z.string() })),
      version: z.string(),
    }),
  },
  /** What is wrong in the library, as far as it has been noticed. */
  'library.problems': { input: nothing, output: z.array(problemSchema) },
  /** Reads and checks every file; with `repair` also settles what can be settled. Long work. */
  'library.doctor': {
    input: z.strictObject({ repair: z.boolean().default(false) }),
    output: z.strictObject({ ok: z.boolean(), articles: z.int(), problems: z.array(problemSchema) }),
  },
  /** Looks at once for what other programs changed. */
  'library.look': { input: nothing, output: nothing },
  'article.list': {
    input: z.strictObject({
      filter: listFilterSchema.default({}),
      order: z.enum(listOrders).default('changed'),
      descending: z.boolean().default(true),
      /** Groups come first in the order: days newest first, channels by key. */
      group: z.enum(listGroups).default('none'),
      from: z.int().nonnegative().default(0),
      limit: z.int().nonnegative().max(1000).default(200),
      /** Wait until the index is complete, however long it takes to build. */
      settled: z.boolean().default(false),
    }),
    output: z.strictObject({
      /** Of all that fit, not of the page. */
      total: z.int(),
      /** In order, with how many articles each holds; empty without grouping. Key: `2026-03-05`, or a channel's. */
      groups: z.array(z.strictObject({ key: z.string(), count: z.int() })),
      articles: z.array(summarySchema.extend({ snippet: snippetSchema.optional() })),
      /** False while the index is being built: there may be more. */
      complete: z.boolean(),
    }),
  },
  /** The ids of all that fit, in order: for choosing many. */
  'article.ids': {
    input: z.strictObject({
      filter: listFilterSchema.default({}),
      order: z.enum(listOrders).default('changed'),
      descending: z.boolean().default(true),
      group: z.enum(listGroups).default('none'),
      from: z.int().nonnegative().default(0),
      limit: z.int().nonnegative().max(100_000).default(100_000),
    }),
    output: z.array(uuid),
  },
  /** What a filter can choose from, most articles first. */
  'article.facets': {
    input: nothing,
    output: z.strictObject({
      channels: z.array(z.strictObject({ key: z.string(), count: z.int() })),
      states: z.array(z.strictObject({ key: z.enum(states), count: z.int() })),
      authors: z.array(z.strictObject({ key: z.string(), count: z.int() })),
    }),
  },
  /** Articles with the same or a very similar title or beginning; `id` is left out of them. */
  'article.similar': {
    input: z.strictObject({ id: uuid.optional(), title: z.string().max(500), body: z.string().max(maxBodyLength) }),
    output: z.array(similar),
  },
  /**
   * A window opens an article for writing. One window holds an article; another is told who, and may take over. To be asked
   * again every few seconds: a window that is gone loses what it holds.
   */
  'article.hold': {
    input: z.strictObject({ id: uuid, takeOver: z.boolean().default(false) }),
    output: z.strictObject({ mine: z.boolean() }),
  },
  'article.release': { input: z.strictObject({ id: uuid }), output: nothing },
  'article.trash': { input: z.strictObject({ ids }), output: z.strictObject({ trashed: z.array(uuid), refused: refusedOnes }) },
  /** Puts many articles into a channel, and tells where each came from. */
  'article.move': {
    input: z.strictObject({ ids, channel: channelKey }),
    output: z.strictObject({ moved: z.array(z.strictObject({ id: uuid, from: channelKey })), refused: refusedOnes }),
  },
  'article.read': {
    input: z.strictObject({ id: uuid }),
    output: z.strictObject({
      article: articleSchema,
      changedOutside: z.boolean(),
      rivals: z.array(rival),
      /** It stands again from an older snapshot; until somebody has seen it. */
      recovery: recoverySchema.nullable(),
    }),
  },
  'article.create': { input: z.strictObject({ fields: articleChanges }), output: articleSchema },
  /** A new draft with the pictures of another article, and its fields except where `fields` says otherwise. */
  'article.copy': { input: z.strictObject({ id: uuid, fields: articleChanges }), output: articleSchema },
  'article.save': {
    input: z.strictObject({ id: uuid, basedOn: z.int().nonnegative(), changes: articleChanges }),
    output: z.strictObject({ revision: z.int(), updatedAt: z.string() }),
  },
  /** A person has settled a refused text: it is no longer needed. */
  'article.settle': { input: z.strictObject({ id: uuid, rival: z.string().max(120) }), output: nothing },
  /** A person has seen that an article was recovered. */
  'article.recovered': { input: z.strictObject({ id: uuid }), output: nothing },
  'article.sample': { input: nothing, output: articleSchema },
  'article.check': { input: z.strictObject({ id: uuid, portal: portalKey.optional() }), output: z.array(findingSchema) },
  /** Leaves one finding (`place`), or a rule for this article, as it is, with a reason. @returns the decision's id */
  'finding.ignore': {
    input: z.strictObject({ id: uuid, ...ignoredSchema.pick({ rule: true, place: true, reason: true, by: true }).shape }),
    output: z.strictObject({ ignored: uuid }),
  },
  /** Takes such a decision back. */
  'finding.heed': { input: z.strictObject({ id: uuid, ignored: uuid }), output: nothing },
  /** What waits for the person at this desk, and what they sent that waits for others; the longest waiting first. */
  'review.queue': {
    input: z.strictObject({ as: givenPersonSchema.optional() }),
    output: z.strictObject({ mine: z.array(queued), sent: z.array(queued) }),
  },
  /**
   * Somebody decides about an article: the person at this desk, or `as`. `hash`: of the content they read (`review.sheet`); another
   * one there now makes it stale. Refused with `detail.state` when the house's order does not allow it.
   */
  'review.act': {
    input: z.strictObject({
      id: uuid,
      action: z.enum(actions).exclude(['export']),
      opinion: z.string().max(5000).default(''),
      as: givenPersonSchema.optional(),
      /** Who the caller was shown to sit here: refused as unknown-person when somebody else does by now. */
      by: personSchema.optional(),
      hash: decisionSchema.shape.hash.optional(),
      /** Of a submission: why what blocks the article, by itself and at these portals, is passed over; it stands on the sheet. */
      passing: z.strictObject({ reason: z.string().trim().min(1).max(1000), portals: z.array(portalKey).max(100).default([]) }).optional(),
    }),
    output: reviewSheetSchema,
  },
  /** 审稿单: how an article stands, who did what when, what was passed over and why. */
  'review.sheet': { input: z.strictObject({ id: uuid }), output: reviewSheetSchema },
  /** The same as a page in one piece, as it stands in packages: to be printed, or to be put into the archive. */
  'review.page': { input: z.strictObject({ id: uuid }), output: z.strictObject({ html: z.string() }) },
  'review.write': { input: z.strictObject({ id: uuid, target: fileToken }), output: z.strictObject({ bytes: z.int() }) },
  /** Comments, suggestions, decisions and ignored findings of an article. */
  'review.read': { input: z.strictObject({ id: uuid }), output: reviewSchema },
  /** The person at this desk has seen the article as it stands on disk. What they saw is kept to be compared with. */
  'review.looked': { input: z.strictObject({ id: uuid }), output: lookSchema },
  /** Their last look at each of these articles; those they never looked at are not in it. */
  'review.looks': { input: z.strictObject({ ids: z.array(uuid).max(10_000) }), output: z.record(uuid, lookSchema) },
  /**
   * The text to compare with: as it was when it was submitted, when this person last looked, or when they last approved it. Null when
   * none of this ever was. `exact`: it is the very text; otherwise the nearest one that was kept.
   */
  'review.baseline': {
    input: z.strictObject({ id: uuid, since: z.enum(['submission', 'look', 'approval']) }),
    output: z.strictObject({
      baseline: z
        .strictObject({
          by: z.string(),
          at: z.string(),
          exact: z.boolean(),
          snapshot: z.strictObject({ number: z.int(), at: z.string() }),
          article: articleSchema,
        })
        .nullable(),
    }),
  },
  /** A remark on a stretch of a field, or on a point. The anchor is of the text as it is saved. */
  'comment.add': { input: z.strictObject({ id: uuid, anchor: anchorSchema, text: remark }), output: z.strictObject({ comment: uuid }) },
  'comment.reply': { input: z.strictObject({ id: uuid, thread: uuid, text: remark }), output: z.strictObject({ comment: uuid }) },
  'comment.resolve': { input: z.strictObject({ id: uuid, thread: uuid }), output: nothing },
  'comment.reopen': { input: z.strictObject({ id: uuid, thread: uuid }), output: nothing },
  /** Only who wrote it takes it back. */
  'comment.remove': { input: z.strictObject({ id: uuid, comment: uuid }), output: nothing },
  /** Brings back what its writer has just taken back. A copy of the article that travelled meanwhile takes it away again. */
  'comment.restore': { input: z.strictObject({ id: uuid, comment: uuid }), output: nothing },
  /** Proposes a change, or changes one's own open proposal (`suggestion`). */
  'suggestion.put': {
    input: z.strictObject({
      id: uuid,
      suggestion: uuid.optional(),
      ...suggestionWords.shape,
    }),
    output: z.strictObject({ suggestion: uuid }),
  },
  /**
   * Many at once, in one write: what a person proposes now (`put`, by ids that the caller makes), and what they no longer do
   * (`withdraw`: one's own is taken back, another's is rejected). Another's words are never changed: what is put over them is the
   * person's own and replaces them. @returns the ids under which they stand, in order
   */
  'suggestion.save': {
    input: z.strictObject({
      id: uuid,
      put: z.array(z.strictObject({ suggestion: uuid, ...suggestionWords.shape })).max(10_000),
      withdraw: z.array(uuid).max(10_000),
    }),
    output: z.strictObject({ suggestions: z.array(uuid) }),
  },
  /** All of them become part of the text, in one save, or none. @returns also what was settled, with those that went along with them */
  'suggestion.accept': {
    input: z.strictObject({ id: uuid, suggestions: z.array(uuid).min(1).max(10_000), basedOn: z.int().nonnegative() }),
    output: z.strictObject({ revision: z.int(), updatedAt: z.string(), suggestions: z.array(uuid) }),
  },
  'suggestion.reject': { input: z.strictObject({ id: uuid, suggestions: z.array(uuid).min(1).max(10_000) }), output: nothing },
  /** Takes back what one has just decided. @param text what accepted ones made of these fields, as it was before: saved with it */
  'suggestion.reopen': {
    input: z.strictObject({
      id: uuid,
      suggestions: z.array(uuid).min(1).max(10_000),
      text: z.strictObject({ basedOn: z.int().nonnegative(), changes: suggestedFields }).optional(),
    }),
    output: nothing,
  },
  /** Stores a picture; the window puts the medium into the article with its next save. */
  'media.add': {
    input: z.strictObject({ article: uuid, name: z.string().max(255), data: z.base64().max(Math.ceil(maxPictureBytes / 3) * 4) }),
    output: z.strictObject({ id: mediaId, medium: mediumSchema }),
  },
  /** Fetches a picture from the web, only ever because a person pressed for it, and stores it like `media.add`. */
  'media.fetch': {
    input: z.strictObject({
      article: uuid,
      address: z
        .string()
        .max(2000)
        .regex(/^https?:\/\//i),
    }),
    output: z.strictObject({ id: mediaId, medium: mediumSchema }),
  },
  'import.text': { input: z.strictObject({ text: z.string().max(maxBodyLength) }), output: imported },
  /**
   * Files, packages and folders with files. One that is refused never stops the others; a report each, in the order in which they
   * lie in their folders. Long work.
   */
  'import.files': {
    input: z.strictObject({ files: z.array(fileToken).min(1).max(1000), channel: channelKey.optional(), keepOriginals: z.boolean().default(false) }),
    output: z.array(
      z.union([
        z.strictObject({ file: z.string(), imported }),
        /** A package whose very writing is here already: nothing was written. */
        z.strictObject({ file: z.string(), present: z.strictObject({ id: uuid, title: z.string() }) }),
        z.strictObject({ file: z.string(), failure: failureSchema }),
      ]),
    ),
  },
  /** The file an article was imported from; null where none was kept. */
  'original.read': {
    input: z.strictObject({ id: uuid }),
    output: z.strictObject({ original: z.strictObject({ name: z.string(), bytes: z.int(), sha256: z.string(), at: z.string() }).nullable() }),
  },
  /** Writes it out again, as it came. */
  'original.save': { input: z.strictObject({ id: uuid, target: fileToken }), output: z.strictObject({ bytes: z.int() }) },
  /** Puts articles, with all that belongs to them, into one file for another desk. */
  'handoff.write': { input: z.strictObject({ ids: z.array(uuid).min(1).max(1000), target: fileToken }), output: z.strictObject({ files: z.int() }) },
  /**
   * Takes in what another desk handed over. What both changed differently is a conflict: ours stays in the text, theirs is kept as a
   * named revision. One article that is refused does not stop the others.
   */
  'handoff.merge': {
    input: z.strictObject({
      file: fileToken,
      /** Of the articles in it these alone. */
      only: z.array(uuid).min(1).max(1000).optional(),
    }),
    output: z.strictObject({
      results: z.array(
        z.strictObject({
          id: uuid,
          title: z.string(),
          /** Something came in. */
          merged: z.boolean(),
          /** `same`: its text brought nothing that was not here. */
          text: z.enum(['new', 'merged', 'same']),
          ...broughtSchema.shape,
          conflicts: z.array(
            z.strictObject({
              field: z.string(),
              base: z.string(),
              ours: z.string(),
              theirs: z.string(),
              at: z.strictObject({ start: z.int(), end: z.int() }).optional(),
            }),
          ),
        }),
      ),
      refused: z.array(z.strictObject({ id: z.string(), title: z.string(), failure: failureSchema })),
    }),
  },
  /** What merges left for a person to settle, by its id. */
  'handoff.conflicts': { input: z.strictObject({ id: uuid }), output: conflictsSchema.shape.conflicts },
  /** A person has settled some of it, and saved the text. */
  'handoff.settle': { input: z.strictObject({ id: uuid, conflicts: z.array(uuid).min(1).max(10_000) }), output: nothing },
  'trash.list': {
    input: nothing,
    output: z.array(
      z.strictObject({ key: trashKey, id: uuid, title: z.string(), state: z.enum(states), han: z.int(), trashedAt: z.string(), by: z.string() }),
    ),
  },
  'trash.restore': {
    input: z.strictObject({ keys: z.array(trashKey).min(1).max(100_000) }),
    output: z.strictObject({ restored: z.array(uuid), refused: refusedOnes }),
  },
  /** Removes for good, all or some. Long work. */
  'trash.empty': {
    input: z.strictObject({ keys: z.array(trashKey).max(100_000).optional() }),
    output: z.strictObject({ removed: z.int(), refused: refusedOnes }),
  },
  /** Snapshots of an article, newest first. */
  'revision.list': { input: z.strictObject({ id: uuid }), output: z.array(snapshotSchema) },
  'revision.read': { input: z.strictObject({ id: uuid, number: z.int().nonnegative() }), output: articleSchema },
  /** Keeps the article as it stands on disk, under a name. */
  'revision.keep': { input: z.strictObject({ id: uuid, name: z.string().trim().min(1).max(100) }), output: snapshotSchema },
  /** The old text becomes a new revision; what it replaces is kept as a snapshot first, whose number comes back as `replaced`. */
  'revision.restore': {
    input: z.strictObject({ id: uuid, number: z.int().nonnegative(), basedOn: z.int().nonnegative() }),
    output: z.strictObject({ revision: z.int(), updatedAt: z.string(), replaced: z.int() }),
  },
  /** Writes the whole library into one zip, and reads it back. Long work. */
  'backup.write': {
    input: z.strictObject({ target: fileToken }),
    output: z.strictObject({ name: z.string(), articles: z.int(), bytes: z.int(), sha256: z.string() }),
  },
  /** Unpacks a backup as a library in a new or empty folder. Long work. */
  'backup.restore': {
    input: z.strictObject({ file: fileToken, target: fileToken }),
    output: z.strictObject({ path: z.string(), articles: z.int(), bytes: z.int(), sha256: z.string() }),
  },
  'backup.status': {
    input: nothing,
    output: z.strictObject({
      /** Where the daily backups go; null when there are none. For showing only. */
      folder: z.string().nullable(),
      last: z.strictObject({ at: z.string(), name: z.string(), bytes: z.int(), articles: z.int() }).nullable(),
      failure: failureSchema.nullable(),
      running: z.boolean(),
    }),
  },
  /** Where daily backups go from now on; null ends them. */
  'backup.schedule': { input: z.strictObject({ folder: fileToken.nullable() }), output: nothing },
  /** Who works here. */
  'people.list': { input: nothing, output: z.array(z.strictObject({ id: uuid, name: z.string(), roles: staffRoles })) },
  /** Takes somebody in, or changes who is there under this id. */
  'people.save': { input: z.strictObject({ id: uuid.optional(), name: givenNameSchema, roles: staffRoles }), output: z.strictObject({ id: uuid }) },
  /** They leave: what they decided stays. */
  'people.remove': { input: z.strictObject({ id: uuid }), output: nothing },
  /** Who sits at this desk, in which office; null until somebody was chosen. */
  /** `name`: of whoever writes remarks here; the system's user until a person was chosen. */
  'person.read': { input: nothing, output: z.strictObject({ person: personSchema.nullable(), name: z.string() }) },
  'person.choose': { input: z.strictObject({ person: givenPersonSchema.nullable() }), output: nothing },
  /** The house's own words. Not among the settings: they may be thousands. */
  'words.read': { input: nothing, output: houseListSchema },
  /** Refused as stale for a list that is another version by now. */
  'words.change': { input: houseChangeSchema, output: z.strictObject({ version: z.int() }) },
  /** What a workbook or a table of comma-separated values says, line by line. Nothing is kept of it. */
  'words.look': {
    input: z.strictObject({ file: fileToken }),
    output: z.strictObject({
      entries: houseListSchema.shape.entries,
      problems: z.array(houseProblemSchema),
      /** What they are to the list as it is now: new, other than the entry of the same word, the same; and what they leave out. */
      counts: z.strictObject({ version: z.int(), fresh: z.int(), changed: z.int(), same: z.int(), absent: z.int() }),
    }),
  },
  'words.export': { input: z.strictObject({ target: fileToken, form: z.enum(['csv', 'xlsx']) }), output: z.strictObject({ bytes: z.int() }) },
  'portal.list': { input: nothing, output: z.array(listedPortal) },
  'portal.read': {
    input: z.strictObject({ key: portalKey }),
    output: z.strictObject({ profile: profileSchema, template: z.strictObject({ name: z.string(), html: z.string(), css: z.string() }) }),
  },
  /** Without `replace` an own portal of the same key stays, and the file is refused with `target-exists`. */
  'portal.add': {
    input: z.strictObject({ file: fileToken, replace: z.boolean().default(true) }),
    output: z.strictObject({ key: portalKey, name: z.string() }),
  },
  /**
   * Keeps an own profile. `key`: the one it had when it was opened, null for a new one; only that own portal is replaced. Under
   * another key it moves there. Any value may come: what is wrong with a profile is said by its field.
   */
  'portal.save': {
    input: z.strictObject({ profile: z.unknown(), key: portalKey.nullable() }),
    output: z.strictObject({ key: portalKey, name: z.string() }),
  },
  /** Removes an own profile; a preset of its key stands again. */
  'portal.remove': { input: z.strictObject({ key: portalKey }), output: nothing },
  /** Writes a profile as a file that `portal.add` takes. */
  'portal.export': { input: z.strictObject({ key: portalKey, target: fileToken }), output: z.strictObject({ bytes: z.int() }) },
  /** A page template by its name, for looking at. */
  'portal.template': {
    input: z.strictObject({ name: z.string().max(64) }),
    output: z.strictObject({ name: z.string(), html: z.string(), css: z.string() }),
  },
  /** Page templates; `own`: the newsroom added it. */
  'template.list': { input: nothing, output: z.array(z.strictObject({ name: templateName, own: z.boolean() })) },
  /**
   * Adds one: its page, a .html file, and perhaps its style sheet, a .css file. Without `replace` an own one of the same name stays, and
   * the files are refused with `target-exists`.
   */
  'template.add': {
    input: z.strictObject({ name: templateName, files: z.array(fileToken).min(1).max(2), replace: z.boolean().default(true) }),
    output: z.strictObject({ name: templateName }),
  },
  /** Not while a portal of the newsroom's own is made with it. */
  'template.remove': { input: z.strictObject({ name: templateName }), output: nothing },
  'package.export': {
    input: z.strictObject({
      id: uuid,
      portal: portalKey,
      target: fileToken,
      /** How the package is laid into a chosen folder; a chosen file is always a zip. */
      form: z.enum(['folder', 'zip']).default('folder'),
      /** Into a folder of the portal's key inside the chosen one: packages of one article for several portals lie side by side. */
      apart: z.boolean().optional(),
      /** Why the blocking findings are passed over; without it they refuse the export. */
      override: z.string().trim().min(1).max(1000).optional(),
      /** Who passes them over. */
      by: z.string().trim().min(1).max(200).optional(),
      replace: z.boolean().optional(),
    }),
    output: z.strictObject({ path: z.string(), files: z.int(), findings: z.array(findingSchema), warnings: z.array(warning) }),
  },
  /**
   * Exports many articles, by their ids or all that fit a filter, into one chosen folder or as one zip (a chosen file), with an
   * index page. One that is refused does not stop the others. With `chosenPortals` each article goes to the portals chosen for it,
   * into a folder of each portal's key; one for which none is chosen is refused with `no-portal`. Long work.
   */
  'package.batch': {
    input: z
      .strictObject({
        ids: ids.optional(),
        filter: listFilterSchema.optional(),
        portal: portalKey.optional(),
        chosenPortals: z.literal(true).optional(),
        target: fileToken,
        form: z.enum(['folder', 'zip']).default('folder'),
        override: z.string().trim().min(1).max(1000).optional(),
        /** Who passes the findings over; the person at the desk where it is not said. */
        by: z.string().max(200).optional(),
        replace: z.boolean().optional(),
        /** Packages that are there already, made of the same texts for the same portal, stay as they are. */
        resume: z.boolean().optional(),
      })
      .refine((input) => (input.ids === undefined) !== (input.filter === undefined), 'either ids or a filter')
      .refine((input) => (input.portal === undefined) !== (input.chosenPortals === undefined), 'either a portal or chosenPortals'),
    output: z.strictObject({
      /** One for each article and portal, in the order of the ids, then of the portals' keys. */
      results: z.array(
        z.strictObject({
          id: uuid,
          title: z.string(),
          /** Null for an article that goes nowhere, or whose portals nobody could read. */
          portal: portalKey.nullable(),
          path: z.string().nullable(),
          files: z.int(),
          findings: z.array(findingSchema),
          warnings: z.array(warning),
          /** `cancelled` for one that was not begun. */
          failure: failureSchema.nullable(),
          /** It was there already. */
          skipped: z.boolean(),
        }),
      ),
      /** Where the index page is, or the folder of the portals' folders, or the zip; null when there is none. */
      index: z.string().nullable(),
      /** What ended the batch before its end. What is whole stays. */
      stopped: failureSchema.nullable(),
    }),
  },
  /** The name a package of this article would have, for a save dialog. */
  'package.name': { input: z.strictObject({ id: uuid, portal: portalKey }), output: z.strictObject({ name: z.string() }) },
  /**
   * An article as something to paste: `wechat` as rich text with its pictures in it, `text` plain. Lengths as the outlet counts them.
   * Long work.
   */
  'outlet.render': {
    input: z.strictObject({ id: uuid, portal: portalKey, outlet: z.enum(['wechat', 'text']) }),
    output: z.strictObject({
      html: z.string().optional(),
      text: z.string(),
      counts: z.array(
        z.strictObject({ field: z.string(), length: z.int(), max: z.int().optional(), unit: z.enum(['chars', 'bytes', 'han']), over: z.boolean() }),
      ),
      /** In the order of the text; sizes in bytes. */
      pictures: z.array(z.strictObject({ name: z.string(), bytes: z.int() })),
      warnings: z.array(warning),
    }),
  },
  /** The portal's page in one piece, with its pictures, to be printed. Long work. */
  'outlet.page': { input: z.strictObject({ id: uuid, portal: portalKey }), output: z.strictObject({ html: z.string(), warnings: z.array(warning) }) },
  /** Writes an article as one file: for people who read on paper, for apps, for other systems. Long work. */
  'outlet.write': {
    input: z.strictObject({ id: uuid, portal: portalKey, outlet: z.enum(outlets), target: fileToken }),
    output: z.strictObject({ name: z.string(), bytes: z.int(), warnings: z.array(warning) }),
  },
  'package.verify': { input: z.strictObject({ file: fileToken }), output: z.strictObject({ ok: z.boolean(), problems: z.array(z.string()) }) },
  /** Ends this client's imports and exports under way; what they have finished stays. */
  'work.cancel': { input: nothing, output: nothing },
  'settings.save': { input: z.strictObject({ settings: settingsSchema }), output: nothing },
} as const satisfies Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>;

export type CallName = keyof typeof calls;
export type CallInput<N extends CallName> = z.input<(typeof calls)[N]['input']>;
export type CallOutput<N extends CallName> = z.output<(typeof calls)[N]['output']>;
