import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { toDecimal } from '../../../kernel/money.ts';
import type { FieldErrors, Problem } from '../../../kernel/problem.ts';
import type { DecisionKind, DecisionShare } from './programme-input.ts';

type Amounts = { askedMinor?: number | null | undefined };

type Said = Amounts & {
  kind: DecisionKind;
  /** Of the programme, in whose minor units all amounts are. */
  currency: string;
  subsidyMinor?: number | undefined;
  shares: readonly DecisionShare[];
};

/** What stands before it: the submission that it answers, and the newest grant. */
type Before = {
  submission: (Amounts & { shares: ReadonlyMap<string, number | null> }) | undefined;
  subsidyMinor: number | null | undefined;
};

/** The decision that answers it, where that was recorded first: what it grants, by its own asking where it names one. */
type Answer = {
  decidedOn: CalendarDay;
  askedMinor: number | null;
  subsidyMinor: number | null;
  shares: ReadonlyMap<string, { askedMinor: number | null; grantedMinor: number | null }>;
};

/**
 * What is wrong with what a step asks or grants: no more is granted than was asked, of the whole or of an outcome, by the same
 * step or by the submission that it answers, whichever of them is recorded first; and where a decision names shares alone, these
 * are no more than the subsidy that stands.
 */
export const grantErrors = (said: Said, before: Before, answer?: Answer): FieldErrors | undefined => {
  const errors =
    said.kind === 'decided'
      ? errorsOfGrant(said, before)
      : said.kind === 'submitted' && answer
        ? errorsOfAsking(said, answer)
        : {};
  return Object.keys(errors).length > 0 ? errors : undefined;
};

const errorsOfGrant = (
  { currency, askedMinor, subsidyMinor, shares }: Said,
  { submission, subsidyMinor: standing }: Before,
): FieldErrors => {
  const granted = shares.reduce((sum, share) => sum + (share.grantedMinor ?? 0), 0);
  const first = shares.findIndex(({ grantedMinor }) => grantedMinor !== undefined);
  const together = subsidyMinor === undefined && first >= 0 ? granted : undefined;
  const above = (grantedMinor: Amount, asked: Amount) =>
    wrongPair('programmes.granted-above-asked', { currency, granted: grantedMinor, most: asked });
  return errorsOf([
    ['subsidyMinor', above(subsidyMinor, askedMinor ?? submission?.askedMinor)],
    [
      `shares.${first}.grantedMinor`,
      wrongPair('programmes.shares-above-subsidy', { currency, granted: together, most: standing }),
    ],
    ...shares.map((share, at): Judged => {
      const asked = share.askedMinor ?? submission?.shares.get(share.outcomeId);
      return [`shares.${at}.grantedMinor`, above(share.grantedMinor, asked)];
    }),
  ]);
};

/** What a decision says itself was asked it rests on, whatever its submission asks. */
const errorsOfAsking = ({ currency, askedMinor, shares }: Said, answer: Answer): FieldErrors => {
  const below = (most: Amount, answered: { askedMinor: Amount } | undefined, granted: Amount) =>
    answered?.askedMinor === null
      ? wrongPair('programmes.asked-below-granted', { currency, granted, most, day: answer.decidedOn })
      : undefined;
  return errorsOf([
    ['askedMinor', below(askedMinor, answer, answer.subsidyMinor)],
    ...shares.map((share, at): Judged => {
      const answered = answer.shares.get(share.outcomeId);
      return [`shares.${at}.askedMinor`, below(share.askedMinor, answered, answered?.grantedMinor)];
    }),
  ]);
};

type Amount = number | null | undefined;
type Judged = [field: string, problem: Problem | undefined];

/** The fields of which something is wrong; the last of two things that are wrong with one. */
const errorsOf = (judged: readonly Judged[]): FieldErrors =>
  Object.fromEntries(judged.flatMap(([field, problem]) => (problem ? [[field, [problem]]] : [])));

type Pair = { currency: string; granted: Amount; most: Amount; day?: CalendarDay };

/** More granted than the most that can be, where both are said; each is told in the notation of who reads it. */
const wrongPair = (key: string, { currency, granted, most, ...more }: Pair): Problem | undefined =>
  typeof granted === 'number' && typeof most === 'number' && granted > most
    ? {
        key,
        args: {
          ...{ granted: toDecimal({ minor: granted, currency }), most: toDecimal({ minor: most, currency }) },
          ...{ currency, ...more },
        },
      }
    : undefined;
