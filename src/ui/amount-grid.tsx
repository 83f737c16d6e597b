import type { Child } from 'hono/jsx';
import { fieldId } from './field.tsx';

export type AmountCell = {
  name: string;
  /** Row and column in words: the cell has no label that is seen. */
  label: string;
  value: string;
  /** Whole minor units of what stands there; absent where nothing does. */
  minor?: number | undefined;
  /** Whole minor units of what was typed instead, where that is an amount: the sums count it. */
  typedMinor?: number | undefined;
  error?: string | undefined;
};

export type AmountRow = { head: Child; cells: readonly AmountCell[] };
export type AmountGroup = { name?: Child; rows: readonly AmountRow[] };

export type AmountGridProps = {
  caption: string;
  /** Head of the first column; the others, one for each cell of a row. */
  head: string;
  columns: readonly string[];
  groups: readonly AmountGroup[];
  /** The word for a sum. */
  total: string;
  write: (minor: number) => string;
  /** How the island reads and adds up what is typed: the reader's language, the currency of all cells. */
  language: string;
  currency: string;
  script: string;
  /** What the island says; `{text}`, `{row}` and `{column}` stand for what it found. */
  says: { wrong: string; outside: string; pasted: string; undone: string };
};

/** Amounts in rows and columns, each a field of the form around it; the island makes a spreadsheet of it. */
export function AmountGrid(props: AmountGridProps) {
  const { caption, head, columns, groups, total, write, language, currency, script, says } = props;
  const rows = groups.flatMap((group) => group.rows);
  const several = groups.length > 1;
  return (
    <amount-grid
      data-language={language}
      data-currency={currency}
      data-wrong={says.wrong}
      data-outside={says.outside}
      data-pasted={says.pasted}
      data-undone={says.undone}
    >
      <div class="table">
        <scroll-region data-label={caption}>
          <table class="amounts">
            <caption class="away">{caption}</caption>
            <thead>
              <tr>
                <th scope="col">{head}</th>
                {columns.map((column) => (
                  <th scope="col" class="n">
                    {column}
                  </th>
                ))}
                <th scope="col" class="n">
                  {total}
                </th>
              </tr>
            </thead>
            {groups.map((group) => (
              <tbody>
                {group.name !== undefined && (
                  <tr class="group">
                    <th scope="rowgroup" colspan={several ? 1 : columns.length + 2}>
                      {group.name}
                    </th>
                    {several && <Sums rows={group.rows} columns={columns.length} write={write} />}
                  </tr>
                )}
                {group.rows.map((row) => (
                  <Line row={row} write={write} />
                ))}
              </tbody>
            ))}
            <tfoot>
              <tr>
                <th scope="row">{total}</th>
                <Sums rows={rows} columns={columns.length} write={write} />
              </tr>
            </tfoot>
          </table>
        </scroll-region>
      </div>
      <p role="status" />
      <script type="module" src={script} />
    </amount-grid>
  );
}

type Summed = { rows: readonly AmountRow[]; write: (minor: number) => string };

function Line({ row, write }: { row: AmountRow; write: (minor: number) => string }) {
  return (
    <tr>
      <th scope="row">{row.head}</th>
      {row.cells.map((cell) => (
        <Cell cell={cell} />
      ))}
      <td class="n" data-sum>
        {write(sumOf([row]))}
      </td>
    </tr>
  );
}

function Cell({ cell: { name, label, value, minor, error } }: { cell: AmountCell }) {
  const id = fieldId(name);
  return (
    <td class={error ? 'n wrong' : 'n'}>
      <input
        id={id}
        name={name}
        value={value}
        aria-label={label}
        inputmode="decimal"
        autocomplete="off"
        data-minor={minor}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
      {error && (
        <p class="why" id={`${id}-error`}>
          {error}
        </p>
      )}
    </td>
  );
}

function Sums({ rows, columns, write }: Summed & { columns: number }) {
  return (
    <>
      {Array.from({ length: columns }, (_, at) => (
        <td class="n" data-sum>
          {write(sumOf(rows, at))}
        </td>
      ))}
      <td class="n" data-sum>
        {write(sumOf(rows))}
      </td>
    </>
  );
}

/** Of one column, or of all. */
const sumOf = (rows: readonly AmountRow[], column?: number): number =>
  rows
    .flatMap(({ cells }) => (column === undefined ? cells : cells.slice(column, column + 1)))
    .reduce((sum, { minor, typedMinor }) => sum + (typedMinor ?? minor ?? 0), 0);
