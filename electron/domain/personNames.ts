/** Names as people read them: two that look alike are one person's, however they were typed. */

/** Blanks, and what nobody sees: controls, formatting, fillers. */
const unseen = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** The same for all spellings of a name that a reader cannot tell apart, or that only pad it (`林　晓`). */
export function nameKey(name: string): string {
  return name.replace(unseen, '').normalize('NFKC').replace(unseen, '').toLowerCase();
}

/** Whether a name holds signs that nobody sees, or that turn the writing direction around. */
export function hasUnseen(name: string): boolean {
  return /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(name);
}

export function isSamePerson(one: { readonly name: string }, other: { readonly name: string }): boolean {
  return nameKey(one.name) === nameKey(other.name);
}
