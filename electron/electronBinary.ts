import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Electron's binary, if it is there. It is not in the npm package but fetched on first use, so `require('electron')` would
 * start a download here: the package is only looked at, never loaded.
 * @param from a file or folder from which `electron` is resolved
 * @param override folder that holds the binary instead (ELECTRON_OVERRIDE_DIST_PATH)
 * @returns absolute path, or undefined
 */
export function findElectron(from: string, override: string | undefined, platform: NodeJS.Platform = process.platform): string | undefined {
  const packageFolder = findPackage(from);
  if (packageFolder === undefined) return undefined;
  const written = join(packageFolder, 'path.txt');
  const name = existsSync(written) ? readFileSync(written, 'utf8').trim() : usualName(platform);
  const binary = join(override || join(packageFolder, 'dist'), name);
  return statSync(binary, { throwIfNoEntry: false })?.isFile() ? binary : undefined;
}

function findPackage(from: string): string | undefined {
  try {
    return dirname(createRequire(from).resolve('electron/package.json'));
  } catch {
    // Not installed at all, as in a production install.
    return undefined;
  }
}

function usualName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}
