import { type CalendarDay, lastDayOfYear, yearOf } from '../../../kernel/calendar-day.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import { convert, type Money } from '../../../kernel/money.ts';
import type { FieldErrors, Problem } from '../../../kernel/problem.ts';
import { type BudgetHeading, type BudgetLine, headingFits } from './budget-input.ts';
import type { ExpenseInput } from './expense-input.ts';

/** What the actor sees of what an expense names, by id. */
export type ExpenseContext = {
  /** `certifiedYears`: those that a certified report covers, from before the house joined. */
  programmes: ReadonlyMap<
    string,
    { currency: string; lockedUntil: CalendarDay | null; certifiedYears: readonly number[] }
  >;
  outcomes: ReadonlyMap<string, { programmeId: string }>;
  activities: ReadonlyMap<string, { outcomeId: string; partnershipId: string | null }>;
  partnerships: ReadonlySet<string>;
  posts: ReadonlyMap<string, { partnershipId: string | null }>;
};

/** An expense with everything settled that follows from what it names. */
export type ExpenseDraft = {
  programmeId: string;
  outcomeId: string | null;
  partnershipId: string | null;
  activityId: string | null;
  block: 'operational' | 'management';
  line: BudgetLine | null;
  heading: BudgetHeading;
  chargedYear: number;
  rate: Decimal;
  rateSource: string;
  rateOn: string;
  converted: Money;
};

/** Stands as the source of a rate of 1: the amount is in the programme's own currency. */
export const ownCurrency = 'own currency';

/**
 * Settles programme, outcome, block, line, year and converted amount of an expense, or says by field what cannot be.
 * Whether it may be charged is for the checks; here only what would make it no expense of anything is refused.
 */
export const draftExpense = (
  context: ExpenseContext,
  input: ExpenseInput,
): { draft: ExpenseDraft } | { errors: FieldErrors } => {
  const unknown = unknownNames(context, input);
  if (unknown) return { errors: unknown };
  const activity = input.activityId ? context.activities.get(input.activityId) : undefined;
  const outcomeId = input.outcomeId ?? activity?.outcomeId ?? null;
  const programmeId = outcomeId ? context.outcomes.get(outcomeId)!.programmeId : input.programmeId;
  if (!programmeId) return { errors: { outcomeId: [{ key: 'finance.outcome-or-programme' }] } };
  const partnershipId = input.partnershipId ?? activity?.partnershipId ?? null;
  const misplaced = misplacedIn({ input, activity, outcomeId, programmeId, partnershipId });
  if (misplaced) return { errors: misplaced };
  const block = outcomeId ? 'operational' : 'management';
  const line = block === 'operational' ? (input.line ?? (partnershipId ? 'a' : null)) : null;
  if (block === 'operational' && !line) return { errors: { line: [{ key: 'finance.line-needed' }] } };
  if (!headingFits({ block, heading: input.heading }))
    return { errors: { heading: [{ key: 'finance.heading-of-another-block' }] } };
  const programme = context.programmes.get(programmeId)!;
  const rated = ratedAmount(input, programme.currency);
  if ('errors' in rated) return rated;
  const unclear = unclearVoucher(input) ?? misplacedPost(context, input, partnershipId);
  if (unclear) return { errors: unclear };
  const { heading, activityId = null } = input;
  const paidOn = input.paidOn as CalendarDay;
  const chargedYear = input.chargedYear ?? yearOf(paidOn);
  const closed = closedPeriod({ paidOn, chargedYear }, programme.lockedUntil);
  if (closed) return { errors: { [closed.field]: [closed.problem] } };
  const certified = certifiedYear(chargedYear, programme);
  if (certified) return { errors: { chargedYear: [certified] } };
  return {
    draft: { programmeId, outcomeId, partnershipId, activityId, block, line, heading, chargedYear, ...rated },
  };
};

type Dated = { paidOn: CalendarDay; chargedYear: number };

/** What was paid in a closed period, or is charged to a closed year, is written there no more. */
export const closedPeriod = (
  { paidOn, chargedYear }: Dated,
  lockedUntil: CalendarDay | null,
): { field: 'paidOn' | 'chargedYear'; problem: Problem } | undefined => {
  if (!lockedUntil) return undefined;
  const problem = { key: 'finance.period-closed', args: { day: lockedUntil } };
  if (paidOn <= lockedUntil) return { field: 'paidOn', problem };
  return lastDayOfYear(chargedYear) <= lockedUntil ? { field: 'chargedYear', problem } : undefined;
};

/** What was spent in a year that a certified report covers stands in that report: an expense would count it twice. */
export const certifiedYear = (
  chargedYear: number,
  { certifiedYears }: { certifiedYears: readonly number[] },
): Problem | undefined =>
  certifiedYears.includes(chargedYear)
    ? { key: 'finance.year-certified', args: { year: String(chargedYear) } }
    : undefined;

