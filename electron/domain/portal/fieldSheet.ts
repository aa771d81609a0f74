import type { Article } from '../article.ts';
import { escapeAttribute } from '../markdown/escape.ts';
import { type FieldValue, unitNames } from './fields.ts';
import { oneLine } from './line.ts';
import type { DescribedPicture, ExportedCrop } from './pictures.ts';
import type { Profile } from './profile.ts';
import { titleFor } from './title.ts';

/**
 * `fields.html`: the sheet an upload clerk works from, beside the CMS's form. It opens from the folder, offline; each field
 * has its own copy button; without the script every value can still be selected and copied by hand.
 */

export interface FieldSheetInput {
  readonly article: Article;
  readonly profile: Profile;
  readonly fields: readonly FieldValue[];
  /** In the order of upload. */
  readonly pictures: readonly DescribedPicture[];
  /** The title picture in the shapes the portal asks for. */
  readonly crops?: readonly ExportedCrop[];
}

/**
 * The sheet's only script. A page opened from a folder may have no `navigator.clipboard`; the selection's own copy
 * command then does it, and where that fails too the value stays selected for Ctrl+C. An editor without a source mode
 * (WeChat's) gets the body as what it looks like, by the copy command, which takes more than text.
 */
export const fieldSheetScript = `
document.addEventListener('click', async (event) => {
  const button = event.target instanceof Element ? event.target.closest('button[data-copy]') : null;
  if (!button) return;
  const field = document.getElementById(button.dataset.copy);
  const status = document.getElementById('status');
  field.focus();
  field.select();
  let copied = false;
  if ('rich' in button.dataset) copied = copyRich(field.value);
  else try {
    await navigator.clipboard.writeText(field.value);
    copied = true;
  } catch {
    copied = document.execCommand('copy');
  }
  button.classList.toggle('copied', copied);
  if (copied) button.focus();
  status.textContent = copied ? '已复制：' + button.dataset.label : '浏览器不允许复制，内容已选中，请按 Ctrl+C（Mac 按 ⌘C）';
});
function copyRich(html) {
  const give = (event) => {
    event.preventDefault();
    event.clipboardData.setData('text/html', html);
    event.clipboardData.setData('text/plain', new DOMParser().parseFromString(html, 'text/html').body.textContent);
  };
  document.addEventListener('copy', give, { once: true });
  const copied = document.execCommand('copy');
  document.removeEventListener('copy', give);
  return copied;
}
`;

/** SHA-256 of {@link fieldSheetScript} for the sheet's policy; the domain cannot compute it, a test does. */
export const fieldSheetScriptHash = 'sha256-lgk5tpUv7A6wzJn4bW598ZLkjFtm11YH4bph6PAba+8=';

/** How the body gets into the editor. */
const pasting = {
  cms: '正文请粘贴到编辑器的“源代码”模式。',
  wechat: '正文会带格式复制，直接粘贴到公众号编辑器，图片按下面的顺序插在原处。',
};

/** The sheet as a whole document. Everything of the article in it is text. */
export function renderFieldSheet({ article, profile, fields, pictures, crops = [] }: FieldSheetInput): string {
  const title = titleFor(article, profile);
  const { dialect = 'cms' } = profile.body;
  const heading = `上传单：${title || '（无标题）'}`;
  const policy = `default-src 'none'; script-src '${fieldSheetScriptHash}'; style-src 'unsafe-inline'; img-src 'self' file:; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escapeAttribute(heading)}</title>
<style>${sheetCss}</style>
</head>
<body>
<header>
<h1>${escapeAttribute(heading)}</h1>
<p>${escapeAttribute(oneLine(profile.name))} · 第 ${article.revision} 稿 · 按后台表单的顺序逐项复制、粘贴；${pasting[dialect]}</p>
${problemList(fields)}</header>
<main>
<section aria-labelledby="fields">
<h2 id="fields">字段</h2>
${fields.map((field, index) => fieldRow(field, index, dialect === 'wechat' && field.from === 'body')).join('\n')}
</section>
${pictureSection(pictures, crops, article.cover)}</main>
<footer>
<p>整页见 <a href="index.html">index.html</a>，正文代码见 <a href="body.html">body.html</a>。上传网站只需要本单所列字段和 images 文件夹；其余文件是稿件的底稿和原图，供存档和再次编辑，不要上传到网站。</p>
</footer>
<p id="status" role="status"></p>
<script>${fieldSheetScript}</script>
</body>
</html>
`;
}

