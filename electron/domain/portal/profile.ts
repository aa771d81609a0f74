import { z } from 'zod';
import { refusal } from '../result.ts';

/** A portal's profile (DESIGN.md §4): what its page looks like, what its CMS takes, what its pictures may weigh. */

export const profileSchemaVersion = 1;

const text = (max: number) => z.string().max(max);
const webAddress = z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]);
/** A link inside the portal (`/news/`) or a full http(s) address; never another scheme, nor `/\\host`, which browsers read as `//host`. */
const portalLink = z
  .string()
  .max(500)
  .regex(/^(\/(?!\/)[^\s\\]*|https?:\/\/[^\s\\]+|#[^\s]*)?$/);

export const fieldSources = [
  'title',
  'shortTitle',
  'subtitle',
  'kicker',
  'summary',
  'body',
  'channel',
  'source.name',
  'source.url',
  'authors',
  'editor',
  'keywords',
  'publishAt',
  'cover',
] as const;

export const profileSchema = z.strictObject({
  schema: z.literal(profileSchemaVersion),
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  name: text(100).min(1),
  baseUrl: webAddress,
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  timeZone: text(64).min(1),
  page: z.strictObject({
    greeting: text(500),
    channels: z.array(z.strictObject({ key: z.string().regex(/^[a-z0-9-]{1,64}$/), name: text(40).min(1), url: portalLink })).max(60),
    metaLine: z.array(z.enum(['source', 'authors', 'editor', 'publishAt'])).max(4),
    dateFormat: text(40).min(1),
    share: z.boolean(),
    footer: z.array(text(500)).max(20),
    template: z.string().regex(/^[a-z0-9-]{1,64}$/),
    css: text(100_000).optional(),
  }),
  body: z.strictObject({
    indent: z.enum(['fullwidth', 'css', 'none']),
    headings: z.enum(['bold-paragraph', 'h2']),
    imageParagraph: z.enum(['center', 'figure']),
    pageBreak: z.enum(['none', 'empirecms', 'dedecms', 'phpcms']),
    forbidden: z.array(text(40).min(1)).max(50),
    /** `wechat`: inline styles only, lists flattened, no links out; `cms` where it is missing. */
    dialect: z.enum(['cms', 'wechat']).optional(),
  }),
  fields: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,63}$/),
        label: text(60).min(1),
        from: z.enum(fieldSources),
        max: z.int().positive().optional(),
        unit: z.enum(['chars', 'bytes', 'han']).optional(),
        required: z.boolean().optional(),
        /** What happens when the text is longer than `max`: the export is refused, or only warned of. `refuse` where it is missing: most CMS cut in silence. */
        over: z.enum(['refuse', 'warn']).optional(),
      }),
    )
    .max(60),
  images: z.strictObject({
    formats: z.array(z.enum(['jpg', 'png', 'gif', 'webp'])).min(1),
    maxBytes: z.int().min(10_000),
    maxWidth: z.int().min(100).max(10_000),
    quality: z.int().min(30).max(100),
    url: z.enum(['relative', 'prefix']),
    prefix: text(500),
    /** Shapes the title picture is also cut to, `images/cover-16x9.jpg`. */
    crops: z
      .array(z.enum(['16:9', '4:3', '1:1']))
      .max(3)
      .optional(),
  }),
});
export type Profile = Readonly<z.infer<typeof profileSchema>>;

/**
 * Reads a profile from parsed JSON.
 * @param name what to call it in the message, a file's bare name
 * @throws a refusal `newer-format` or `bad-profile` that names the field
 */
export function parseProfile(value: unknown, name: string): Profile {
  const version = typeof value === 'object' && value !== null ? (value as { schema?: unknown }).schema : undefined;
  if (typeof version === 'number' && version > profileSchemaVersion) {
    throw refusal('newer-format', name, 'read', `it is a profile of format ${version}; this program reads up to ${profileSchemaVersion}`, {
      version,
    });
  }
  const parsed = profileSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const unknownKey = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const field = [...(issue?.path ?? []), ...(unknownKey ? [unknownKey] : [])].join('.');
  throw refusal('bad-profile', name, 'read', `${field || 'profile'}: ${unknownKey ? 'unknown field' : (issue?.message ?? 'not valid')}`, { field });
}
