import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { eligibilityThroughTime } from '../../partners/queries/eligibility-checks.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import type { BodyEligibility } from '../rules/activity-facts.ts';
import type { ActivityDetail } from '../rules/kind-details.ts';

/**
 * Of multilateral actions (A6) that support a body, by activity: does aim O3 let the institute support it on their first
 * day? A body that is no regional one is not in the answer: O3 does not speak of it.
 */
export const bodyEligibilities = async (
  tx: Tx,
  instituteId: string,
  activities: readonly { id: string; from: CalendarDay }[],
  details: ReadonlyMap<string, ActivityDetail>,
): Promise<ReadonlyMap<string, BodyEligibility>> => {
  const supporting = activities.flatMap(({ id, from }) => {
    const detail = details.get(id);
    return detail?.kind === 'A6' && detail.bodyBenefits
      ? [{ id, from, body: detail.bodyOrganisationId }]
      : [];
  });
  const found = new Map<string, BodyEligibility>();
  for (const [body, supported] of Map.groupBy(supporting, (each) => each.body)) {
    const { onDay } = await eligibilityThroughTime(tx, instituteId, body);
    if (onDay) for (const { id, from } of supported) found.set(id, answerOf((await onDay(from)).checks));
  }
  return found;
};

/** Only a block is a plain no: a warning is a no that hangs on what nobody has confirmed. */
const answerOf = (checks: readonly Check[]): BodyEligibility => {
  const said = checks.find(({ ruleId }) => ruleId === 'O3-regional-body');
  const isEligible = said?.verdict === 'ok' || said?.verdict === 'settled';
  const isOpen = !isEligible && said?.verdict !== 'blocks';
  const unsure = isOpen ? checks.filter(({ verdict }) => verdict === 'warns' || verdict === 'informs') : [];
  const unconfirmed = [...new Set(unsure.flatMap((check) => check.unconfirmed))];
  return { isEligible, unconfirmed };
};