/** A whole voucher and what others bear are in the currency of the expense; an attestation says by whom and why. */
const unclearVoucher = (input: ExpenseInput): FieldErrors | undefined => {
  const { amount, wholeVoucher, otherShares, vat, voucherState, attestedBy, attestedWhy } = input;
  const isForeign = (money: Money | undefined) => money !== undefined && money.currency !== amount.currency;
  if (isForeign(wholeVoucher)) return { wholeVoucher: [{ key: 'finance.voucher-currency' }] };
  if (otherShares.some((share) => isForeign(share.amount)))
    return { otherShares: [{ key: 'finance.voucher-currency' }] };
  if (isForeign(vat)) return { vat: [{ key: 'finance.voucher-currency' }] };
  if (vat && vat.minor > amount.minor) return { vat: [{ key: 'finance.vat-beyond-amount' }] };
  if (voucherState !== 'attested') return undefined;
  if (!attestedBy) return { attestedBy: [{ key: 'problem.missing' }] };
  return attestedWhy ? undefined : { attestedWhy: [{ key: 'problem.missing' }] };
};

/** A post is paid by personnel costs of its own partner, or of the institute where it is the institute's. */
const misplacedPost = (
  context: ExpenseContext,
  { postId, heading }: ExpenseInput,
  partnershipId: string | null,
): FieldErrors | undefined => {
  if (!postId) return undefined;
  const post = context.posts.get(postId);
  if (!post) return notKnown('postId');
  if (heading !== 'personnel') return { postId: [{ key: 'finance.post-only-personnel' }] };
  return post.partnershipId === partnershipId
    ? undefined
    : { postId: [{ key: 'finance.post-of-another-partner' }] };
};

const notKnown = (field: string): FieldErrors => ({ [field]: [{ key: 'problem.not-known-here' }] });

const unknownNames = (context: ExpenseContext, input: ExpenseInput): FieldErrors | undefined => {
  if (input.activityId && !context.activities.has(input.activityId)) return notKnown('activityId');
  const activity = input.activityId && context.activities.get(input.activityId);
  const outcomeId = input.outcomeId ?? (activity ? activity.outcomeId : undefined);
  if (outcomeId && !context.outcomes.has(outcomeId)) return notKnown('outcomeId');
  if (input.programmeId && !context.programmes.has(input.programmeId)) return notKnown('programmeId');
  if (input.partnershipId && !context.partnerships.has(input.partnershipId)) return notKnown('partnershipId');
  return undefined;
};

type Placed = {
  input: ExpenseInput;
  activity: { outcomeId: string; partnershipId: string | null } | undefined;
  outcomeId: string | null;
  programmeId: string;
  partnershipId: string | null;
};

const misplacedIn = (placed: Placed): FieldErrors | undefined => {
  const { input, activity, outcomeId, programmeId, partnershipId } = placed;
  if (input.programmeId && input.programmeId !== programmeId)
    return { outcomeId: [{ key: 'finance.outcome-of-another-programme' }] };
  if (activity && activity.outcomeId !== outcomeId)
    return { activityId: [{ key: 'finance.activity-of-another-outcome' }] };
  if (activity?.partnershipId && activity.partnershipId !== partnershipId)
    return { activityId: [{ key: 'finance.activity-of-another-partner' }] };
  return undefined;
};

type Rated = Pick<ExpenseDraft, 'rate' | 'rateSource' | 'rateOn' | 'converted'>;

/** A rate of one for the programme's own currency; else the rate as it was given, with its source and day. */
const ratedAmount = (
  input: Pick<ExpenseInput, 'amount' | 'rate' | 'rateSource' | 'rateOn' | 'paidOn'>,
  currency: string,
): Rated | { errors: FieldErrors } => {
  const { amount, paidOn } = input;
  if (amount.currency === currency)
    return { rate: '1', rateSource: ownCurrency, rateOn: paidOn, converted: amount };
  const missing: FieldErrors = {};
  if (!input.rate)
    missing.rate = [{ key: 'finance.rate-missing', args: { from: amount.currency, to: currency } }];
  if (!input.rateSource) missing.rateSource = [{ key: 'finance.rate-source-missing' }];
  if (!input.rate || !input.rateSource) return { errors: missing };
  try {
    const converted = convert(amount, input.rate, currency);
    return { rate: input.rate, rateSource: input.rateSource, rateOn: input.rateOn ?? paidOn, converted };
  } catch (error) {
    if (error instanceof RangeError)
      return { errors: { amount: [{ key: 'finance.amount-beyond-counting' }] } };
    throw error;
  }
};
