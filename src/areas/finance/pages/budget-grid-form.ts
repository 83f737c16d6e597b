import { createHash } from 'node:crypto';
import type { FieldErrors } from '../../../kernel/problem.ts';
import type { Typed } from '../../../page/form.ts';
import type { Page } from '../../../page/page.ts';
import { amount } from '../../../page/readers.ts';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import type { BudgetAmountRow } from '../queries/budget-amounts.ts';
import {
  type BudgetGrid,
  daysOfYear,
  type GridPlace,
  type GridRow,
  placeKeyOf,
} from '../rules/budget-grid.ts';

/** The name of a cell stays the same however many rows come and go: what was kept finds it again. */
export const cellName = (place: GridPlace, year: number): string =>
  `c.${createHash('sha256').update(placeKeyOf(place)).digest('hex').slice(0, 12)}.${year}`;

export const newRowsAtOnce = 2;
export const mostNewRows = 20;
export const newRowName = (at: number, field: string): string => `rows.${at}.${field}`;

/** A cell to be set, and the field that said so. */
export type TypedCell = { name: string; place: GridPlace; year: number; minor: number };

export type ReadGrid = {
  cells: readonly TypedCell[];
  /** Of new rows, the field of the place by the name of each of their cells. */
  errors: FieldErrors;
};

type Shown = { programme: ProgrammeRow; grid: BudgetGrid<BudgetAmountRow> };

/** What differs from the cells as they were shown; an emptied cell is set to nothing. */
export const readGrid = (page: Page, shown: Shown): ReadGrid => {
  const texts = { ...page.form.texts, currency: [shown.programme.currency] };
  const old = shown.grid.rows.map((row) => readRow(page, texts, row, shown.grid.years));
  const fresh = readNewRows(page, texts, shown);
  const all = [...old, ...fresh];
  return {
    cells: all.flatMap(({ cells }) => cells),
    errors: Object.assign({}, ...all.map(({ errors }) => errors)),
  };
};

const readRow = (
  page: Page,
  texts: Typed,
  { place, cells }: GridRow<BudgetAmountRow>,
  years: readonly number[],
): ReadGrid => {
  const read: TypedCell[] = [];
  const errors: FieldErrors = {};
  for (const year of years) {
    const name = cellName(place, year);
    if (texts[name] === undefined) continue;
    const typed = amount('currency')(texts, name, page.words.language);
    if ('problem' in typed) errors[name] = [typed.problem];
    else if ((typed.value?.minor ?? 0) !== (cells.get(year)?.minor ?? 0))
      read.push({ name, place, year, minor: typed.value?.minor ?? 0 });
  }
  return { cells: read, errors };
};

const readNewRows = (page: Page, texts: Typed, { grid }: Shown): ReadGrid[] => {
  const taken = new Set(grid.rows.map(({ place }) => placeKeyOf(place)));
  return Array.from({ length: mostNewRows }, (_, at) => {
    const of = (field: string) => texts[newRowName(at, field)]?.[0]?.trim() || null;
    const place = newPlace(of);
    const row = readNewCells(page, texts, at, place, grid.years);
    const isTyped = row.cells.length > 0 || Object.keys(row.errors).length > 0;
    if (!isTyped) return of('item') ? wrong(at, String(grid.years[0]), 'finance.row-without-amount') : row;
    if (of('place') === null) return wrong(at, 'place', 'problem.missing', row);
    if (taken.has(placeKeyOf(place))) return wrong(at, 'place', 'finance.row-stands', row);
    taken.add(placeKeyOf(place));
    return row;
  });
};

const wrong = (
  at: number,
  field: string,
  key: string,
  row: ReadGrid = { cells: [], errors: {} },
): ReadGrid => ({
  cells: row.cells,
  errors: { ...row.errors, [newRowName(at, field)]: [{ key }] },
});

const readNewCells = (
  page: Page,
  texts: Typed,
  at: number,
  place: GridPlace,
  years: readonly number[],
): ReadGrid => {
  const cells: TypedCell[] = [];
  const errors: FieldErrors = {};
  for (const year of years) {
    const name = newRowName(at, String(year));
    const typed = amount('currency')(texts, name, page.words.language);
    if ('problem' in typed) errors[name] = [typed.problem];
    else if (typed.value) cells.push({ name, place, year, minor: typed.value.minor });
  }
  return { cells, errors };
};

const newPlace = (of: (field: string) => string | null): GridPlace => {
  const chosen = of('place');
  const block = chosen === 'management' || chosen === 'structure' ? chosen : 'operational';
  const isOperational = block === 'operational';
  return {
    block,
    outcomeId: isOperational ? chosen : null,
    line: isOperational ? of('line') : null,
    partnershipId: of('partnershipId'),
    heading: block === 'structure' ? null : of('heading'),
    item: of('item') ?? '',
  } as GridPlace;
};

/** As the command takes them. */
export const amountsOf = (cells: readonly TypedCell[], programme: ProgrammeRow) =>
  cells.map(({ place, year, minor }) => ({
    ...Object.fromEntries(Object.entries(place).filter(([, value]) => value !== null)),
    ...daysOfYear(programme, year),
    amount: { minor, currency: programme.currency },
  }));

/** What the command says of an amount stands at its cell, of a new row's place at the field of it. */
export const cellErrors = (fields: FieldErrors, cells: readonly TypedCell[]): FieldErrors => {
  const errors: FieldErrors = {};
  for (const [path, problems] of Object.entries(fields)) {
    const [, at, field = ''] = /^amounts\.(\d+)\.?(\w*)/.exec(path) ?? [];
    const cell = at === undefined ? undefined : cells[Number(at)];
    const [, row] = /^rows\.(\d+)\./.exec(cell?.name ?? '') ?? [];
    if (!cell) errors[path] = problems;
    else if (row === undefined || field === 'amount') errors[cell.name] = problems;
    else errors[newRowName(Number(row), field === 'outcomeId' ? 'place' : field)] ??= problems;
  }
  return errors;
};
