import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { exceptionsFor } from '../../records/queries/derogations.ts';
import { partnerCountryPeriods } from '../../rulebook/queries/country-facts.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import { bodyHistories } from './body-histories.ts';
import { eligibilityOn, eligibilityRuleIds } from './eligibility-checks.ts';

/** What aim O3 says of a body on a day; undefined of what is no regional body. */
export type BodyJudge = (bodyId: string, day: CalendarDay) => Promise<readonly Check[] | undefined>;

/** Several regional bodies, to be judged on any day: three queries beside the numbers of the rulebook, however many. */
export const judgedBodies = async (
  tx: Tx,
  instituteId: string,
  bodyIds: readonly string[],
): Promise<BodyJudge> => {
  const histories = await bodyHistories(tx, instituteId, bodyIds);
  if (histories.size === 0) return async () => undefined;
  const partnerCountries = await partnerCountryPeriods(tx, instituteId);
  const subjects = [...histories.keys()].map((id) => ({ kind: 'organisation', id }));
  const exceptions = Map.groupBy(await exceptionsFor(tx, instituteId, subjects), ({ subject }) => subject.id);
  return async (bodyId, day) => {
    const history = histories.get(bodyId);
    if (!history) return;
    const parameters = await parametersOn(tx, instituteId, eligibilityRuleIds, day);
    const on = { day, exceptions: exceptions.get(bodyId) ?? [] };
    return eligibilityOn({ ...history, partnerCountries }, parameters, on).checks;
  };
};
