import { escapeAttribute } from '../markdown/escape.ts';
import { type BatchPackage, inOrder } from './batch.ts';
import { formatInstant } from './dates.ts';
import { oneLine } from './line.ts';
import type { Profile } from './profile.ts';

/**
 * `index.html` of a batch: every package with its headline, channel, time, page and field sheet. It opens from the folder,
 * runs no script and loads nothing.
 */

const policy = "default-src 'none'; script-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** @param feeds names of the feeds that lie beside it */
export function renderBatchIndex(profile: Profile, packages: readonly BatchPackage[], feeds: readonly string[] = []): string {
  const heading = `${oneLine(profile.name)} · 稿件包清单`;
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escapeAttribute(heading)}</title>
<style>${indexCss}</style>
</head>
<body>
<header>
<h1>${escapeAttribute(heading)}</h1>
<p>共 ${packages.length} 篇。点标题看整页，照上传单逐项录入后台。</p>
</header>
<main>
${packages.length === 0 ? '<p>没有稿件包。</p>' : tableOf(profile, inOrder(packages))}
</main>
${feedLine(feeds)}</body>
</html>
`;
}

function tableOf(profile: Profile, packages: readonly BatchPackage[]): string {
  const channels = new Map(profile.page.channels.map(({ key, name }) => [key, oneLine(name)]));
  return `<table>
<thead>
<tr><th scope="col">标题</th><th scope="col">频道</th><th scope="col">发布时间</th><th scope="col">上传单</th></tr>
</thead>
<tbody>
${packages.map((one) => rowOf(one, channels.get(one.channel) ?? one.channel, profile)).join('\n')}
</tbody>
</table>`;
}

function rowOf({ title, path, publishAt }: BatchPackage, channel: string, profile: Profile): string {
  const name = escapeAttribute(oneLine(title) || '（无标题）');
  const time = publishAt === null ? '未定' : formatInstant(publishAt, profile.timeZone, profile.page.dateFormat);
  // A package name is ASCII and safe, but a list that came from elsewhere may hold another.
  const place = path.split('/').map(encodeURIComponent).join('/');
  const isZip = path.endsWith('.zip');
  const sheet = isZip ? '在压缩包内' : `<a href="${place}/fields.html" aria-label="上传单：${name}">上传单</a>`;
  return `<tr><th scope="row"><a href="${isZip ? place : `${place}/index.html`}">${name}</a></th><td>${escapeAttribute(channel)}</td><td>${escapeAttribute(time)}</td><td>${sheet}</td></tr>`;
}

function feedLine(feeds: readonly string[]): string {
  if (feeds.length === 0) return '';
  const links = feeds.map((file) => `<a href="${escapeAttribute(file)}">${escapeAttribute(file)}</a>`).join('、');
  return `<footer>\n<p>供网站根目录使用：${links}</p>\n</footer>\n`;
}

const indexCss = `
:root { color-scheme: light dark; --ink: #1d1f21; --soft: #5d6166; --paper: #fff; --line: #d2cec6; --accent: #a3211b; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #dcdad5; --soft: #a0a3a7; --paper: #17191c; --line: #3d4247; --accent: #f0837a; }
}
*, ::before, ::after { box-sizing: border-box; }
body {
  max-width: 60rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 "PingFang SC", "Microsoft YaHei", "Source Han Sans SC", "Noto Sans CJK SC", system-ui, sans-serif; overflow-wrap: anywhere;
}
h1 { margin: 0; font-size: 1.375rem; line-height: 1.4; }
header p, footer p { margin: 0.25rem 0 0; color: var(--soft); font-size: 0.875rem; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
table { width: 100%; margin-top: 1rem; border-collapse: collapse; }
th, td { padding: 0.5rem 0.75rem 0.5rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: baseline; }
thead th { color: var(--soft); font-size: 0.8125rem; font-weight: 400; white-space: nowrap; }
tbody th { font-weight: 600; }
td { font-size: 0.875rem; white-space: nowrap; font-variant-numeric: tabular-nums; }
footer { margin-top: 1.5rem; }
@media (max-width: 40rem) {
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { display: block; padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
  tbody th { display: block; padding: 0; border: 0; }
  td { display: inline-block; padding: 0 0.75rem 0 0; border: 0; color: var(--soft); }
}
@media print {
  :root { --ink: #000; --soft: #444; --paper: #fff; --line: #bbb; --accent: #000; }
  @page { margin: 12mm; }
  body { max-width: none; padding: 0; font-size: 9pt; }
  td { font-size: 8pt; }
  a { text-decoration: none; }
  tr { break-inside: avoid; }
}
`;