function problemList(fields: readonly FieldValue[]): string {
  const problems = fields.flatMap((field) => {
    const problem = problemOf(field);
    return problem ? [`<li>${escapeAttribute(`${field.label}：${problem}`)}</li>`] : [];
  });
  return problems.length === 0 ? '' : `<ul class="problems">\n${problems.join('\n')}\n</ul>\n`;
}

function problemOf(field: FieldValue): string {
  if (field.missing) return '必填，稿件中没有';
  if (!field.over || field.max === undefined) return '';
  return `超出 ${field.length - field.max} ${unitNames[field.unit]}，后台可能截断`;
}

/** There is nothing to copy from an empty field. */
function fieldRow(field: FieldValue, index: number, rich: boolean): string {
  const id = `field-${index + 1}`;
  const limit = field.max === undefined ? `${field.length}` : `${field.length}/${field.max}`;
  const problem = problemOf(field);
  const label = escapeAttribute(field.label);
  const described = `${id}-note`;
  return `<div class="field${problem ? ' problem' : ''}">
<label for="${id}">${label}${field.required ? '<span class="required">（必填）</span>' : ''} <code>${escapeAttribute(field.name)}</code></label>
${control(field, id, described)}
${
  field.value === ''
    ? ''
    : `<button type="button" data-copy="${id}"${rich ? ' data-rich' : ''} data-label="${label}" aria-label="复制${label}">复制</button>
`
}<p class="note" id="${described}">${escapeAttribute(`${limit} ${unitNames[field.unit]}${problem ? ` · ${problem}` : ''}`)}</p>
</div>`;
}

/** A text area keeps what a line cannot: the parser drops one line feed after its tag, so one is there to be dropped. */
function control(field: FieldValue, id: string, described: string): string {
  const many = field.from === 'body' || field.value.includes('\n') || field.value.length > 36;
  const rows = field.from === 'body' ? 14 : field.value.length > 80 ? 4 : 2;
  return many
    ? `<textarea id="${id}" rows="${rows}" readonly spellcheck="false" aria-describedby="${described}"${field.from === 'body' ? ' class="source"' : ''}>\n${escapeAttribute(field.value)}</textarea>`
    : `<input id="${id}" type="text" value="${escapeAttribute(field.value)}" readonly spellcheck="false" aria-describedby="${described}">`;
}

function pictureSection(pictures: readonly DescribedPicture[], crops: readonly ExportedCrop[], cover: Article['cover']): string {
  if (pictures.length === 0) return '';
  const rows = pictures.map((picture) => pictureRow(picture, picture.mediaId === cover ? '标题图片' : ''));
  const cropRows = crops.map((crop) => pictureRow({ ...crop, caption: '', credit: '', alt: '' }, `标题图片 ${crop.shape}`));
  return `<section aria-labelledby="pictures">
<h2 id="pictures">图片（${pictures.length} 张，按此顺序上传）</h2>
<ol class="pictures">
${[...rows, ...cropRows].join('\n')}
</ol>
</section>
`;
}

type RowPicture = Pick<DescribedPicture, 'path' | 'bytes' | 'width' | 'height' | 'caption' | 'credit' | 'alt'>;

/** @param purpose what else than an illustration it is; empty for one that is nothing else */
function pictureRow(picture: RowPicture, purpose: string): string {
  const facts = `${picture.width}×${picture.height} · ${kilobytes(picture.bytes.length)}${purpose ? ` · ${purpose}` : ''}`;
  const texts = [
    ['图说', picture.caption],
    ['作者', picture.credit],
    ['替代文字', picture.alt],
  ].flatMap(([label, text]) => (text ? [`<p>${label}：${escapeAttribute(oneLine(text))}</p>`] : []));
  const path = escapeAttribute(picture.path);
  return `<li>
<img src="${path}" alt="" width="${picture.width}" height="${picture.height}">
<div>
<p><a href="${path}"><code>${path}</code></a> <span class="note">${facts}</span></p>
${texts.join('\n')}
</div>
</li>`;
}

