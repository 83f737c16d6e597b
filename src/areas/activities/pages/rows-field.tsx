import type { Reader, Typed } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import { day, decimal, text, wholeNumber } from '../../../page/readers.ts';
import { spareRows } from '../../../page/spare-rows.ts';
import type { Words } from '../../../text/words.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { FieldNotes, fieldId } from '../../../ui/field.tsx';
import type { DetailField, KindFieldsProps } from './kind-form.ts';

/** A column of a list: free text, a whole number, a small decimal, a day, or one of a closed list. */
type ListColumn = {
  name: string;
  as: 'text' | 'number' | 'decimal' | 'day' | readonly string[];
  /** For a few digits: a row of four columns still fits beside the others. */
  isShort?: true;
};

/** More rows are typed after saving the first ones. */
const mostRows = 100;

/** A list inside a detail, a row an element: rows left empty are no elements. */
export const rowsOf = (name: string, columns: readonly ListColumn[]): DetailField => ({
  readers: { [name]: rowsReader(columns) },
  filled: ({ words }, detail) =>
    Object.fromEntries(
      listIn(detail, name).flatMap((row, at) =>
        columns.map((column) => [
          `${name}.${at}.${column.name}`,
          row[column.name] === undefined ? undefined : written(words, column, row[column.name]),
        ]),
      ),
    ),
  shown: (words, detail) =>
    listIn(detail, name).length === 0
      ? []
      : [
          {
            term: words.say(`activities.${name}`),
            value: (
              <ul>
                {listIn(detail, name).map((row) => (
                  <li>{rowText(words, columns, row)}</li>
                ))}
              </ul>
            ),
          },
        ],
  Field: (props) => <RowsField {...props} name={name} columns={columns} />,
  hasRows: true,
});

const listIn = (detail: Readonly<Record<string, unknown>>, name: string) =>
  (detail[name] ?? []) as readonly Readonly<Record<string, unknown>>[];

const rowText = (words: Words, columns: readonly ListColumn[], row: Readonly<Record<string, unknown>>) =>
  columns
    .filter((column) => row[column.name] !== undefined)
    .map((column) =>
      Array.isArray(column.as)
        ? words.say(`activities.${column.name}-${row[column.name]}`)
        : column.as === 'number' || column.as === 'decimal'
          ? words.say(`activities.${column.name}-shown`, { count: Number(row[column.name]) })
          : written(words, column, row[column.name]),
    )
    .join(' · ');

const written = (words: Words, { as }: ListColumn, value: unknown): string =>
  as === 'day' ? words.day(value as never) : as === 'decimal' ? words.number(Number(value)) : String(value);

const rowsReader =
  (columns: readonly ListColumn[]): Reader<Record<string, unknown>[]> =>
  (typed, name, language) => {
    const rows: Record<string, unknown>[] = [];
    for (const at of filledRows(typed, name, columns)) {
      const row: Record<string, unknown> = {};
      for (const column of columns) {
        const read = readerOf(column)(typed, `${name}.${at}.${column.name}`, language);
        if ('problem' in read) return { problem: read.problem };
        if (read.value !== undefined) row[column.name] = read.value;
      }
      rows.push(row);
    }
    return { value: rows };
  };

const readerOf = ({ as }: ListColumn): Reader<unknown> => (typeof as === 'string' ? readers[as] : text);

/** A list goes through JSON on its way out of the database: its decimals are numbers. */
const smallDecimal: Reader<number | undefined> = (typed, name, language) => {
  const read = decimal(typed, name, language);
  if ('problem' in read) return read;
  return { value: read.value === undefined ? undefined : Number(read.value) };
};

const readers = { text, number: wholeNumber, decimal: smallDecimal, day } as const;

const filledRows = (typed: Typed | undefined, name: string, columns: readonly ListColumn[]): number[] =>
  Array.from({ length: mostRows }, (_, at) => at).filter((at) =>
    columns.some((column) => typed?.[`${name}.${at}.${column.name}`]?.[0]?.trim()),
  );

type Props = KindFieldsProps & { name: string; columns: readonly ListColumn[] };

/** Rows that were typed stand without gaps, so that an error of the third element is said at the third row. */
function RowsField({ page, state, name, columns }: Props) {
  const { words } = page;
  const filled = filledRows(state.typed, name, columns);
  const rows = Array.from({ length: Math.min(filled.length + spareRows(state, 3), mostRows) }, (_, at) => at);
  const { error } = fieldOf(page, state)(name);
  return (
    <div class={error ? 'field wrong' : 'field'} id={fieldId(name)}>
      <DataTable
        caption={words.say(`activities.${name}`)}
        rows={rows}
        empty=""
        columns={columns.map((column, first) => ({
          key: column.name,
          label: words.say(`activities.${column.name}`),
          cell: (at: number) => (
            <Cell
              page={page}
              state={state}
              column={column}
              name={`${name}.${at}.${column.name}`}
              value={state.typed?.[`${name}.${filled[at] ?? at}.${column.name}`]?.[0]}
              isSpare={at >= filled.length}
              label={`${words.say(`activities.${column.name}`)} ${at + 1}`}
              isHead={first === 0}
            />
          ),
        }))}
      />
      <FieldNotes name={name} hint={words.say(`activities.${name}-hint`)} error={error} />
    </div>
  );
}

type CellProps = Pick<KindFieldsProps, 'page' | 'state'> & {
  column: ListColumn;
  name: string;
  value: string | undefined;
  isSpare: boolean;
  label: string;
  isHead: boolean;
};

// On a phone the head of a row stands without the name of its column: it says it itself.
function Cell({ page, state, column, name, value, isSpare, label, isHead }: CellProps) {
  const { words } = page;
  const { error } = fieldOf(page, state)(name);
  const id = fieldId(name);
  const common = {
    id,
    name,
    'aria-label': label,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': error && `${id}-error`,
  };
  const shown = isSpare ? '' : (value ?? '');
  return (
    <>
      {typeof column.as === 'string' ? (
        <input
          {...common}
          class={column.as === 'text' ? undefined : column.isShort ? 'w4' : 'w8'}
          inputmode={column.as === 'number' ? 'numeric' : column.as === 'decimal' ? 'decimal' : undefined}
          autocomplete="off"
          placeholder={isHead ? words.say(`activities.${column.name}`) : undefined}
          value={shown}
        />
      ) : (
        <select {...common}>
          <option value="" />
          {column.as.map((each) => (
            <option value={each} selected={each === shown}>
              {words.say(`activities.${column.name}-${each}`)}
            </option>
          ))}
        </select>
      )}
      {error && (
        <p class="why" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  );
}
