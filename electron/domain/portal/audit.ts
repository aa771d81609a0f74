import type { Finding } from '../checks/finding.ts';
import { houseClause } from '../checks/house/houseList.ts';
import { escapeText } from '../markdown/escape.ts';
import type { ReviewSheet } from '../reviewSheet.ts';
import type { Action, Role, State, Step } from '../workflow.ts';
import { formatInstant } from './dates.ts';
import type { OverriddenFinding } from './package.ts';

/** `audit.html`: 审稿单, who reviewed what and when, what was passed over and why. For printing and the archive; no script, no picture. */

export interface AuditInput {
  readonly sheet: ReviewSheet;
  /** What this export passes over, beside what the sheet tells. */
  readonly overrides: readonly OverriddenFinding[];
  readonly findings: readonly Finding[];
  readonly revision: number;
  /** Version of the house's own words that it was checked against. */
  readonly words?: number;
  /** IANA name: of a package the portal's own. */
  readonly timeZone: string;
}

const stateNames: Readonly<Record<State, string>> = {
  draft: '草稿',
  first: '待初审',
  second: '待复审',
  final: '待终审',
  approved: '已签发',
  exported: '已导出',
  returned: '已退回',
  withdrawn: '已撤稿',
};
const stepNames: Readonly<Record<Step, string>> = { first: '初审', second: '复审', final: '终审' };
const roleNames: Readonly<Record<Role, string>> = { reporter: '记者', editor: '责编', senior: '主任', chief: '总编', proofreader: '校对' };
const actionNames: Readonly<Record<Action, string>> = {
  submit: '送审',
  approve: '通过',
  return: '退回',
  proofread: '校对',
  withdraw: '撤稿',
  reopen: '重新开始',
  export: '导出',
  correct: '更正',
};

/** The whole document. Everything of the article and of its people in it is text; the same input gives the same bytes. */
export function renderAudit(input: AuditInput): string {
  const { sheet, revision } = input;
  const heading = `审稿单：${sheet.title || '（无标题）'}`;
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeText(heading)}</title>
<style>${css}</style>
</head>
<body>
<main>
<h1>${escapeText(heading)}</h1>
<p>${stateNames[sheet.state]} · 第 ${revision} 稿 · 稿件 ${sheet.id}</p>
<p>内容指纹（SHA-256） <code>${sheet.hash}</code></p>
${checkedAgainst(input)}${history(input)}${overridden(input)}${ignored(input)}</main>
</body>
</html>
`;
}

function checkedAgainst({ words }: AuditInput): string {
  return words === undefined ? '' : `<p>检查依据另有${houseClause(words)}</p>\n`;
}

/** Only what somebody vouched for can become void. */
const readings: ReadonlySet<string> = new Set(['approve', 'proofread']);

function history({ sheet, timeZone }: AuditInput): string {
  if (sheet.history.length === 0) return '<p>没有审稿记录。</p>\n';
  const rows = sheet.history.map(({ action, step, by, at, opinion, hash, valid }) => [
    time(at, timeZone),
    `${step ? stepNames[step] : ''}${actionNames[action]}`,
    `${by.name}（${roleNames[by.role]}）`,
    opinion,
    `${valid ? '本稿' : readings.has(action) ? '另一稿，已失效' : '另一稿'} ${hash.slice(0, 12)}`,
  ]);
  return table('审稿过程', ['时间', '步骤', '人员', '意见', '所审内容'], rows);
}

function overridden({ sheet, overrides, findings, timeZone }: AuditInput): string {
  const noted = sheet.overrides.map(({ at, portal, ...override }) => ({ ...override, when: `${portal ? '导出' : '送审'} ${time(at, timeZone)}` }));
  const all = [...noted, ...overrides.map((override) => ({ ...override, when: '导出' }))];
  if (all.length === 0) return '';
  const rows = all.map(({ rule, field, reason, by, when }) => [
    when,
    findings.find((finding) => finding.rule === rule && finding.field === field)?.message ?? rule,
    reason,
    by ?? '',
  ]);
  return table('放行的问题', ['环节', '问题', '理由', '人员'], rows);
}

function ignored({ sheet, timeZone }: AuditInput): string {
  if (sheet.ignored.length === 0) return '';
  const rows = sheet.ignored.map(({ rule, place, reason, by, at }) => [time(at, timeZone), place ? `${rule}：${place.quote}` : rule, reason, by]);
  return table('忽略的问题', ['时间', '问题', '理由', '人员'], rows);
}

function time(at: string, timeZone: string): string {
  return formatInstant(at, timeZone, 'yyyy-MM-dd HH:mm:ss');
}

function table(name: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) => row.map((cell) => `<td>${escapeText(cell)}</td>`).join('');
  return `<h2>${name}</h2>
<table>
<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n')}
</tbody>
</table>
`;
}

const css = `
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1rem; font: 1rem/1.6 system-ui, sans-serif; color: #1a1a1a; background: #fff; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; } code { font-size: .8rem; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; } th, td { padding: .4rem .5rem; border: 1px solid #767676; text-align: left; vertical-align: top; overflow-wrap: anywhere; white-space: pre-line; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } tr { break-inside: avoid; } }
`;
