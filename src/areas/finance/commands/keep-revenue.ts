import type * as z from 'zod/mini';
import type { Writing } from '../../../command/command.ts';
import { type CalendarDay, todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { expenseContext } from '../queries/expense-context.ts';
import { closedPeriod, ratedAmount } from '../rules/expense-draft.ts';
import type { revenueInput } from '../rules/revenue-input.ts';

type Said = Omit<z.infer<typeof revenueInput>, 'id'>;
type Row = { id: string; replaces?: { id: string; reason: string } };

/** Writes one revenue; what was said, for the trail, or by field what is wrong with it. */
export const keepRevenue = async (
  { tx, chain, entryNo }: Writing,
  { id, replaces }: Row,
  said: Said,
): Promise<{ errors: FieldErrors } | { after: Record<string, unknown> }> => {
  const { programmeId, outcomeId, partnershipId, kind, receivedOn, what, amount } = said;
  const { programmes, outcomes, partnerships } = await expenseContext(tx, chain, [
    { programmeId, outcomeId, partnershipId },
  ]);
  const notKnown = (field: string) => ({ errors: { [field]: [{ key: 'problem.not-known-here' }] } });
  const programme = programmes.get(programmeId);
  if (!programme) return notKnown('programmeId');
  if (outcomeId && outcomes.get(outcomeId)?.programmeId !== programmeId) return notKnown('outcomeId');
  if (partnershipId && !partnerships.has(partnershipId)) return notKnown('partnershipId');
  const paidOn = receivedOn as CalendarDay;
  if (paidOn > todayIn()) return { errors: { receivedOn: [{ key: 'finance.day-ahead' }] } };
  const closed = closedPeriod({ paidOn, chargedYear: yearOf(paidOn) }, programme.lockedUntil);
  if (closed) return { errors: { receivedOn: [closed.problem] } };
  const rated = ratedAmount({ ...said, paidOn }, programme.currency);
  if ('errors' in rated) return rated;
  const { rate, rateSource, converted } = rated;
  await tx
    .insertInto('revenues')
    .values({
      institute_id: chain,
      id,
      programme_id: programmeId,
      outcome_id: outcomeId ?? null,
      partnership_id: partnershipId ?? null,
      kind,
      received_on: receivedOn,
      what,
      amount_minor: amount.minor,
      currency: amount.currency,
      rate,
      rate_source: rateSource,
      converted_minor: converted.minor,
      converted_currency: converted.currency,
      replaces_id: replaces?.id ?? null,
      correction_reason: replaces?.reason ?? null,
      entry_no: entryNo,
    })
    .execute();
  return { after: { ...said, rate, rateSource, converted } };
};
