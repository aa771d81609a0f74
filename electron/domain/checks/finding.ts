import { z } from 'zod';

/** What a check found. Offsets are UTF-16 code units in the text of `field`. */
export const findingSchema = z.strictObject({
  /** Id of the rule: `title-missing`, `editor-placeholder`… */
  rule: z.string(),
  level: z.enum(['error', 'warning', 'hint']),
  /** For a person, in the newsroom's Chinese. */
  message: z.string(),
  /** Name of the article's field: `title`, `body`, `source.name`, `media.<id>.alt`… */
  field: z.string(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  /** Text that would put it right, for start..end. */
  fix: z.string().optional(),
  /** The clause of the standard or the CMS's file that says so. */
  clause: z.string().optional(),
  /** Values a translated message may need. */
  detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** Somebody decided to leave it: this one finding, the rule for this article (`id` names the decision), or for the whole house. */
  ignored: z
    .strictObject({
      scope: z.enum(['finding', 'article', 'house']),
      id: z.string().optional(),
      reason: z.string(),
      by: z.string(),
      at: z.string(),
    })
    .optional(),
});
export type Finding = Readonly<z.infer<typeof findingSchema>>;

/** Whether a finding refuses the export until it is put right, ignored, or overridden with a reason. */
export function isBlocking(finding: Finding): boolean {
  return finding.level === 'error' && finding.ignored === undefined;
}
