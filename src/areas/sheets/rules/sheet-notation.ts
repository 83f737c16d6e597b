import { type CalendarDay, calendarDay } from '../../../kernel/calendar-day.ts';
import { canonicalDecimal, type Decimal } from '../../../kernel/decimal.ts';
import type { Language } from '../../../kernel/language.ts';
import { fromDecimal, type Money, whyNoMoney } from '../../../kernel/money.ts';
import { readDay, readDecimal } from '../../../kernel/notation.ts';
import type { PlainCell } from '../../../kernel/plain-sheet.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';

/** What stands before the fraction of a number that is typed as a text. */
export const notations = ['comma', 'point'] as const;
export type Notation = (typeof notations)[number];

/** English groups by commas, the others by points. */
export const notationOf = (language: Language): Notation => (language === 'en' ? 'point' : 'comma');

const languageOf: Record<Notation, Language> = { comma: 'fr', point: 'en' };

/** What a cell says as a text; undefined where it is empty. */
export const textOf = (cell: PlainCell | undefined): string | undefined => {
  if (cell === null || cell === undefined) return undefined;
  if (typeof cell === 'object') return cell.day;
  if (typeof cell === 'number') return numberText(cell) ?? String(cell);
  return String(cell).trim() || undefined;
};

/** A spreadsheet keeps fifteen digits of a number; what lies behind them is noise of its own counting. */
const numberText = (value: number): Decimal | undefined => {
  const text = value.toPrecision(15);
  return text.includes('e') || !Number.isFinite(value) ? undefined : canonicalDecimal(text);
};

export const decimalOf = (cell: PlainCell, notation: Notation): Result<Decimal> => {
  const typed = textOf(cell) ?? '';
  const decimal =
    typeof cell === 'number'
      ? numberText(cell)
      : typeof cell === 'string'
        ? readDecimal(typed, languageOf[notation])
        : undefined;
  return decimal === undefined ? fail({ key: 'problem.not-a-number', args: { typed } }) : ok(decimal);
};

/** An amount in minor units; "1,234" is read by the notation, and refused where that leaves it too fine. */
export const amountOf = (cell: PlainCell, currency: string, notation: Notation): Result<Money> => {
  const typed = textOf(cell) ?? '';
  const decimal = decimalOf(cell, notation);
  if (!decimal.ok) return fail({ key: 'problem.not-an-amount', args: { typed } });
  const amount = fromDecimal(decimal.value, currency);
  return amount ? ok(amount) : fail(whyNoMoney(typed, decimal.value, currency));
};

export const dayOf = (cell: PlainCell): Result<CalendarDay> => {
  const typed = textOf(cell) ?? '';
  const day = typeof cell === 'object' && cell !== null ? calendarDay(cell.day) : readDay(typed, 'fr');
  return day && typeof cell !== 'number' ? ok(day) : fail({ key: 'problem.not-a-day', args: { typed } });
};

export const yearOfCell = (cell: PlainCell): Result<number> => {
  const typed = textOf(cell) ?? '';
  return /^(19|20|21)\d\d$/.test(typed)
    ? ok(Number(typed))
    : fail({ key: 'sheets.not-a-year', args: { typed } });
};
