import { type RawBuilder, sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type CountryFactRow, countryFactRows } from '../../programmes/queries/partner-countries.ts';
import { type ExceptionRow, exceptionOf, exceptionRows } from '../../records/queries/derogations.ts';
import type { Subject } from '../../records/rules/subject.ts';
import type { PlanLineFact } from '../rules/activity-facts.ts';
import type { JudgedActivity } from './judged-activities.ts';
import { type LaterFacts, laterFacts } from './later-facts.ts';
import { type OpenBefore, openBefore } from './open-recommendations.ts';
import { planLineFacts } from './plan-line-facts.ts';
import { postSharesElsewhere, type SharesOfActivity } from './post-shares-elsewhere.ts';

/**
 * Of these missions (A8), those whose outcome had a baseline recorded by the day they name. Baselines lie in an area above:
 * whoever knows them hands in how to ask.
 */
export type RecordedBaselines = (
  instituteId: string,
  activityIds: readonly string[],
  asOf?: number,
) => RawBuilder<{ activityId: string }>;

type Around = {
  subjects: readonly Subject[];
  baselines: RecordedBaselines | undefined;
  asOf: number | undefined;
};

/**
 * What the rules look at around these activities, in one statement: each part only for the kinds that it concerns, and
 * the derogations of the subjects; what has a history as of an audit number where one is given.
 */
export const aroundChecks = async (
  tx: Tx,
  instituteId: string,
  judged: readonly JudgedActivity[],
  { subjects, baselines = none, asOf }: Around,
) => {
  const ofKinds = (...kinds: JudgedActivity['kind'][]) => judged.filter(({ kind }) => kinds.includes(kind));
  const idsOf = (list: readonly JudgedActivity[]) => list.map(({ id }) => id);
  const partnerships = new Set(ofKinds('A2').flatMap(({ partnershipId }) => partnershipId ?? []));
  const { derogations, ...around } = await together<{
    lines: PlanLineFact;
    later: LaterFacts;
    shares: SharesOfActivity;
    open: OpenBefore;
    baselines: { activityId: string };
    countries: CountryFactRow;
    derogations: ExceptionRow;
  }>(tx, {
    lines: planLineFacts(instituteId, [...partnerships]),
    later: laterFacts(instituteId, idsOf(ofKinds('A1', 'A4', 'A5', 'A7')), asOf),
    shares: postSharesElsewhere(instituteId, idsOf(ofKinds('A3')), asOf),
    open: openBefore(instituteId, idsOf(ofKinds('A8'))),
    baselines: baselines(instituteId, idsOf(ofKinds('A8')), asOf),
    countries: countryFactRows(tx, instituteId, asOf),
    derogations: exceptionRows(instituteId, subjects, asOf),
  });
  return { ...around, exceptions: derogations.map(exceptionOf) };
};

const none: RecordedBaselines = () => sql`select null::uuid as "activityId" where false`;
