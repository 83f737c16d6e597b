import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { exceptionsFor, type GrantedException } from '../../records/queries/derogations.ts';
import { partnerCountryPeriods } from '../../rulebook/queries/country-facts.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import type { RegionalHistory } from '../rules/regional-history.ts';
import { bodyHistories } from './body-histories.ts';
import { eligibilityOn, eligibilityRuleIds, type ProvenSupport } from './eligibility-checks.ts';

/** What aim O3 says of a body on a day; undefined of what is no regional body. */
export type BodyJudge = (bodyId: string, day: CalendarDay) => Promise<readonly Check[] | undefined>;

type Known = {
  partnerCountries: RegionalHistory<ProvenSupport>['partnerCountries'];
  /** Derogations, those for the bodies among them. */
  exceptions: readonly GrantedException[];
};

/**
 * Several regional bodies, to be judged on any day: one query beside the numbers of the rulebook, however many there are,
 * and one each for partner countries and derogations where the caller does not know them.
 */
export const judgedBodies = async (
  tx: Tx,
  instituteId: string,
  bodyIds: readonly string[],
  known?: Known,
): Promise<BodyJudge> => {
  const histories = await bodyHistories(tx, instituteId, bodyIds);
  if (histories.size === 0) return async () => undefined;
  const subjects = [...histories.keys()].map((id) => ({ kind: 'organisation', id }));
  const { partnerCountries, exceptions } = known ?? {
    partnerCountries: await partnerCountryPeriods(tx, instituteId),
    exceptions: await exceptionsFor(tx, instituteId, subjects),
  };
  const exceptionsOf = Map.groupBy(exceptions, ({ subject }) => subject.id);
  return async (bodyId, day) => {
    const history = histories.get(bodyId);
    if (!history) return;
    const parameters = await parametersOn(tx, instituteId, eligibilityRuleIds, day);
    const on = { day, exceptions: exceptionsOf.get(bodyId) ?? [] };
    return eligibilityOn({ ...history, partnerCountries }, parameters, on).checks;
  };
};
