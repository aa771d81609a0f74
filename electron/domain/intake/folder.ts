import { failureOf, refusal } from '../result.ts';

/** What a person means who imports a folder: its files, those in the folders below it, and packages as one thing each. */

export const folderLimits = {
  /** Files and folders looked at; the pictures of a saved page are not. */
  entries: 5000,
  /** Folders inside folders. */
  depth: 12,
} as const;

/** @param It what the caller knows it by: a path, a handle */
export interface FolderEntry<It> {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
  readonly it: It;
}

export interface FolderItem<It> {
  /** From the folder's own name on, with `/`. */
  readonly path: string;
  /** `other`: a link or a device, which nobody follows. `deep`: a folder too far down. `closed`: one that this person may not look into. */
  readonly kind: 'file' | 'package' | 'other' | 'deep' | 'closed';
  readonly it: It;
}

/** What desktops and Word leave in a folder. */
const droppings = /^(?:\.|~\$)|^(?:thumbs\.db|desktop\.ini|__macosx)$/i;
const manifest = 'manifest.json';

/**
 * Everything in a folder that is to be imported, in order of path.
 * @param list what lies in a folder, one after another: it is asked for no more than the limit allows
 * @throws too-many, before anything has been read; whatever `list` throws for the folder itself
 */
export async function walkFolder<It>(
  root: { readonly name: string; readonly it: It },
  list: (folder: It) => AsyncIterable<FolderEntry<It>>,
  limits: { readonly entries: number; readonly depth: number } = folderLimits,
): Promise<readonly FolderItem<It>[]> {
  const found: FolderItem<It>[] = [];
  let seen = 0;
  const visit = async (path: string, it: It, depth: number): Promise<void> => {
    const entries: FolderEntry<It>[] = [];
    try {
      for await (const entry of list(it)) {
        if (++seen > limits.entries) throw tooMany(root.name, limits.entries);
        entries.push(entry);
      }
    } catch (error) {
      // One closed folder, such as every drive of Windows has, must not keep the others out.
      if (depth === 1 || failureOf(error)?.code !== 'disk') throw error;
      found.push({ path, kind: 'closed', it });
      return;
    }
    if (entries.some(({ name, kind }) => name === manifest && kind === 'file')) {
      found.push({ path, kind: 'package', it });
      return;
    }
    for (const entry of wanted(entries)) {
      const below = `${path}/${entry.name}`;
      if (entry.kind !== 'folder') found.push({ path: below, kind: entry.kind, it: entry.it });
      else if (depth >= limits.depth) found.push({ path: below, kind: 'deep', it: entry.it });
      else await visit(below, entry.it, depth + 1);
    }
  };
  await visit(root.name, root.it, 1);
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Without what nobody put there, and without the folders in which a browser keeps the pictures of a page beside it. */
function wanted<It>(entries: readonly FolderEntry<It>[]): readonly FolderEntry<It>[] {
  const pages = new Set(entries.flatMap(({ name }) => /^(.+)\.(?:x?html?|shtml)$/i.exec(name)?.[1] ?? []));
  const isOfPage = (name: string) => pages.has(/^(.+)(?:_files|\.files)$/i.exec(name)?.[1] ?? '');
  return entries.filter(({ name, kind }) => !droppings.test(name) && !(kind === 'folder' && isOfPage(name)));
}

/** @param limit files and folders */
export function tooMany(name: string, limit: number): Error {
  return refusal('too-many', name, 'import', `it holds more than ${limit} files and folders; import the folders in it one by one`, { limit });
}
