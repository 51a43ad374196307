/** Table: rows for people to read. */
import type { Percentiles } from '../../harness/analysis/figures.ts';
import type { Row } from './outcome.ts';

const HEADINGS = [
  '',
  'p50',
  'p95',
  'p99',
  'max',
  'residual',
  'agree p50',
  'max',
  'never',
  'seeks',
  'others',
  'off rate',
];

export function table(title: string, rows: Readonly<Partial<Record<string, Row>>>): string {
  const known = Object.entries(rows).flatMap(([name, row]) =>
    row === undefined ? [] : [[name, row] as const],
  );
  const lines = known.map(([name, row]) => [
    name,
    ms(row.pairSkewMs?.p50),
    ms(row.pairSkewMs?.p95),
    ms(row.pairSkewMs?.p99),
    ms(row.pairSkewMs?.max),
    ms(row.residualMs),
    ms(row.agreeMs.p50),
    ms(row.agreeMs.max),
    String(row.agreeMs.never),
    String(row.hardSeeks),
    String(row.othersDisturbed),
    `${(row.timeOffRate * 100).toFixed(0)} %`,
  ]);
  const all = [HEADINGS, ...lines];
  const widths = HEADINGS.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  const text = all.map((line) =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  return `\n${title} (ms)\n${text.join('\n')}\n`;
}

/** Percentiles on one line. */
export function figureLine(figures: Omit<Percentiles, 'n'> | null): string {
  if (figures === null) return 'nothing measured';
  return `p50 ${ms(figures.p50)}, p95 ${ms(figures.p95)}, p99 ${ms(figures.p99)}, max ${ms(figures.max)} ms`;
}

function ms(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  return value < 100 ? value.toFixed(1) : value.toFixed(0);
}