/** As the CMS's upload form counts: 1 KB is 1,024 bytes. */
function kilobytes(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1024))} KB`;
}

const sheetCss = `
:root { color-scheme: light dark; --ink: #1d1f21; --soft: #5d6166; --paper: #fff; --tint: #f5f4f1; --line: #d2cec6; --accent: #a3211b; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #dcdad5; --soft: #a0a3a7; --paper: #17191c; --tint: #1f2226; --line: #3d4247; --accent: #f0837a; }
}
*, ::before, ::after { box-sizing: border-box; }
body {
  max-width: 56rem; margin: 0 auto; padding: 1.5rem 1.25rem 5rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 "PingFang SC", "Microsoft YaHei", "Source Han Sans SC", "Noto Sans CJK SC", system-ui, sans-serif; overflow-wrap: anywhere;
}
h1 { margin: 0; font-size: 1.375rem; line-height: 1.4; }
h2 { margin: 1.75rem 0 0.5rem; font-size: 1.0625rem; }
header p, footer p, .note { margin: 0.25rem 0 0; color: var(--soft); font-size: 0.875rem; }
a { color: var(--accent); }
.problems { margin: 0.75rem 0 0; padding: 0.6rem 1rem 0.6rem 2rem; border-left: 3px solid var(--accent); background: var(--tint); }
.field {
  display: grid; grid-template-columns: 9.5rem minmax(0, 1fr) auto; gap: 0 0.75rem; align-items: start;
  padding: 0.55rem 0; border-top: 1px solid var(--line);
}
.field label { padding-top: 0.3rem; font-weight: 600; line-height: 1.35; }
.field label code { display: block; color: var(--soft); font-size: 0.75rem; font-weight: 400; }
.required { color: var(--soft); font-size: 0.8125rem; font-weight: 400; }
.field .note { grid-column: 2; margin: 0.15rem 0 0; font-size: 0.8125rem; }
.problem .note { color: var(--accent); font-weight: 600; }
input, textarea {
  width: 100%; margin: 0; padding: 0.3rem 0.5rem; border: 1px solid var(--line); border-radius: 3px; background: var(--tint);
  color: inherit; font: inherit; resize: vertical;
}
.source { font: 0.8125rem/1.5 ui-monospace, Consolas, "Noto Sans Mono CJK SC", monospace; }
button {
  padding: 0.35rem 0.9rem; border: 1px solid var(--line); border-radius: 3px; background: var(--paper); color: inherit;
  font: inherit; cursor: pointer;
}
button:hover { border-color: var(--accent); }
button.copied::after { content: " ✓"; color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.pictures { margin: 0; padding: 0; list-style: none; }
.pictures li { display: flex; gap: 1rem; padding: 0.6rem 0; border-top: 1px solid var(--line); }
.pictures img { flex: none; width: 7rem; height: 5rem; background: var(--tint); object-fit: contain; }
.pictures p { margin: 0; font-size: 0.875rem; }
footer { margin-top: 1.5rem; border-top: 1px solid var(--line); padding-top: 0.5rem; }
#status {
  position: fixed; inset: auto 0 0; margin: 0; padding: 0.6rem 1.25rem; background: var(--ink); color: var(--paper); text-align: center;
}
#status:empty { display: none; }
@media (max-width: 40rem) {
  .field { grid-template-columns: minmax(0, 1fr) auto; }
  .field label { grid-column: 1 / -1; }
  .field label code { display: inline; }
  .field .note { grid-column: 1; }
}
@media print {
  :root { --ink: #000; --soft: #444; --paper: #fff; --tint: #fff; --line: #bbb; --accent: #000; }
  @page { margin: 12mm; }
  body { max-width: none; padding: 0; font-size: 9pt; line-height: 1.35; }
  h1 { font-size: 12pt; }
  h2 { margin: 6pt 0 2pt; font-size: 10pt; }
  button, footer, #status, .source { display: none; }
  .field { grid-template-columns: 30mm minmax(0, 1fr) 24mm; padding: 1.5pt 0; }
  .field label { padding: 0; }
  .field label code { display: inline; font-size: 7pt; }
  header p, .note, .required { font-size: 7.5pt; }
  .field .note { grid-column: 3; font-size: 7.5pt; text-align: right; }
  .field:has(.source) label::after { content: " 见 body.html"; font-size: 7.5pt; font-weight: 400; }
  input, textarea { padding: 0; border: 0; field-sizing: content; resize: none; }
  .pictures li { gap: 3mm; padding: 1.5pt 0; break-inside: avoid; }
  .pictures img { width: 18mm; height: 12mm; }
  .pictures p { font-size: 8pt; }
}
`;
