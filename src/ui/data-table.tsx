import type { Child } from 'hono/jsx';
import { EmptyState } from './empty-state.tsx';

export type Column<Row> = {
  key: string;
  /** Head of the column; stands before each value on a phone. */
  label: string;
  cell: (row: Row) => Child;
  /** Right-aligned, never broken. */
  numeric?: boolean | undefined;
  /** Holds what can be done with the row: its head is for screen readers, the links say it themselves. */
  action?: boolean | undefined;
  /** Address of the list ordered by this column. */
  sortHref?: string | undefined;
  sorted?: 'ascending' | 'descending' | undefined;
  /** The cell of the closing row. */
  footer?: Child;
};

export type DataTableProps<Row> = {
  caption: string;
  /** Keeps the caption for screen readers where a heading above says the same. */
  captionHidden?: boolean | undefined;
  /** The first column is the head of its row. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** Rows that follow each other with the same group stand under one line with its name. */
  group?: ((row: Row) => string) | undefined;
  /** What stands in place of the table when there are no rows. */
  empty: Child;
  /** `false` keeps rows and columns on a phone and lets them scroll: for grids that are compared across. */
  stack?: boolean | undefined;
};

/** Rows of one kind: numbers right, a card per row where there is no room. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionHidden, columns, rows, empty, stack = true } = props;
  if (rows.length === 0)
    return typeof empty === 'string' ? <EmptyState sentence={empty} /> : <div>{empty}</div>;
  const hasFooter = columns.some((column) => column.footer !== undefined);
  return (
    <div class="table">
      <scroll-region data-label={caption}>
        <table class={stack ? 'stack' : undefined}>
          <caption class={captionHidden ? 'away' : undefined}>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <Head column={column} />
              ))}
            </tr>
          </thead>
          {inGroups(rows, props.group).map(({ name, members }) => (
            <tbody>
              {name !== undefined && (
                <tr class="group">
                  <th scope="rowgroup" colspan={columns.length}>
                    {name}
                  </th>
                </tr>
              )}
              {members.map((row) => (
                <tr>{columns.map((column, at) => cellOf(column, at, column.cell(row)))}</tr>
              ))}
            </tbody>
          ))}
          {hasFooter && (
            <tfoot>
              <tr>{columns.map((column, at) => cellOf(column, at, column.footer))}</tr>
            </tfoot>
          )}
        </table>
      </scroll-region>
    </div>
  );
}

function Head<Row>({ column }: { column: Column<Row> }) {
  return (
    <th scope="col" class={column.numeric ? 'n' : undefined} aria-sort={column.sorted}>
      {column.sortHref ? <a href={column.sortHref}>{column.label}</a> : headOf(column)}
    </th>
  );
}

const headOf = <Row,>({ action, label }: Column<Row>): Child =>
  action ? <span class="away">{label}</span> : label;

function cellOf<Row>(column: Column<Row>, at: number, content: Child) {
  const className = column.numeric ? 'n' : column.action ? 'acts' : undefined;
  // A head that says nothing would be read out as one.
  if (at === 0 && !isBlank(content))
    return (
      <th scope="row" class={className}>
        {content}
      </th>
    );
  return (
    <td class={className} data-label={column.action ? undefined : column.label}>
      {isBlank(content) ? null : <span>{content}</span>}
    </td>
  );
}

const isBlank = (content: Child) =>
  content === undefined || content === null || content === '' || content === false;

function inGroups<Row>(rows: readonly Row[], group: ((row: Row) => string) | undefined) {
  if (!group) return [{ name: undefined, members: rows }];
  const groups: { name: string; members: Row[] }[] = [];
  for (const row of rows) {
    const name = group(row);
    const last = groups.at(-1);
    if (last?.name === name) last.members.push(row);
    else groups.push({ name, members: [row] });
  }
  return groups;
}
