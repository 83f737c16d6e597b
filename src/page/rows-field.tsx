import type { Child } from 'hono/jsx';
import { DataTable } from '../ui/data-table.tsx';
import { FieldNotes, fieldId } from '../ui/field.tsx';
import type { Typed } from './form.ts';
import { fieldOf } from './form-view.tsx';
import type { Page } from './page.ts';
import { spareRows } from './spare-rows.ts';
import type { FormState } from './submit.ts';

export const mostRows = 100;

type RowColumn = {
  name: string;
  label: string;
  isShort?: true;
  /** Language in which what is written there is shown, where it is not the page's. */
  langOf?: (at: number) => string | undefined;
};

type Props = {
  page: Page;
  state: FormState;
  name: string;
  caption: string;
  hint: string;
  columns: readonly RowColumn[];
  /** What goes along with a row unseen. */
  hidden?: (at: number) => Child;
  /** What stands below the last field of a row. */
  below?: (at: number) => Child;
};

/** Places of the rows in which anything was typed. */
export const filledRows = (typed: Typed | undefined, name: string, columns: readonly string[]): number[] =>
  Array.from({ length: mostRows }, (_, at) => at).filter((at) =>
    columns.some((column) => typed?.[`${name}.${at}.${column}`]?.[0]?.trim()),
  );

/** A list, a row an element, with a few empty rows below; a row that is emptied is no element. */
export function RowsField({ page, state, name, caption, hint, columns, hidden, below }: Props) {
  const filled = filledRows(
    state.typed,
    name,
    columns.map((column) => column.name),
  );
  const count = Math.min((filled.at(-1) ?? -1) + 1 + spareRows(state, 3), mostRows);
  const { error } = fieldOf(page, state)(name);
  return (
    <div class={error ? 'field wrong' : 'field'} id={fieldId(name)}>
      <DataTable
        caption={caption}
        rows={Array.from({ length: count }, (_, at) => at)}
        empty=""
        columns={columns.map((column, first) => ({
          key: column.name,
          label: column.label,
          cell: (at: number) => (
            <>
              {first === 0 && hidden?.(at)}
              <Cell page={page} state={state} column={column} name={`${name}.${at}.${column.name}`} at={at} />
              {first === columns.length - 1 && below?.(at)}
            </>
          ),
        }))}
      />
      <FieldNotes name={name} hint={hint} error={error} />
    </div>
  );
}

type CellProps = { page: Page; state: FormState; column: RowColumn; name: string; at: number };

function Cell({ page, state, column, name, at }: CellProps) {
  const { value, error } = fieldOf(page, state)(name);
  const id = fieldId(name);
  const lang = column.langOf?.(at);
  return (
    <>
      <input
        id={id}
        name={name}
        class={column.isShort ? 'w4' : undefined}
        aria-label={`${column.label} ${at + 1}`}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error && `${id}-error`}
        autocomplete="off"
        value={value ?? ''}
        lang={lang}
      />
      {lang && <p class="quiet">{languageName(page, lang)}</p>}
      {error && (
        <p class="why" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  );
}

const languageName = ({ words }: Page, code: string): string => {
  const key = `page.language-${code}`;
  const said = words.say(key);
  return said === key ? code : said;
};
