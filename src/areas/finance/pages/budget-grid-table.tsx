import type { FieldErrors } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { fieldId } from '../../../ui/field.tsx';
import { gridTotals } from '../rules/budget-grid.ts';
import { cellName } from './budget-grid-form.ts';
import type { BudgetRow, LoadedGrid } from './budget-grid-load.ts';
import { groupWords, lineWords } from './budget-grid-words.ts';
import { itemText, typedAmount } from './money-words.ts';

type Props = {
  page: Page;
  loaded: LoadedGrid;
  rows: readonly BudgetRow[];
  /** What was typed and is not saved, by the name of its field. */
  typed: ReadonlyMap<string, string>;
  errors: FieldErrors;
};

/** A field a cell, with the sums of rows, of outcomes and of it all; `amount-grid` makes a spreadsheet of it. */
export function BudgetGridTable(props: Props) {
  const { page, loaded, rows } = props;
  const { words } = page;
  const { years, programme } = loaded;
  if (rows.length === 0) return <EmptyState sentence={words.t('finance.grid-empty')} />;
  const hasBeside = rows.some(({ beside }) => beside !== 0);
  const groups = [...Map.groupBy(rows, ({ place }) => groupWords(words, place))];
  const caption = words.t('finance.grid-caption', { currency: programme.currency });
  return (
    <amount-grid {...wordsOfGrid(page, programme.currency)}>
      <div class="table">
        <scroll-region data-label={caption}>
          <table class="cells">
            <caption>{caption}</caption>
            <thead>
              <tr>
                <th scope="col">{words.t('finance.item')}</th>
                {years.map(({ year }) => (
                  <th scope="col" class="n" id={`y${year}`}>
                    {year}
                  </th>
                ))}
                {hasBeside && (
                  <th scope="col" class="n">
                    {words.t('finance.grid-beside')}
                  </th>
                )}
                <th scope="col" class="n">
                  {words.t('finance.total')}
                </th>
              </tr>
            </thead>
            {groups.map(([name, members], at) => (
              <tbody>
                <tr class="group">
                  <th scope="rowgroup" colspan={years.length + (hasBeside ? 3 : 2)} id={`g${at}`}>
                    <span>{name}</span>
                  </th>
                </tr>
                {members.map((row, place) => (
                  <Row {...props} row={row} group={`g${at}`} id={`r${at}-${place}`} hasBeside={hasBeside} />
                ))}
                <Sums
                  page={page}
                  loaded={loaded}
                  rows={members}
                  label={words.t('finance.subtotal', { name })}
                  hasBeside={hasBeside}
                />
              </tbody>
            ))}
            <tfoot>
              <Sums
                page={page}
                loaded={loaded}
                rows={rows}
                label={words.t('finance.total')}
                hasBeside={hasBeside}
              />
            </tfoot>
          </table>
        </scroll-region>
      </div>
    </amount-grid>
  );
}

function Row({
  page,
  loaded,
  row,
  group,
  id,
  hasBeside,
  typed,
  errors,
}: Props & { row: BudgetRow; group: string; id: string; hasBeside: boolean }) {
  const { words } = page;
  const { currency } = loaded.programme;
  const said = (minor: number) => typedAmount(words, minor, currency);
  const total = row.cells.reduce((sum, cell) => sum + (cell?.minor ?? 0), row.beside);
  const { item } = row.place;
  return (
    <tr>
      <th scope="row" id={id}>
        {item && <>{itemText(words, item)} </>}
        <small>{lineWords(words, row.place).join(' · ')}</small>
      </th>
      {loaded.years.map((year, at) => {
        const cell = row.cells[at];
        if (cell?.isFixed)
          return (
            <td class="n" data-minor={cell.minor} title={words.t('finance.grid-fixed')}>
              {said(cell.minor)}
            </td>
          );
        const name = cellName(row, year);
        const saved = cell ? said(cell.minor) : '';
        return (
          <Cell
            name={name}
            labels={`${group} ${id} y${year.year}`}
            saved={saved}
            typed={typed.get(name)}
            error={words.problems(errors[name])}
          />
        );
      })}
      {hasBeside && <td class="n">{row.beside === 0 ? '' : said(row.beside)}</td>}
      <td class="n" data-minor={total}>
        {said(total)}
      </td>
    </tr>
  );
}

type CellProps = {
  name: string;
  labels: string;
  saved: string;
  typed: string | undefined;
  error: string | undefined;
};

function Cell({ name, labels, saved, typed = saved, error }: CellProps) {
  const id = fieldId(name);
  return (
    <td class={typed === saved ? undefined : 'unsaved'}>
      <input
        id={id}
        name={name}
        value={typed}
        data-saved={typed === saved ? undefined : saved}
        inputmode="decimal"
        autocomplete="off"
        aria-labelledby={labels}
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

type SumsProps = {
  page: Page;
  loaded: LoadedGrid;
  rows: readonly BudgetRow[];
  label: string;
  hasBeside: boolean;
};

function Sums({ page: { words }, loaded, rows, label, hasBeside }: SumsProps) {
  const { currency } = loaded.programme;
  const { years, beside, whole } = gridTotals(rows, loaded.years.length);
  const sum = (minor: number) => (
    <td class="n" data-minor={minor}>
      {typedAmount(words, minor, currency)}
    </td>
  );
  return (
    <tr class="sums">
      <th scope="row">{label}</th>
      {years.map(sum)}
      {hasBeside && <td class="n">{typedAmount(words, beside, currency)}</td>}
      {sum(whole)}
    </tr>
  );
}

/** What the spreadsheet says in the reader's language; what stands in braces it puts in itself. */
const wordsOfGrid = ({ words }: Page, currency: string) => ({
  'data-language': words.language,
  'data-currency': currency,
  'data-keys': words.t('finance.grid-keys'),
  'data-unsaved': words.t('finance.grid-unsaved', { count: '{count}' }),
  'data-outside': words.t('finance.grid-outside', { place: '{place}', typed: '{typed}' }),
  'data-fixed': words.t('finance.grid-is-fixed', { place: '{place}' }),
  'data-wrong': words.t('finance.grid-wrong', { place: '{place}', typed: '{typed}' }),
  'data-nothing': words.t('finance.grid-nothing-pasted'),
  'data-pasted': words.t('finance.grid-pasted', { count: '{count}' }),
  'data-undone': words.t('finance.grid-undone'),
  'data-redone': words.t('finance.grid-redone'),
});
