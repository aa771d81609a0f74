import { z } from 'zod';
import { refusal } from '../result.ts';
import {
  baseProblems,
  bodyProblems,
  fieldProblems,
  imageProblems,
  languageProblems,
  type ProfileProblem,
  pageProblems,
  zoneProblems,
} from './profileRules.ts';

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
 * Everything that is wrong with a profile, in the order of its fields, for an editor of profiles; empty for a sound one.
 * @param value parsed JSON, of whatever shape
 */
export function profileProblems(value: unknown): readonly ProfileProblem[] {
  const parsed = profileSchema.safeParse(value);
  const shape = parsed.success ? [] : parsed.error.issues.flatMap((issue) => shapeProblems(issue, value));
  const given = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  /** A part is looked into as soon as that part is sound, whatever is wrong with the others. */
  const inside = <K extends keyof Profile>(part: K, look: (sound: Profile[K]) => readonly ProfileProblem[]) => {
    const sound = profileSchema.shape[part].safeParse(given[part]);
    return sound.success ? look(sound.data as Profile[K]) : [];
  };
  return [
    ...shape,
    ...inside('baseUrl', baseProblems),
    ...inside('language', languageProblems),
    ...inside('timeZone', zoneProblems),
    ...inside('page', pageProblems),
    ...inside('body', bodyProblems),
    ...inside('fields', fieldProblems),
    ...inside('images', imageProblems),
  ];
}

/** One issue of the schema; several fields may be unknown at once. */
function shapeProblems(issue: z.core.$ZodIssue, value: unknown): readonly ProfileProblem[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), code: 'unknown-field', message: 'unknown field' }));
  }
  const found = issue.path.reduce<unknown>((inner, name) => (inner as Readonly<Record<PropertyKey, unknown>>)[name], value);
  return [{ path, code: found === undefined ? 'missing' : shapeCodes[issue.code], message: found === undefined ? 'it is missing' : issue.message }];
}

const shapeCodes: Readonly<Record<z.core.$ZodIssue['code'], ProfileProblem['code']>> = {
  invalid_type: 'wrong-type',
  invalid_value: 'not-offered',
  too_big: 'too-long',
  too_small: 'too-short',
  invalid_format: 'bad-form',
  not_multiple_of: 'bad-form',
  invalid_union: 'bad-form',
  unrecognized_keys: 'unknown-field',
  invalid_key: 'bad-form',
  invalid_element: 'bad-form',
  custom: 'bad-form',
};

/**
 * Reads a profile from parsed JSON.
 * @param name what to call it in the message, a file's bare name
 * @throws a refusal `newer-format` or `bad-profile` that names the first field with a problem
 */
export function parseProfile(value: unknown, name: string): Profile {
  const version = typeof value === 'object' && value !== null ? (value as { schema?: unknown }).schema : undefined;
  if (typeof version === 'number' && version > profileSchemaVersion) {
    throw refusal('newer-format', name, 'read', `it is a profile of format ${version}; this program reads up to ${profileSchemaVersion}`, {
      version,
    });
  }
  const [first, ...others] = profileProblems(value);
  if (first) {
    const more = others.length > 0 ? ` (and ${others.length} more)` : '';
    throw refusal('bad-profile', name, 'read', `${first.path || 'profile'}: ${first.message}${more}`, { field: first.path });
  }
  return profileSchema.parse(value);
}
