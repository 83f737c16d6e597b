import type { Tx } from '../../../db/transaction.ts';
import { yearOf } from '../../../kernel/calendar-day.ts';
import { besideWhereAsked } from '../../../page/asked-beside.tsx';
import { type FieldBeside, type Narrowing, valuesOf } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import { entryAsked } from '../../results/pages/as-of-field.tsx';
import type { BudgetAmountRow } from '../queries/budget-amounts.ts';
import { isOn, type MoneyAxis } from '../rules/money-axes.ts';
import { choicesAsked, programmeAsked } from './figure-keys.ts';
import { yearWhereAsked } from './money-beside.tsx';

export type BudgetAsked = {
  programme: ProgrammeRow;
  /** The version, where it is not the one in force. */
  edition: number | undefined;
  asOf: number | undefined;
  isAsked: (row: BudgetAmountRow) => boolean;
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
};

/** Which version of a budget an address asks for; a figure of the comparison leads here with its line, outcome or year. */
export const budgetAsked = async (page: Page, tx: Tx): Promise<BudgetAsked> => {
  const { words } = page;
  const { programme, places } = await programmeAsked(page, tx);
  const narrowings = choicesAsked(page, places);
  const year = yearWhereAsked(page, 'year', words.t('finance.by-year'));
  const entry = await entryAsked(page, tx);
  const version = besideWhereAsked(page, {
    name: 'version',
    label: words.t('finance.version'),
    read: (typed) => (/^[1-9]\d{0,5}$/.test(typed) ? Number(typed) : undefined),
    width: 4,
  });
  const keys = Object.entries(valuesOf(narrowings)) as [MoneyAxis, string][];
  const isInYear = ({ from, until }: BudgetAmountRow) =>
    year.value === undefined || (yearOf(from) <= year.value && year.value <= yearOf(until));
  return {
    ...{ programme, edition: version.value, asOf: entry.value },
    isAsked: (row) => keys.every(([axis, key]) => isOn({ ...row, month: '' }, axis, key)) && isInYear(row),
    narrowings,
    beside: [year, entry, version],
  };
};
