import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { bodyHistories } from '../../partners/queries/body-histories.ts';
import { eligibilityOn, eligibilityRuleIds } from '../../partners/queries/eligibility-checks.ts';
import type { CountryFactPeriod } from '../../programmes/rules/country-fact.ts';
import type { GrantedException } from '../../records/queries/derogations.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import type { ActivityDetail } from '../rules/kind-details.ts';

/** The bodies that benefit from multilateral actions (A6), each once: aim O3 has a word on them. */
export const benefitingBodies = (details: Iterable<ActivityDetail>): string[] => {
  const bodies = new Set<string>();
  for (const detail of details)
    if (detail.kind === 'A6' && detail.bodyBenefits) bodies.add(detail.bodyOrganisationId);
  return [...bodies];
};

type Known = {
  day: CalendarDay;
  partnerCountries: readonly CountryFactPeriod[];
  /** Derogations, those for the bodies among them. */
  exceptions: readonly GrantedException[];
};

/**
 * Does aim O3 let the institute support each of these bodies on the day? A body that is no regional one is not in the
 * answer: O3 does not speak of it. One query beside the numbers of the rulebook, however many there are.
 */
export const eligibleBodies = async (
  tx: Tx,
  instituteId: string,
  bodyIds: readonly string[],
  { day, partnerCountries, exceptions }: Known,
): Promise<ReadonlyMap<string, boolean>> => {
  const histories = await bodyHistories(tx, instituteId, bodyIds, day);
  const parameters = await parametersOn(tx, instituteId, eligibilityRuleIds, day);
  const eligible = new Map<string, boolean>();
  for (const [bodyId, known] of histories) {
    const own = exceptions.filter(({ subject }) => subject.id === bodyId);
    const { checks } = eligibilityOn({ ...known, partnerCountries }, parameters, { day, exceptions: own });
    const said = checks.find(({ ruleId }) => ruleId === 'O3-regional-body');
    if (said) eligible.set(bodyId, said.verdict === 'ok' || said.verdict === 'settled');
  }
  return eligible;
};
