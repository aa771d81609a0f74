/**
 * Records of older formats. A migration is a pure function from one version to the next, over plain JSON that has not been
 * checked: what it does not understand it hands on, for the schema to refuse.
 */
export type Content = Readonly<Record<string, unknown>>;
export type Migration = (content: Content) => Content;

/** By the version they start from: 1 leads to 2, and so on, without a gap up to the newest but one. */
export type Migrations = Readonly<Record<number, Migration>>;

/** The content in the newest version; as it is when it says no version that a migration starts from. */
export function migrated(content: Content, version: { readonly field: string; readonly newest: number }, migrations: Migrations = {}): Content {
  let result = content;
  for (let from = result[version.field]; typeof from === 'number' && from < version.newest; from += 1) {
    const step = migrations[from];
    if (!step) return content;
    result = step(result);
  }
  return result;
}
