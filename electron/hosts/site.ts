import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { refusal } from '#contract/reply.ts';
import { type Answer, failedAnswer } from './answer.ts';
import { emptyPolicy, sandboxPolicy, scriptPolicy, securityHeaders, windowPolicy } from './csp.ts';

/**
 * The built window as both hosts serve it. Only files found in a listing made at the start are ever served, so a path
 * is looked up, never resolved: no trick with dots, slashes or escapes can reach anything else.
 */
export interface Site {
  /** The answer for a path such as `/` or `/assets/window.js`; undefined when there is no such file. */
  answer(path: string): Promise<Answer | undefined>;
}

export type ReadMedia = (article: string, file: string) => Promise<{ readonly type: string; readonly bytes: Uint8Array }>;

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** What index.html holds where the nonce of its style elements belongs. */
const nonceMark = '__NONCE__';

/**
 * @param folder the built window; its `index.html` is the page
 * @throws not-found when it has not been built
 */
export async function openSite(folder: string): Promise<Site> {
  const listing = await list(folder);
  const page = listing.get('/index.html');
  if (!page) throw refusal('not-found', join(folder, 'index.html'), 'open', 'the window has not been built; run "npm run build"');
  const index = await readFile(page, 'utf8');
  return {
    answer: async (path) => {
      if (path === '/' || path === '/index.html') return pageAnswer(index);
      const file = listing.get(path);
      if (!file) return undefined;
      const type = types[extname(file).toLowerCase()] ?? 'application/octet-stream';
      const policy = type.startsWith('text/javascript') ? scriptPolicy : type.startsWith('image/') ? sandboxPolicy : emptyPolicy;
      return {
        status: 200,
        headers: { ...securityHeaders, 'Content-Security-Policy': policy, 'Content-Type': type },
        body: await readFile(file),
      };
    },
  };
}

/** Every plain file below `folder` by its path in the site. Links are left out: they may lead anywhere. */
async function list(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [`/${relative(folder, file).replaceAll('\\', '/')}`, file]));
}

function pageAnswer(index: string): Answer {
  const nonce = randomBytes(18).toString('base64');
  return {
    status: 200,
    headers: { ...securityHeaders, 'Content-Security-Policy': windowPolicy(nonce), 'Content-Type': 'text/html; charset=utf-8' },
    body: index.replaceAll(nonceMark, nonce),
  };
}

const mediaPath = /^\/media\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([0-9a-f]{16}\.(?:jpg|png|gif|webp))$/;
const pictureTypes: readonly string[] = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];

/** The answer for `/media/<article>/<file>`; undefined when the path is not of that form. */
export async function mediaAnswer(path: string, readMedia: ReadMedia, report: (error: unknown, where: string) => void): Promise<Answer | undefined> {
  const match = mediaPath.exec(path);
  const [, article, file] = match ?? [];
  if (!article || !file) return undefined;
  try {
    const { type, bytes } = await readMedia(article, file);
    const safeType = pictureTypes.includes(type) ? type : 'application/octet-stream';
    return { status: 200, headers: { ...securityHeaders, 'Content-Security-Policy': sandboxPolicy, 'Content-Type': safeType }, body: bytes };
  } catch (error) {
    return failedAnswer(error, `picture ${file}`, report);
  }
}
