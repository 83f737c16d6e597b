import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { PlainCell } from '../../../kernel/plain-sheet.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import type { ReadSheet, SheetPreview } from '../queries/read-sheet.ts';
import type { ChangedField, Said } from '../rules/sheet-changes.ts';
import { sheetColumns } from '../rules/sheet-kinds.ts';

/** The most rows of a table of a preview. */
export const shownRows = 200;

/** What would be changed, field by field; a journal's lines that differ from what is booked. */
export function ExpenseChanges({ page: { words }, preview }: { page: Page; preview: SheetPreview }) {
  const changed = preview.expenses.filter(({ becomes }) => becomes === 'updated').slice(0, shownRows);
  if (changed.length === 0) return null;
  return (
    <DataTable
      caption={words.t('sheets.changes')}
      rows={changed}
      empty=""
      columns={[
        { key: 'row', label: words.t('sheets.row'), numeric: true, cell: ({ row }) => String(row.row) },
        { key: 'reference', label: words.t('sheets.own-reference'), cell: ({ row }) => row.reference },
        {
          key: 'expense',
          label: words.t('sheets.expense'),
          cell: ({ standing }) =>
            standing && <a href={paths.expense({ id: standing.id })}>{standing.reference}</a>,
        },
        {
          key: 'fields',
          label: words.t('sheets.what-changes'),
          cell: (each) => each.changed.map((field) => words.say(`finance.${field}`)).join(', '),
        },
      ]}
    />
  );
}

type Props = { page: Page; sheet: ReadSheet; preview: SheetPreview };

/** Each row that would be changed, with what stands and what would come in its place. */
export function RowChanges({ page, sheet, preview: { changes } }: Props) {
  const { words } = page;
  if (changes.length === 0) return null;
  const cellsOf = new Map(sheet.table.rows.map(({ row, cells }) => [row + 1, cells]));
  return (
    <>
      {changes.length > shownRows && (
        <p>{words.t('sheets.refused-more', { shown: shownRows, count: changes.length })}</p>
      )}
      <DataTable
        caption={words.t('sheets.changes')}
        rows={changes.slice(0, shownRows)}
        empty=""
        columns={[
          { key: 'row', label: words.t('sheets.row'), numeric: true, cell: ({ row }) => String(row) },
          {
            key: 'what',
            label: words.t('sheets.row-of'),
            cell: ({ row }) => keyText(page, sheet, cellsOf.get(row) ?? {}),
          },
          {
            key: 'fields',
            label: words.t('sheets.what-changes'),
            cell: ({ fields }) => fields.map((field) => fieldText(page, field)).join('; '),
          },
        ]}
      />
    </>
  );
}

/** The rows that are new, each with all that its cells say, folded: a wrong one is seen before it is written. */
export function NewRows({ page, sheet, preview: { added, categories } }: Props) {
  const { words } = page;
  if (added.length === 0) return null;
  const cellsOf = new Map(sheet.table.rows.map(({ row, cells }) => [row + 1, cells]));
  const filled = sheetColumns[sheet.kind].filter(({ key }) =>
    added.some((row) => cellText(page, cellsOf.get(row)?.[key] ?? null) !== ''),
  );
  return (
    <Disclosure summary={words.t('sheets.new-rows', { count: added.length })}>
      {added.length > shownRows && (
        <p>{words.t('sheets.refused-more', { shown: shownRows, count: added.length })}</p>
      )}
      <DataTable
        caption={words.t('sheets.new-rows', { count: added.length })}
        captionHidden
        rows={added.slice(0, shownRows)}
        empty=""
        columns={[
          { key: 'row', label: words.t('sheets.row'), numeric: true, cell: (row) => String(row) },
          ...filled.map(({ key, label, type }) => ({
            key,
            label: words.say(label),
            numeric: type === 'amount' || type === 'decimal',
            cell: (row: number) => {
              const category = key === 'value' && categories.get(row);
              return category ? words.text(category.label) : cellText(page, cellsOf.get(row)?.[key] ?? null);
            },
          })),
        ]}
      />
    </Disclosure>
  );
}

/** By which cells of the file a row is known. */
const keyText = (page: Page, { kind }: ReadSheet, cells: Readonly<Record<string, PlainCell>>): string =>
  sheetColumns[kind]
    .filter(({ isKey }) => isKey)
    .map(({ key }) => cellText(page, cells[key] ?? null))
    .filter(Boolean)
    .join(' · ');

const cellText = ({ words }: Page, cell: PlainCell): string =>
  cell !== null && typeof cell === 'object' ? words.day(cell.day as CalendarDay) : String(cell ?? '');

const fieldText = (page: Page, { label, from, to }: ChangedField): string => {
  const { words } = page;
  const name = words.say(label);
  if (!from && !to) return name;
  const [before, after] = [from, to].map((said) => (said ? saidText(page, said) : words.t('sheets.nothing')));
  return words.t('page.labelled', { label: name, value: `${before} → ${after}` });
};

const saidText = ({ words }: Page, said: NonNullable<Said>): string => {
  if ('money' in said) return words.money(said.money);
  if ('number' in said) return words.number(said.number);
  if ('category' in said) return words.text(said.category.label);
  return 'text' in said ? said.text : words.text(said.localized);
};
