import { type CalendarDay, yearOf } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { TransactionRow } from './subject.ts';

/** A quarter of a year: `2025-Q4`. */
export type Quarter = `${number}-Q${1 | 2 | 3 | 4}`;

/**
 * The quarter in which an expense is published: that of its payment, within the year to which it is charged. What was
 * paid before that year counts in its first quarter, what was paid after it in its last.
 */
export function quarterOf(paidOn: CalendarDay, chargedYear: number): Quarter {
  const paidYear = yearOf(paidOn);
  if (paidYear < chargedYear) return `${chargedYear}-Q1`;
  if (paidYear > chargedYear) return `${chargedYear}-Q4`;
  const quarter = Math.ceil(Number(paidOn.slice(5, 7)) / 3) as 1 | 2 | 3 | 4;
  return `${chargedYear}-Q${quarter}`;
}

const ORDINALS: Record<string, string> = { '1': '1er', '2': '2e', '3': '3e', '4': '4e' };
const LAST_DAYS: Record<string, string> = { '1': '03-31', '2': '06-30', '3': '09-30', '4': '12-31' };

/** The expenses of a quarter as one expenditure on its last day, known by its reference; nobody is named in it. */
export function quarterlyExpenditure(
  quarter: Quarter,
  amount: TransactionRow['amount'],
  position: number,
): TransactionRow {
  const [year = '', number = ''] = quarter.split('-Q');
  const on = `${year}-${LAST_DAYS[number]}` as CalendarDay;
  const reference = `E-${quarter}`;
  const description: Localized = {
    fr: { text: `Dépenses, ${ORDINALS[number]} trimestre ${year}`, source: true },
    nl: { text: `Uitgaven, ${number}e kwartaal ${year}` },
    en: { text: `Expenditure, quarter ${number} of ${year}` },
  };
  return {
    id: reference,
    key: reference,
    kind: 'expenditure',
    reference,
    on,
    valueOn: on,
    amount,
    description,
    position,
    computed: true,
  };
}
