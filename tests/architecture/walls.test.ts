import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** DESIGN.md, "Allowed imports": rooms, and arrows that only go down; no circle of files. */

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** A room is named by the longest prefix that fits. */
const rooms = [
  'electron/domain',
  'electron/contract',
  'electron/newsroom',
  'electron/library',
  'electron/importer',
  'electron/exporter',
  'electron/hosts',
  'electron/shell',
  'electron',
  'renderer/bridge',
  'renderer/state',
  'renderer/ui',
  'renderer/i18n',
  'renderer/preview/worker',
  'renderer/preview',
  'renderer/editor/bodyLength',
  'renderer/editor/pasting',
  'renderer/editor',
  'renderer/library',
  'renderer/history',
  'renderer/review/comparing',
  'renderer/review',
  'renderer/checks/reading',
  'renderer/checks',
  'renderer/publish',
  'renderer/settings',
  'renderer/app',
] as const;
type Room = (typeof rooms)[number];

const paneMay: readonly Room[] = ['renderer/state', 'renderer/ui', 'renderer/i18n', 'electron/domain'];
/** Rooms that each room may import besides itself. */
const may: Record<Room, readonly Room[]> = {
  'electron/domain': [],
  'electron/contract': ['electron/domain'],
  'electron/newsroom': ['electron/contract', 'electron/domain'],
  // Of the newsroom only ports.ts; see below.
  'electron/library': ['electron/newsroom', 'electron/domain'],
  'electron/importer': ['electron/newsroom', 'electron/domain'],
  'electron/exporter': ['electron/newsroom', 'electron/domain'],
  'electron/hosts': ['electron/contract'],
  'electron/shell': [],
  // The composition roots and what they share.
  electron: [
    'electron/newsroom',
    'electron/library',
    'electron/importer',
    'electron/exporter',
    'electron/hosts',
    'electron/shell',
    'electron/contract',
    'electron/domain',
  ],
  'renderer/bridge': ['electron/contract'],
  'renderer/state': ['renderer/bridge', 'electron/domain', 'electron/contract'],
  'renderer/ui': [],
  'renderer/i18n': ['electron/domain'],
  'renderer/preview/worker': ['electron/domain'],
  'renderer/preview': [...paneMay, 'renderer/preview/worker'],
  'renderer/editor/bodyLength': ['electron/domain'],
  'renderer/editor/pasting': ['electron/domain'],
  'renderer/editor': [...paneMay, 'renderer/editor/bodyLength', 'renderer/editor/pasting'],
  'renderer/library': paneMay,
  'renderer/history': paneMay,
  'renderer/review/comparing': ['electron/domain'],
  'renderer/review': [...paneMay, 'renderer/review/comparing'],
  'renderer/checks/reading': ['electron/domain'],
  'renderer/checks': [...paneMay, 'renderer/checks/reading'],
  'renderer/publish': paneMay,
  'renderer/settings': paneMay,
  'renderer/app': [
    'renderer/state',
    'renderer/ui',
    'renderer/i18n',
    'renderer/bridge',
    'renderer/editor',
    'renderer/preview',
    'renderer/library',
    'renderer/history',
    'renderer/review',
    'renderer/checks',
    'renderer/publish',
    'renderer/settings',
    'electron/contract',
    'electron/domain',
  ],
};

