import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { leadingPage, openBrowser, opener } from '../../electron/hosts/web/browser.ts';

const url = 'http://127.0.0.1:4321/#token=SECRETSECRET';

test('the page that leads to the window goes there at once and tells nobody where it came from', () => {
  const page = leadingPage(url);
  expect(page).toContain(`location.replace("${url}")`);
  expect(page).toContain('<meta name="referrer" content="no-referrer">');
  expect(leadingPage('http://x/</script>')).not.toContain('x/</script>');
});

test.each<[NodeJS.Platform, string]>([
  ['linux', 'xdg-open'],
  ['freebsd', 'xdg-open'],
  ['darwin', 'open'],
  ['win32', 'rundll32'],
])('%s opens a file with %s, the file as an argument of its own', (platform, program) => {
  const words = opener(platform, "/tmp/a b;$(c)'.html");
  expect([words[0], words.at(-1)]).toEqual([program, "/tmp/a b;$(c)'.html"]);
});

// Where a double click is not xdg-open, this would open a real browser on the machine that runs the tests.
test.runIf(process.platform === 'linux')('the browser is given a private file, never the token, and the file goes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'opener-'));
  const before = process.env.PATH;
  await writeFile(join(folder, 'xdg-open'), `#!/bin/sh\nprintf '%s\\n' "$@" > ${folder}/words.new\nmv ${folder}/words.new ${folder}/words\n`, {
    mode: 0o755,
  });
  process.env.PATH = `${folder}${delimiter}${before}`;
  try {
    const opened = await openBrowser(url, () => undefined);
    await expect.poll(() => readdir(folder)).toContain('words');
    const words = await readFile(join(folder, 'words'), 'utf8');
    const file = words.trim();
    expect(words).not.toContain('SECRET');
    expect(await readFile(file, 'utf8')).toContain(url);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(file, '..'))).mode & 0o777).toBe(0o700);
    await opened.close();
    await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' });
  } finally {
    process.env.PATH = before;
    await rm(folder, { recursive: true, force: true });
  }
});

test.runIf(process.platform === 'linux')('no browser: it is said once, and nothing breaks', async () => {
  const before = process.env.PATH;
  process.env.PATH = '/nowhere';
  try {
    const why: string[] = [];
    const opened = await openBrowser(url, (reason) => why.push(reason));
    await expect.poll(() => why).toEqual(['ENOENT']);
    await opened.close();
  } finally {
    process.env.PATH = before;
  }
});
