import { createHash } from 'node:crypto';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { typedText } from '../../../page/form.ts';
import type { Page } from '../../../page/page.ts';
import { amount } from '../../../page/readers.ts';
import type { GridPlace, GridYear } from '../rules/budget-grid.ts';
import type { BudgetRow, LoadedGrid } from './budget-grid-load.ts';

/** Name of a cell's field: the same for one place and year, whatever else the grid shows. */
export const cellName = ({ key }: Pick<BudgetRow, 'key'>, { year }: GridYear): string =>
  `c.${createHash('sha256').update(key).digest('base64url').slice(0, 8)}.${year}`;

/** Whose value stands, where somebody else set the cell meanwhile. */
export const choiceName = (cell: string): string => `choose.${cell}`;

export const newRowField = (name: string): string => `new.${name}`;

export type TypedCell = { name: string; row: BudgetRow; column: number; typed: string };

/** An amount to be set, and the field that it was typed in. */
type Sent = { name: string; amount: Record<string, unknown> };

export type SentGrid = {
  /** Cells in which something else was typed than the grid was opened on. */
  changed: TypedCell[];
  /** Cells that others had set meanwhile when the form was shown, so that it asked whose amount stands. */
  asked: TypedCell[];
  amounts: Sent[];
  errors: FieldErrors;
};

/** What was typed, against the budget that the form was opened on: a cell that says the same is no change. */
export const sentGrid = (page: Page, loaded: LoadedGrid): SentGrid => {
  const { texts } = page.form;
  const { currency } = loaded.programme;
  const read = (name: string) =>
    amount('currency')({ ...texts, currency: [currency] }, name, page.words.language);
  const inConflict = new Set(texts.conflict);
  const sent: SentGrid = { changed: [], asked: [], amounts: [], errors: {} };
  for (const { row, year, column, name, minor } of cellsOf(loaded)) {
    const typed = texts[name]?.[0];
    const choice = texts[choiceName(name)]?.[0];
    if (typed === undefined) continue;
    const cell = { name, row, column, typed };
    if (inConflict.has(name)) sent.asked.push(cell);
    if (choice === 'theirs') continue;
    const value = read(name);
    if ('problem' in value) {
      sent.changed.push(cell);
      sent.errors[name] = [value.problem];
      continue;
    }
    const became = value.value ? value.value.minor : minor === undefined ? undefined : 0;
    const isUndecided = inConflict.has(name) && choice === undefined;
    if (became === minor && !isUndecided) continue;
    sent.changed.push(cell);
    if (isUndecided) sent.errors[choiceName(name)] = [{ key: 'finance.choose-whose-amount' }];
    else sent.amounts.push({ name, amount: amountAt(row.place, year, became ?? 0, currency) });
  }
  return withNewRow(page, loaded, sent, read);
};

/** Every cell that the form could hold, with what stood in it when it was opened. */
const cellsOf = ({ opened, rows, years }: LoadedGrid) => {
  const known = new Set(opened.map(({ key }) => key));
  const fresh = rows
    .filter(({ key }) => !known.has(key))
    .map((row) => ({ ...row, cells: years.map(() => undefined) }));
  return [...opened, ...fresh].flatMap((row) =>
    years.map((year, column) => ({
      row,
      year,
      column,
      name: cellName(row, year),
      minor: row.cells[column]?.minor,
    })),
  );
};

const withNewRow = (
  page: Page,
  { years, programme }: LoadedGrid,
  sent: SentGrid,
  read: (name: string) => ReturnType<ReturnType<typeof amount>>,
): SentGrid => {
  const text = (name: string) => typedText(page.form.texts, newRowField(name))?.trim() ?? '';
  const chosen = text('place');
  const isBlock = chosen === 'management' || chosen === 'structure';
  const place: GridPlace = {
    outcomeId: isBlock ? null : chosen,
    partnershipId: text('partnershipId') || null,
    block: isBlock ? chosen : 'operational',
    line: (!isBlock && text('line')) || null,
    heading: (chosen !== 'structure' && text('heading')) || null,
    item: text('item'),
  };
  const typed = years.filter(({ year }) => text(year) !== '');
  for (const year of typed) {
    const name = newRowField(year.year);
    const value = read(name);
    if ('problem' in value) sent.errors[name] = [value.problem];
    else
      sent.amounts.push({
        name,
        amount: amountAt(place, year, value.value?.minor ?? 0, programme.currency),
      });
  }
  if (place.item && typed.length === 0)
    sent.errors[newRowField(years[0]!.year)] = [{ key: 'finance.new-row-has-no-amount' }];
  return sent;
};

const amountAt = (place: GridPlace, { from, until }: GridYear, minor: number, currency: string) => ({
  block: place.block,
  item: place.item,
  from,
  until,
  amount: { minor, currency },
  ...(place.outcomeId ? { outcomeId: place.outcomeId } : {}),
  ...(place.partnershipId ? { partnershipId: place.partnershipId } : {}),
  ...(place.line ? { line: place.line } : {}),
  ...(place.heading ? { heading: place.heading } : {}),
});

/** What the command says of its list, at the fields in which it was typed. */
export const errorsAtFields = (fields: FieldErrors, amounts: readonly Sent[]): FieldErrors =>
  Object.fromEntries(
    Object.entries(fields).map(([path, problems]) => {
      const [, at, field = ''] = /^amounts\.(\d+)\.?(\w*)/.exec(path) ?? [];
      const name = at === undefined ? path : (amounts[Number(at)]?.name ?? path);
      if (!name.startsWith('new.') || field === 'amount') return [name, problems];
      return [newRowField(field === 'outcomeId' ? 'place' : field), problems];
    }),
  );
