import { spawnSync } from 'node:child_process';
import { accessSync, chmodSync, constants, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findOrInstallChromium } from './e2e/chromium.ts';
import { checkAllTypes } from './types.ts';

/**
 * `npm test`: types, lint, dead code, build, unit, end to end. Ends with one line, `N passed, N failed`: tests and journeys, and as a
 * failed one each step before them that failed.
 */

interface Count {
  passed: number;
  failed: number;
}

const total: Count = { passed: 0, failed: 0 };
/**
 * Tests work in real folders. Where the system has a roomy file system in memory they work there: what a power cut leaves is
 * proved by recorded operations, and thousands of real fsyncs only make a shared disk slow.
 */
const memory = '/dev/shm';
const enough = 4e9;
const scratch = mkdtempSync(join(isRoomy(memory) ? memory : tmpdir(), 'copydesk-test-'));
// Some tests work as somebody who owns nothing.
chmodSync(scratch, 0o755);

function isRoomy(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > enough;
  } catch {
    return false;
  }
}

function run(command: string, words: readonly string[], environment: NodeJS.ProcessEnv = {}): boolean {
  const shell = process.platform === 'win32';
  const { status, error } = spawnSync(command, [...words], { stdio: 'inherit', shell, env: { ...process.env, TMPDIR: scratch, ...environment } });
  if (error) process.stderr.write(`${command}: ${error.message}\n`);
  return status === 0;
}

function step(name: string, passes: () => boolean): boolean {
  process.stdout.write(`\n— ${name}\n`);
  const passed = passes();
  if (passed) return true;
  process.stdout.write(`${name}: failed\n`);
  total.failed += 1;
  return false;
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The programs that tests start again and again: each as one file, outside the build. */
const children = join(scratch, 'children');

function build(): boolean {
  const ofTests = ['--config', 'tests/library/children/vite.config.ts', '--outDir', children, '--emptyOutDir'];
  return run('vite', ['build', '--app', '--logLevel', 'warn']) && run('vite', ['build', '--logLevel', 'warn', ...ofTests]);
}

function unit(): void {
  process.stdout.write('\n— unit\n');
  const file = join(scratch, 'unit.json');
  const succeeded = run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], {
    COPYDESK_BUILT: resolve('out'),
    COPYDESK_CHILDREN: children,
  });
  const report = readReport(file) as
    | { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number; testResults: { status: string; assertionResults: unknown[] }[] }
    | undefined;
  total.passed += report?.numPassedTests ?? 0;
  // A file that fails before its first test has no failed test: it counts as one.
  const broken = report?.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length ?? 1;
  const failed = (report?.numFailedTests ?? 0) + broken;
  total.failed += succeeded ? failed : Math.max(1, failed);
}

function endToEnd(): void {
  process.stdout.write('\n— end to end\n');
  const file = join(scratch, 'e2e.json');
  const chromium = findOrInstallChromium();
  if (!chromium) {
    process.stderr.write('No Chromium was found and none could be installed: set COPYDESK_CHROMIUM to its path.\n');
    total.failed += 1;
    return;
  }
  const succeeded = run('playwright', ['test', '-c', 'tests/e2e', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    COPYDESK_CHROMIUM: chromium,
  });
  const report = readReport(file) as { stats: { expected: number; unexpected: number; flaky: number } } | undefined;
  total.passed += (report?.stats.expected ?? 0) + (report?.stats.flaky ?? 0);
  const failed = report?.stats.unexpected ?? 1;
  total.failed += succeeded ? failed : Math.max(1, failed);
}

try {
  process.stdout.write('\n— types\n');
  for (const project of await checkAllTypes()) step(`types ${project}`, () => false);
  step('lint', () => run('biome', ['check', '.']));
  step('dead code', () => run('knip', []));
  if (step('build', build)) {
    unit();
    endToEnd();
  }
} finally {
  // What cannot be cleared away is no reason to end without the line.
  try {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  } catch (error) {
    process.stderr.write(`${scratch}: ${error}\n`);
  }
}
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
