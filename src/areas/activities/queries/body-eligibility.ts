import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { eligibilityChecks } from '../../partners/queries/eligibility-checks.ts';
import type { ActivityDetail } from '../rules/kind-details.ts';

/**
 * Of the bodies that benefit from multilateral actions (A6): does aim O3 let the institute support them on the day?
 * A body that is no regional one is not in the answer: O3 does not speak of it.
 */
export const eligibleBodies = async (
  tx: Tx,
  instituteId: string,
  details: Iterable<ActivityDetail>,
  day: CalendarDay,
): Promise<ReadonlyMap<string, boolean>> => {
  const bodies = new Set<string>();
  for (const detail of details)
    if (detail.kind === 'A6' && detail.bodyBenefits) bodies.add(detail.bodyOrganisationId);
  const eligible = new Map<string, boolean>();
  for (const body of bodies) {
    const checks = await eligibilityChecks(tx, instituteId, body, day);
    const said = checks.find(({ ruleId }) => ruleId === 'O3-regional-body');
    if (said) eligible.set(body, said.verdict === 'ok' || said.verdict === 'settled');
  }
  return eligible;
};
