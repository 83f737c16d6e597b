import type { Child } from 'hono/jsx';
import { DataTable } from './data-table.tsx';

export type Series = {
  label: string;
  /** One for each label of the chart; null where there is none. */
  values: readonly (number | null)[];
  /** Drawn as what was meant, not what was. */
  plan?: boolean | undefined;
  /** Draws it in the accent of that institute. */
  institute?: 'iiwe' | 'ifsi' | 'ism' | undefined;
};

export type ChartProps = {
  title: string;
  /** What the drawing shows, in one sentence, for those who do not see it. */
  sentence: string;
  /** Along the chart: months, years, countries. */
  labels: readonly string[];
  /** At most four. */
  series: readonly Series[];
  /** Writes a value the reader's way, with its unit. */
  format: (value: number) => string;
  /** The same along the axis, where it is shorter there. */
  tick?: ((value: number) => string) | undefined;
  /**
   * What is told of labels beside the figures of the first series, nothing where there is nothing: in words with the drawing, which is
   * open there, and in a column of the table; `label` says in the key what that means.
   */
  notes?: { label: string; of: readonly (Note | undefined)[] } | undefined;
  table: {
    /** Line that opens the table. */
    show: string;
    /** Head of the column of labels. */
    head: string;
    /** Stands where a value is missing. */
    missing: string;
  };
};

/** In words, and the same with its way. */
export type Note = { text: string; cell: Child };

type Line = { label: string; at: number };

/** Title, key, drawing, and the same figures as a table. */
export function ChartFrame({
  chart,
  beside = false,
  children,
}: {
  chart: ChartProps;
  /** The table stands open beside the drawing, under it on a small screen. */
  beside?: boolean;
  children: Child;
}) {
  const { title, series, labels, format, table, notes } = chart;
  const isNoted = notes?.of.some((note) => note !== undefined) === true;
  const show = (value: number | null | undefined) =>
    value === null || value === undefined ? table.missing : format(value);
  return (
    <figure class={beside ? 'chart beside' : 'chart'}>
      <figcaption>{title}</figcaption>
      {(series.length > 1 || isNoted) && (
        <ul class="key">
          {series.map((one, at) => (
            <li>
              <svg width="22" height="10" aria-hidden="true" data-institute={one.institute}>
                <line class={seriesClass(one, at)} x1="0" x2="22" y1="5" y2="5" />
              </svg>
              {one.label}
            </li>
          ))}
          {isNoted && (
            <li>
              <svg width="22" height="10" aria-hidden="true" data-institute={series[0]?.institute}>
                {series[0] && <rect class={`${seriesClass(series[0], 0)} open`} width="22" height="10" />}
              </svg>
              {notes?.label}
            </li>
          )}
        </ul>
      )}
      {children}
      <details class="disclosure" open={beside}>
        <summary>{table.show}</summary>
        <div>
          <DataTable
            caption={title}
            captionHidden
            empty={table.missing}
            rows={labels.map((label, at): Line => ({ label, at }))}
            columns={[
              { key: 'label', label: table.head, cell: (line: Line) => line.label },
              ...series.map((one) => ({
                key: one.label,
                label: one.label,
                numeric: true,
                cell: (line: Line) => show(one.values[line.at]),
              })),
              ...(isNoted
                ? [{ key: 'note', label: notes!.label, cell: (line: Line) => notes!.of[line.at]?.cell }]
                : []),
            ]}
          />
        </div>
      </details>
    </figure>
  );
}

/** A plan is dashed and quiet; the others differ in colour and dash, an institute's by dash and its accent. */
export function seriesClass(series: Series, at: number): string {
  if (series.plan) return 'series plan';
  return `series s${at % 4}${series.institute ? ' own' : ''}`;
}
