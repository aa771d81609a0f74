import { z } from 'zod';
import { articleChanges, articleSchema, channelKey, maxBodyLength, mediaId, mediumSchema, states, summarySchema, uuid } from '#domain/article.ts';
import { findingSchema } from '#domain/checks/finding.ts';
import { profileSchema } from '#domain/portal/profile.ts';
import { settingsSchema } from '#domain/settings.ts';
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
/** A token for a file or folder that a person chose on the host's dialog. Never a path. */
const fileToken = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/);
const warning = z.strictObject({
  code: z.string(),
  message: z.string(),
  count: z.int().nonnegative(),
  dropped: z.array(z.string()).readonly().optional(),
});
const imported = z.strictObject({ id: uuid, title: z.string(), warnings: z.array(warning) });
const rival = z.strictObject({ name: z.string(), basedOn: z.int(), at: z.string(), article: articleSchema });

export const calls = {
  'library.open': {
    input: nothing,
    output: z.strictObject({
      name: z.string(),
      path: z.string(),
      isNew: z.boolean(),
      settings: settingsSchema,
      articles: z.array(summarySchema),
      damaged: z.array(z.strictObject({ id: z.string(), file: z.string(), message: z.string() })),
      version: z.string(),
    }),
  },
  'article.list': {
    input: z.strictObject({ state: z.enum(states).optional(), limit: z.int().positive().max(100_000).optional() }),
    output: z.array(summarySchema),
  },
  'article.read': {
    input: z.strictObject({ id: uuid }),
    output: z.strictObject({ article: articleSchema, changedOutside: z.boolean(), rivals: z.array(rival) }),
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
  'article.sample': { input: nothing, output: articleSchema },
  'article.check': { input: z.strictObject({ id: uuid, portal: portalKey.optional() }), output: z.array(findingSchema) },
  /** Stores a picture; the window puts the medium into the article with its next save. */
  'media.add': {
    input: z.strictObject({ article: uuid, name: z.string().max(255), data: z.base64().max(Math.ceil(maxPictureBytes / 3) * 4) }),
    output: z.strictObject({ id: mediaId, medium: mediumSchema }),
  },
  'import.text': { input: z.strictObject({ text: z.string().max(maxBodyLength) }), output: imported },
  'import.files': {
    input: z.strictObject({ files: z.array(fileToken).min(1).max(1000), channel: channelKey.optional() }),
    output: z.array(z.union([z.strictObject({ file: z.string(), imported }), z.strictObject({ file: z.string(), failure: failureSchema })])),
  },
  'portal.list': { input: nothing, output: z.array(z.strictObject({ key: portalKey, name: z.string() })) },
  'portal.read': {
    input: z.strictObject({ key: portalKey }),
    output: z.strictObject({ profile: profileSchema, template: z.strictObject({ name: z.string(), html: z.string(), css: z.string() }) }),
  },
  'portal.add': { input: z.strictObject({ file: fileToken }), output: z.strictObject({ key: portalKey, name: z.string() }) },
  'package.export': {
    input: z.strictObject({
      id: uuid,
      portal: portalKey,
      target: fileToken,
      /** How the package is laid into a chosen folder; a chosen file is always a zip. */
      form: z.enum(['folder', 'zip']).default('folder'),
      /** Why the blocking findings are passed over; without it they refuse the export. */
      override: z.string().trim().min(1).max(1000).optional(),
      replace: z.boolean().optional(),
    }),
    output: z.strictObject({ path: z.string(), files: z.int(), findings: z.array(findingSchema), warnings: z.array(warning) }),
  },
  /** The name a package of this article would have, for a save dialog. */
  'package.name': { input: z.strictObject({ id: uuid, portal: portalKey }), output: z.strictObject({ name: z.string() }) },
  'package.verify': { input: z.strictObject({ file: fileToken }), output: z.strictObject({ ok: z.boolean(), problems: z.array(z.string()) }) },
  /** Ends this client's imports and exports under way; what they have finished stays. */
  'work.cancel': { input: nothing, output: nothing },
  'settings.save': { input: z.strictObject({ settings: settingsSchema }), output: nothing },
} as const satisfies Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>;

export type CallName = keyof typeof calls;
export type CallInput<N extends CallName> = z.input<(typeof calls)[N]['input']>;
export type CallOutput<N extends CallName> = z.output<(typeof calls)[N]['output']>;
