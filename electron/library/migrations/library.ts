import type { Content, Migrations } from './migrate.ts';

/** library.json. What a migration adds is written out here: the program's own initial settings may be others one day. */

/** How lists are shown, and filters saved under a name. */
function addLists(content: Content): Content {
  const { settings } = content;
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) return content;
  return { ...content, format: 2, settings: { list: { group: 'day', order: 'changed', descending: true }, filters: [], ...settings } };
}

export const libraryMigrations: Migrations = { 1: addLists };
