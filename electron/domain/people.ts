import { z } from 'zod';
import { hasUnseen } from './personNames.ts';
import { type Person, roles } from './workflow.ts';

/** Who works in this house, and in which offices. Decisions name people by their names: so no two here share one. */

const personNameSchema = z.string().trim().min(1).max(100);

/** Somebody with the office they hold at the moment. */
export const personSchema = z.strictObject({ name: personNameSchema, role: z.enum(roles) });

/** A name as a person gives it: nothing in it that nobody sees. Older files are read with whatever name they have. */
export const givenNameSchema = personNameSchema.refine((name) => !hasUnseen(name), 'a name holds no sign that nobody sees');
export const givenPersonSchema = personSchema.extend({ name: givenNameSchema });

export const staffSchema = z.strictObject({
  schema: z.literal(1),
  name: personNameSchema,
  roles: z
    .array(z.enum(roles))
    .min(1)
    .max(roles.length)
    .refine((all) => new Set(all).size === all.length, 'a role stands twice'),
  /** They have left: what they decided stays. */
  deletedAt: z.iso.datetime({ offset: true }).optional(),
});
export type Staff = Readonly<z.infer<typeof staffSchema>>;

/** A house that keeps no list of its people knows nobody, and trusts everybody. */
export function mayAct(staff: readonly Staff[], { name, role }: Person): boolean {
  const here = present(staff);
  return here.length === 0 || here.some((each) => each.name === name && each.roles.includes(role));
}

/** The same of somebody whose office nobody knows. */
export function worksHere(staff: readonly Staff[], name: string): boolean {
  const here = present(staff);
  return here.length === 0 || here.some((each) => each.name === name);
}

function present(staff: readonly Staff[]): readonly Staff[] {
  return staff.filter(({ deletedAt }) => deletedAt === undefined);
}
