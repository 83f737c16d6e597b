import { yearOf } from '../../../kernel/calendar-day.ts';
import { compareDecimals } from '../../../kernel/decimal.ts';
import type { Money } from '../../../kernel/money.ts';
import { nameKey } from '../../../kernel/name-key.ts';
import type { PlainCell } from '../../../kernel/plain-sheet.ts';
import type { Problem } from '../../../kernel/problem.ts';
import type { Result } from '../../../kernel/result.ts';
import type { BudgetBlock, BudgetHeading, BudgetLine } from '../../finance/rules/budget-input.ts';
import type { BudgetSheetRow, ExpenseSheetRow, JointSheetRow, OpeningSheetRow } from './sheet-input.ts';
import { amountOf, dayOf, decimalOf, type Notation, textOf, yearOfCell } from './sheet-notation.ts';
import { addressOf, type SheetRefusal, type SheetTable } from './sheet-table.ts';

/** Words of headings, lines, blocks and items in every language, in small letters, to their code. */
export type ChoiceWords = Readonly<
  Record<'headings' | 'lines' | 'blocks' | 'items' | 'goals' | 'countries', ReadonlyMap<string, string>>
>;

export type ProgrammeFacts = { from: string; until: string; currency: string };

/** `seen`: keys of the rows read so far with their row, where a table is read in several goes. */
export type RowReading = {
  notation: Notation;
  words: ChoiceWords;
  programme: ProgrammeFacts;
  seen?: Map<string, number>;
};

export type ReadRows<Row> = { rows: Row[]; refused: SheetRefusal[] };

/** Reads one row's cells and notes what cannot be read, by the cell. */
export const readerOf = (
  table: SheetTable,
  row: number,
  cells: SheetTable['rows'][number]['cells'],
  refused: SheetRefusal[],
) => {
  const refuse = (key: string, reason: Problem): undefined => {
    refused.push({ sheet: table.sheet, cell: addressOf(table, row, key), reason });
    return undefined;
  };
  const read = <T>(key: string, reading: (cell: PlainCell) => Result<T>): T | undefined => {
    const cell = cells[key] ?? null;
    if (cell === null) return undefined;
    const result = reading(cell);
    return result.ok ? result.value : refuse(key, result.problem);
  };
  const text = (key: string, longest: number): string | undefined => {
    const said = textOf(cells[key]);
    if (said !== undefined && said.length > longest)
      return refuse(key, { key: 'problem.too-long', args: { maximum: longest } });
    return said;
  };
  const choice = <Code extends string>(
    key: string,
    names: ReadonlyMap<string, string>,
    unknown: string,
  ): Code | undefined => {
    const said = textOf(cells[key]);
    if (said === undefined) return undefined;
    const code = names.get(nameKey(said));
    return code === undefined ? refuse(key, { key: unknown, args: { typed: said } }) : (code as Code);
  };
  const needed = <T>(key: string, value: T | undefined): T | undefined => {
    if (value === undefined && (cells[key] ?? null) === null) refuse(key, { key: 'sheets.cell-empty' });
    return value;
  };
  return { refuse, read, text, choice, needed };
};

const itemOf = (said: string | undefined, words: ChoiceWords): string =>
  said === undefined ? '' : (words.items.get(nameKey(said)) ?? said);

/** The rows of a list of expenses or a cash book; each cell that cannot be taken, and each key that comes twice. */
export const readExpenseRows = (
  table: SheetTable,
  { notation, words, programme, seen = new Map() }: RowReading,
): ReadRows<ExpenseSheetRow> => {
  const refused = [...table.refused];
  const rows: ExpenseSheetRow[] = [];
  for (const { row, cells } of table.rows) {
    const { refuse, read, text, choice, needed } = readerOf(table, row, cells, refused);
    const before = refused.length;
    const reference = needed('reference', text('reference', 100));
    const paidOn = needed('paidOn', read('paidOn', dayOf));
    const description = needed('description', text('description', 2000));
    const currency = needed('currency', currencyOf(text('currency', 20), refuse));
    const amount =
      currency === undefined
        ? undefined
        : needed(
            'amount',
            read('amount', (cell) => amountOf(cell, currency, notation)),
          );
    if (amount && amount.minor <= 0) refuse('amount', { key: 'finance.amount-not-positive' });
    const rate = read('rate', (cell) => decimalOf(cell, notation));
    if (rate !== undefined && compareDecimals(rate, '0') <= 0)
      refuse('rate', { key: 'finance.rate-not-positive' });
    const rateOn = read('rateOn', dayOf);
    const rateSource = text('rateSource', 300);
    const chargedYear = read('chargedYear', yearOfCell);
    const heading = needed(
      'heading',
      choice<BudgetHeading>('heading', words.headings, 'finance.heading-unknown'),
    );
    const line = choice<BudgetLine>('line', words.lines, 'sheets.line-unknown');
    const item = itemOf(text('item', 200), words);
    const [outcome, activity, partner] = [text('outcome', 300), text('activity', 300), text('partner', 300)];
    const outside = outsideOf(programme, { paidOn, chargedYear });
    if (outside) refuse(outside.key, outside.problem);
    const key = `${nameKey(partner ?? '')}|${reference}`;
    if (reference !== undefined && seen.has(key))
      refuse('reference', { key: 'sheets.reference-twice', args: { typed: reference, row: seen.get(key)! } });
    else seen.set(key, row + 1);
    if (refused.length > before || !reference || !paidOn || !description || !amount || !heading) continue;
    const optional = { rate, rateSource, rateOn, outcome, activity, partner, line, chargedYear };
    rows.push({ row: row + 1, reference, paidOn, description, amount, heading, item, ...optional });
  }
  return { rows, refused };
};