/** Packages that may be imported in the named places only. */
const reserved: readonly { readonly name: RegExp; readonly where: RegExp }[] = [
  { name: /^electron($|\/)/, where: /^electron\/(shell\/.*|main\.ts|preload\.ts|hosts\/ipc\.ts)$/ },
  { name: /^lowdb/, where: /^electron\/library\// },
  { name: /^node:sqlite$/, where: /^electron\/library\/(lock|index\/database)\.ts$/ },
  { name: /^(node:)?fs($|\/)/, where: /^electron\/(library|importer|exporter|hosts|shell)\/|^electron\/(?!preload)[a-zA-Z]+\.ts$/ },
  { name: /^node:/, where: /^electron\/(?!domain|contract|newsroom)/ },
  { name: /^marked$/, where: /^electron\/domain\/markdown\// },
  { name: /^sharp$/, where: /^electron\/exporter\// },
];

interface Import {
  readonly from: string;
  readonly specifier: string;
  /** Path from the root, undefined for a package. */
  readonly target: string | undefined;
  readonly typeOnly: boolean;
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^'"`;]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|new URL\(\s*['"](\.[^'"]+\.ts)['"]/gm,
  );
  return [...found].map((match) => {
    const specifier = match[2] ?? match[3] ?? match[4] ?? match[5] ?? '';
    return { from: file, specifier, target: resolveImport(file, specifier), typeOnly: match[1] !== undefined };
  });
}

function resolveImport(file: string, specifier: string): string | undefined {
  const shared = /^#(domain|contract)\/(.+)$/.exec(specifier);
  if (shared) return `electron/${shared[1]}/${shared[2]}`;
  if (!specifier.startsWith('.')) return undefined;
  return relative(root, resolve(root, dirname(file), specifier)).replaceAll('\\', '/');
}

function roomOf(file: string): Room | undefined {
  return rooms.filter((room) => file.startsWith(`${room}/`)).sort((one, other) => other.length - one.length)[0];
}

const files = [...sources('electron'), ...sources('renderer')];
const imports = files.flatMap(importsOf);

describe('walls', () => {
  test('there is something to check', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(100);
  });

  test('each room imports only the rooms below it', () => {
    const wrong = imports.filter(({ from, target }) => {
      if (!target?.startsWith('electron/') && !target?.startsWith('renderer/')) return false;
      const [here, there] = [roomOf(from), roomOf(target)];
      return here !== undefined && here !== there && !(there && may[here].includes(there));
    });
    expect(wrong.map(({ from, specifier }) => `${from} -> ${specifier}`)).toEqual([]);
  });

  test('library, importer and exporter know the newsroom by its ports alone', () => {
    const wrong = imports.filter(
      ({ from, target }) =>
        /^electron\/(library|importer|exporter)\//.test(from) && target?.startsWith('electron/newsroom/') && target !== 'electron/newsroom/ports.ts',
    );
    expect(wrong.map(({ from, specifier }) => `${from} -> ${specifier}`)).toEqual([]);
  });

  test('the renderer uses the contract for its types alone, except in the bridge', () => {
    const wrong = imports.filter(
      ({ from, target, typeOnly }) =>
        from.startsWith('renderer/') && !from.startsWith('renderer/bridge/') && target?.startsWith('electron/contract/') && !typeOnly,
    );
    expect(wrong.map(({ from, specifier }) => `${from} -> ${specifier}`)).toEqual([]);
  });

  test.each(reserved)('$name is imported in its named places only', ({ name, where }) => {
    const wrong = imports.filter(({ from, specifier, target }) => target === undefined && name.test(specifier) && !where.test(from));
    expect(wrong.map(({ from, specifier }) => `${from} -> ${specifier}`)).toEqual([]);
  });

  test('no circle of files', () => {
    expect(circles()).toEqual([]);
  });

  test('a circle and a forbidden arrow would be seen', () => {
    expect(roomOf('renderer/preview/worker/worker.ts')).toBe('renderer/preview/worker');
    expect(resolveImport('electron/hosts/web.ts', '../library/lock.ts')).toBe('electron/library/lock.ts');
    expect(may['electron/hosts']).not.toContain('electron/library');
  });
});

/** Every circle of runtime imports, as the files on it. */
function circles(): string[] {
  const arrows = new Map<string, string[]>();
  for (const { from, target, typeOnly } of imports) if (target && !typeOnly) arrows.set(from, [...(arrows.get(from) ?? []), target]);
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) {
      found.push([...path.slice(at), file].join(' -> '));
      return;
    }
    if (done.has(file)) return;
    for (const next of arrows.get(file) ?? []) walk(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  return found;
}
