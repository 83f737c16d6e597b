import type { Tx } from '../../../db/transaction.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { outcomeById } from '../queries/outcomes.ts';
import { partnershipChoices } from '../queries/programme-lists.ts';
import type { AmendmentSaid } from '../rules/file-input.ts';

/** What is wrong with a requested change: its day, or what it says it changed. */
export const amendmentErrors = async (
  tx: Tx,
  chain: string,
  programmeId: string,
  { requestedOn, outcomeId, partnerId }: AmendmentSaid,
): Promise<FieldErrors | undefined> => {
  if (requestedOn > todayIn()) return { requestedOn: [{ key: 'programmes.day-in-future' }] };
  const stranger = [{ key: 'problem.not-known-here' }];
  if (outcomeId && (await outcomeById(tx, chain, outcomeId))?.programmeId !== programmeId)
    return { outcomeId: stranger };
  if (partnerId && !(await partnershipChoices(tx, chain)).some(({ id }) => id === partnerId))
    return { partnerId: stranger };
  return undefined;
};

/** The columns of what was said of a requested change. */
export const rowOfAmendment = (said: AmendmentSaid) => ({
  kind: said.kind,
  procedure: said.procedure,
  requested_on: said.requestedOn,
  what: said.what,
  reason: said.reason,
  reference: said.reference ?? null,
  outcome_id: said.outcomeId ?? null,
  country: said.country ?? null,
  partner_id: said.partnerId ?? null,
});
