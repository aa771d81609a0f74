import { mkdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { emptyArticle } from '#domain/article.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { plainText } from '#domain/markdown/plain.ts';
import { renderPage } from '#domain/portal/page.ts';
import { renderPagedBody } from '#domain/portal/turns.ts';
import { readAssets } from '../../../electron/assets.ts';
import type { GeneratedArticle } from '../../fixtures/articles.ts';

/**
 * `node pageAlone.ts ARTICLES OUT`: what a site generator does, the page of each article in the portal's template and one file each.
 * Prints what it took, as JSON, in ms.
 */

const [list = '', out = ''] = process.argv.slice(2);
const now = '2026-03-02T08:00:00Z';
const articles = (JSON.parse(readFileSync(list, 'utf8')) as GeneratedArticle[]).map((article) => ({ ...emptyArticle(v7(), now), ...article }));
const assets = readAssets();
const profile = (await assets.portals()).find(({ key }) => key === 'plain');
if (!profile) throw new Error('there is no preset of this name');
const template = await assets.template(profile.page.template);
mkdirSync(out, { recursive: true });
const before = process.cpuUsage();
const begun = performance.now();
for (const [index, article] of articles.entries()) {
  const blocks = parseMarkdown(article.body);
  const bodyHtml = renderPagedBody(blocks, { image: () => undefined, external: false });
  const page = renderPage({ article, profile, template, bodyHtml, lead: plainText(blocks).slice(0, 1000) });
  await writeFile(join(out, `${index}.html`), page);
}
const { user, system } = process.cpuUsage(before);
process.stdout.write(JSON.stringify({ wall: performance.now() - begun, cpu: (user + system) / 1000 }));
