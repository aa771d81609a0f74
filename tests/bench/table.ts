/** The figures of one measure, in `unit`: a spread, or one `value`. */
export interface Row {
  readonly measure: string;
  readonly size: string;
  readonly value?: number;
  readonly p50?: number;
  readonly p95?: number;
  readonly longest?: number;
  readonly unit: string;
  /** The same figure (`p50`, else `value`, else `longest`) of what was put beside it in the same run. */
  readonly beside?: number;
  /** What the issue asks for of the same figure: at most of a time, at least of a part of one. */
  readonly goal?: number;
}

/** The value below which `part` (0 to 1) of the values lie; 0 of none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

export function spread(values: readonly number[]): { readonly p50: number; readonly p95: number; readonly longest: number } {
  return { p50: quantile(values, 0.5), p95: quantile(values, 0.95), longest: quantile(values, 1) };
}

/** Rows as a Markdown table. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const own = row.p50 ?? row.value ?? row.longest;
    const ratio = own !== undefined && row.beside ? (own / row.beside).toFixed(2) : '';
    return [
      row.measure,
      row.size,
      figure(row.p50 ?? row.value),
      figure(row.p95),
      figure(row.longest),
      row.unit,
      figure(row.beside),
      ratio,
      figure(row.goal),
    ];
  });
  const head = ['measure', 'size', 'p50 or value', 'p95', 'longest', 'unit', 'beside it', 'ratio', 'goal'];
  const rule = head.map((_, column) => (column < 2 || column === 5 ? '---' : '--:'));
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function figure(value: number | undefined): string {
  if (value === undefined) return '';
  return value >= 1000 ? Math.round(value).toLocaleString('en') : value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
