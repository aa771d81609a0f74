import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseProfile } from '#domain/portal/profile.ts';
import { pagePart } from '../../../../renderer/settings/portals/pagePart.ts';

const read = (path: string) => readFileSync(new URL(`../../../../assets/${path}`, import.meta.url), 'utf8');
const plain = parseProfile(JSON.parse(read('portals/plain.json')), 'plain');
const page = read('templates/default/page.html');

test.each<[path: string, selector: string, text: string]>([
  ['name', '.portal-name', plain.name],
  ['baseUrl', '.portal-name', plain.name],
  ['page.greeting', '.greeting', plain.page.greeting],
  ['page.metaLine', '.meta', ''],
  ['page.dateFormat', '.meta', ''],
  ['timeZone', '.meta', ''],
  ['page.share', '.share', ''],
  ['page.footer.1', '.imprint', plain.page.footer[1] ?? ''],
  ['page.footer.99', '.imprint', ''],
  ['page.channels.2.name', '.channels', plain.page.channels[2]?.name ?? ''],
  ['page.channels.2.url', '.channels', plain.page.channels[2]?.name ?? ''],
  ['body.indent', '[data-copydesk="body"]', ''],
])('%s is seen at %s', (path, selector, text) => {
  expect(pagePart(plain, path)).toEqual({ selector, text });
  // A class that the shipped template no longer has would be found nowhere.
  if (selector.startsWith('.')) expect(page).toMatch(new RegExp(`class="(?:\\S+ )*${selector.slice(1)}(?: |")`));
});

test.each(['key', 'language', 'page.css', 'page.template', 'fields.0.max', 'images.quality'])('%s is nowhere on the page', (path) => {
  expect(pagePart(plain, path)).toBeNull();
});
