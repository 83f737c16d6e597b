import { type Decimal, sameDecimal } from '../../../kernel/decimal.ts';
import { sameJson } from '../../../kernel/same-json.ts';
import type { SheetedFigure } from './fed-figures.ts';

type Parts = { [Part in 'value' | 'numerator' | 'denominator']: Decimal | null | undefined };

/** A figure that stands, with what records came to where it was confirmed, and why it is another one. */
export type StandingFigure = Parts & {
  text: unknown;
  comment: unknown;
  proposed: Decimal | null;
  otherBecause: string | null;
};

/** Whether a figure that is given leaves the row that stands as it is. */
export const leavesAsItIs = (stands: StandingFigure, figure: SheetedFigure): boolean =>
  saysTheSame(stands, figure) && !isConfirmedAnew(stands, figure);

/** The same value, confirmed against what the records come to since: a row of its own, as its records are others. */
export const isConfirmedAnew = (
  { proposed, otherBecause }: StandingFigure,
  { confirmed }: SheetedFigure,
): boolean =>
  proposed !== null &&
  confirmed !== undefined &&
  (!sameDecimal(proposed, confirmed.proposed) || otherBecause !== confirmed.reason);

export const saysTheSame = (stands: StandingFigure, figure: SheetedFigure): boolean =>
  sameParts(stands, figure) &&
  sameJson(stands.text ?? null, figure.text ?? null) &&
  sameJson(stands.comment ?? null, figure.comment ?? null);

/** A share is the same where its parts are: the value beside them is worked out, and has to agree. */
export const sameParts = (stands: Partial<Parts>, figure: Partial<Parts>): boolean =>
  sameDecimal(stands.numerator, figure.numerator) &&
  sameDecimal(stands.denominator, figure.denominator) &&
  (figure.numerator != null || sameDecimal(stands.value, figure.value));