const currencyOf = (
  said: string | undefined,
  refuse: (key: string, reason: Problem) => undefined,
): string | undefined => {
  const code = said?.toUpperCase();
  return code === undefined || /^[A-Z]{3}$/.test(code)
    ? code
    : refuse('currency', { key: 'finance.currency-form' });
};

type Dated = { paidOn: string | undefined; chargedYear: number | undefined };

/** A day outside the programme is of another programme, unless a year of the programme is named to charge it to. */
const outsideOf = ({ from, until }: ProgrammeFacts, { paidOn, chargedYear }: Dated) => {
  const years = { from: yearOf(from as never), until: yearOf(until as never) };
  if (chargedYear !== undefined)
    return chargedYear < years.from || chargedYear > years.until
      ? {
          key: 'chargedYear',
          problem: { key: 'sheets.year-outside', args: { year: String(chargedYear), from, until } },
        }
      : undefined;
  return paidOn !== undefined && (paidOn < from || paidOn > until)
    ? { key: 'paidOn', problem: { key: 'sheets.day-outside', args: { day: paidOn, from, until } } }
    : undefined;
};

/** The rows of a budget; an empty year leaves what stands, a zero says that there is nothing. */
export const readBudgetRows = (
  table: SheetTable,
  { notation, words, programme }: RowReading,
): ReadRows<BudgetSheetRow> => {
  const refused = [...table.refused];
  const rows: BudgetSheetRow[] = [];
  const seen = new Map<string, number>();
  const years = [...table.columns.keys()].filter((key) => /^\d{4}$/.test(key));
  for (const year of years)
    if (year < programme.from.slice(0, 4) || year > programme.until.slice(0, 4))
      refused.push({
        sheet: table.sheet,
        cell: addressOf(table, (table.rows[0]?.row ?? 1) - 1, year),
        reason: { key: 'sheets.year-outside', args: { year, from: programme.from, until: programme.until } },
      });
  for (const { row, cells } of table.rows) {
    const reader = readerOf(table, row, cells, refused);
    const { refuse, read } = reader;
    const before = refused.length;
    const cell = cellIn(reader, words);
    const amounts = years.flatMap((year): { year: number; amount: Money }[] => {
      const amount = read(year, (cell) => amountOf(cell, programme.currency, notation));
      if (amount && amount.minor < 0) refuse(year, { key: 'finance.amount-negative' });
      return amount ? [{ year: Number(year), amount }] : [];
    });
    const { outcome, block, line, partner, heading, item } = cell;
    const key = nameKey(JSON.stringify([outcome, block, line, partner, heading, item]));
    if (seen.has(key)) refuse('block', { key: 'sheets.line-twice', args: { row: seen.get(key)! } });
    else seen.set(key, row + 1);
    if (refused.length > before || !block) continue;
    rows.push({ row: row + 1, ...cell, block, amounts });
  }
  return { rows, refused };
};

/** What makes a cell of a budget, or of what was spent before the house joined. */
const cellIn = ({ text, choice, needed }: ReturnType<typeof readerOf>, words: ChoiceWords) => ({
  block: needed('block', choice<BudgetBlock>('block', words.blocks, 'sheets.block-unknown')),
  heading: choice<BudgetHeading>('heading', words.headings, 'finance.heading-unknown'),
  line: choice<BudgetLine>('line', words.lines, 'sheets.line-unknown'),
  item: itemOf(text('item', 200), words),
  outcome: text('outcome', 300),
  partner: text('partner', 300),
});

/** The rows of what was spent before the house joined; whether a cell comes twice is seen where names are known. */
export const readOpeningRows = (
  table: SheetTable,
  { notation, words, programme }: RowReading,
): ReadRows<OpeningSheetRow> => {
  const refused = [...table.refused];
  const rows: OpeningSheetRow[] = [];
  for (const { row, cells } of table.rows) {
    const reader = readerOf(table, row, cells, refused);
    const { refuse, read, text, needed } = reader;
    const before = refused.length;
    const { block, ...cell } = cellIn(reader, words);
    const year = needed('year', read('year', yearOfCell));
    const amount = needed(
      'amount',
      read('amount', (typed) => amountOf(typed, programme.currency, notation)),
    );
    if (amount && amount.minor < 0) refuse('amount', { key: 'finance.amount-negative' });
    const report = needed('report', text('report', 200));
    if (refused.length > before || !block || !year || !amount || !report) continue;
    rows.push({ row: row + 1, ...cell, block, year, amount, report });
  }
  return { rows, refused };
};

/** The rows of the blocks of organisations that do not work here. */
export const readJointRows = (
  table: SheetTable,
  { notation, words, programme }: RowReading,
): ReadRows<JointSheetRow> => {
  const refused = [...table.refused];
  const rows: JointSheetRow[] = [];
  for (const { row, cells } of table.rows) {
    const { read, text, choice, needed } = readerOf(table, row, cells, refused);
    const before = refused.length;
    const organisation = needed('organisation', text('organisation', 200));
    const block = needed('block', choice<BudgetBlock>('block', words.blocks, 'sheets.block-unknown'));
    const line = choice<BudgetLine>('line', words.lines, 'sheets.line-unknown');
    const outcome = text('outcome', 20);
    const year = needed('year', read('year', yearOfCell));
    const amount = (key: 'budget' | 'actual') =>
      needed(
        key,
        read(key, (typed) => amountOf(typed, programme.currency, notation)),
      );
    const [budget, actual] = [amount('budget'), amount('actual')];
    const source = needed('source', text('source', 500));
    if (refused.length > before || !organisation || !block || !year || !budget || !actual || !source)
      continue;
    rows.push({ row: row + 1, organisation, block, outcome, line, year, budget, actual, source });
  }
  return { rows, refused };
};
