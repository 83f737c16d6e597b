import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { bodyHistories } from '../../partners/queries/body-histories.ts';
import {
  type EligibilityOnDay,
  eligibilityOn,
  eligibilityRuleIds,
  type ProvenSupport,
} from '../../partners/queries/eligibility-checks.ts';
import type { RegionalHistory } from '../../partners/rules/regional-history.ts';
import { exceptionsFor } from '../../records/queries/derogations.ts';
import { partnerCountryPeriods } from '../../rulebook/queries/country-facts.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';

type Decision = {
  kind: 'agreement' | 'activity';
  id: string;
  bodyId: string;
  label: string;
  /** On which it is judged: of an agreement the day of signing, of an activity the first planned. */
  day: CalendarDay;
};

/** A decision with the verdict of its day, and the one that it would have without a fact. */
export type TurnedDecision = Decision & { now: EligibilityOnDay; without: EligibilityOnDay };

/** Leaves a fact out of what is known of a body. */
export type LeavingOut = (history: RegionalHistory<ProvenSupport>) => RegionalHistory<ProvenSupport>;

/**
 * What was decided in favour of these regional bodies and would be judged otherwise (aim O3) if a fact had never been,
 * the latest first: a fixed number of queries, however many bodies and decisions there are.
 */
export const turnedDecisions = async (
  tx: Tx,
  instituteId: string,
  bodyIds: readonly string[],
  leavingOut: LeavingOut,
): Promise<TurnedDecision[]> => {
  const decisions = await decisionsFor(tx, instituteId, bodyIds);
  if (decisions.length === 0) return [];
  const histories = await bodyHistories(tx, instituteId, bodyIds);
  const partnerCountries = await partnerCountryPeriods(tx, instituteId);
  const subjects = bodyIds.map((id) => ({ kind: 'organisation', id }));
  const exceptions = Map.groupBy(await exceptionsFor(tx, instituteId, subjects), ({ subject }) => subject.id);
  const judged = new Map<string, Pick<TurnedDecision, 'now' | 'without'>>();
  const turned: TurnedDecision[] = [];
  for (const decision of decisions) {
    const { bodyId, day } = decision;
    const known = histories.get(bodyId);
    if (!known) continue;
    const history = { ...known, partnerCountries };
    const parameters = await parametersOn(tx, instituteId, eligibilityRuleIds, day);
    const on = { day, exceptions: exceptions.get(bodyId) ?? [] };
    const key = `${bodyId} ${day}`;
    const both = judged.get(key) ?? {
      now: eligibilityOn(history, parameters, on),
      without: eligibilityOn(leavingOut(history), parameters, on),
    };
    judged.set(key, both);
    if (verdictOf(both.now) !== verdictOf(both.without)) turned.push({ ...decision, ...both });
  }
  return turned;
};

const verdictOf = ({ checks }: EligibilityOnDay) => checks[0]?.verdict;

const decisionsFor = async (tx: Tx, instituteId: string, bodyIds: readonly string[]): Promise<Decision[]> => {
  if (bodyIds.length === 0) return [];
  const { rows } = await sql<Decision>`
    with of_body as (
      select s.id, s.organisation_id from partnerships s
       where s.institute_id = ${instituteId} and s.organisation_id = any (${[...bodyIds]}::uuid[])
    ), of_activity as (
      select a.id, s.organisation_id from activities a join of_body s on s.id = a.partnership_id
       where a.institute_id = ${instituteId}
      union
      select m.activity_id, m.body_organisation_id from activity_multilaterals m
       where m.institute_id = ${instituteId} and m.body_benefits and m.body_organisation_id = any (${[...bodyIds]}::uuid[])
    )
    select 'agreement' as kind, a.id, s.organisation_id as "bodyId", a.reference as label, g.signed_on as day
      from of_body s
      join agreements a on (a.institute_id, a.partnership_id) = (${instituteId}, s.id)
      join agreement_signings g on (g.institute_id, g.agreement_id) = (a.institute_id, a.id)
    union all
    select 'activity', a.id, x.organisation_id, a.reference || ' ' || a.title, a.planned_from
      from of_activity x join activities a on (a.institute_id, a.id) = (${instituteId}, x.id)
     where not a.is_cancelled
     order by day desc, label, id`.execute(tx);
  return rows;
};
