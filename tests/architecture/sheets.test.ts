import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** Every sheet of the window stands on one page: a name that two of them style looks right in neither. */

const renderer = resolve(dirname(fileURLToPath(import.meta.url)), '../../renderer');

/** The classes a sheet's rules begin with. */
function classesOf(sheet: string): ReadonlySet<string> {
  const found = readFileSync(join(renderer, sheet), 'utf8').matchAll(/^\.([a-zA-Z][\w-]*)/gm);
  return new Set([...found].flatMap(([, name]) => (name ? [name] : [])));
}

test('a class is styled by one sheet', () => {
  const owners = new Map<string, string[]>();
  const sheets = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'));
  for (const sheet of sheets) for (const name of classesOf(sheet)) owners.set(name, [...(owners.get(name) ?? []), sheet]);
  expect(owners.size).toBeGreaterThan(100);
  expect([...owners].filter(([, names]) => names.length > 1)).toEqual([]);
});
