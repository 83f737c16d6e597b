import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { GrantedException } from '../../records/queries/derogations.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check, type Moment, type Rule, settledWhere } from '../../rulebook/rules/rule.ts';
import type { CommonFacts } from '../rules/activity-facts.ts';
import { activityRules, rulesFor, rulesOfEveryKind } from '../rules/activity-rules.ts';
import { awarenessRules } from '../rules/awareness-rules.ts';
import type { ActivityDetail } from '../rules/kind-details.ts';
import { detailsOfAll } from './activity-details.ts';
import { aroundChecks, type RecordedBaselines } from './around-checks.ts';
import { bodiesOf, bodyFindings } from './body-eligibility.ts';
import { type JudgedScope, judgedActivities } from './judged-activities.ts';

/** What the rules say of one activity on `day`; no checks where it is not the actor's to see, or was cancelled. */
export const checksOfActivity = async (
  tx: Tx,
  instituteId: string,
  activityId: string,
  day: CalendarDay,
  known?: Known,
): Promise<Check[]> =>
  (await checksOfActivities(tx, instituteId, [activityId], day, known)).get(activityId) ?? [];

/** What the caller asked for already, or knows how to ask for. */
type Known = {
  /** Derogations of these activities, where it asked for them with others. */
  exceptions?: readonly GrantedException[] | undefined;
  /** The detail of each of these activities that has one. */
  details?: ReadonlyMap<string, ActivityDetail>;
  /** How to ask for baselines, from an area that knows them; without it no mission is judged by them. */
  baselines?: RecordedBaselines | undefined;
};

export type CheckOptions = Known & {
  /** Only the rules that can stand in the way of this moment. */
  blockingAt?: Moment;
  /** An audit number: what has a history is judged as it stood then. */
  asOf?: number | undefined;
};

/** The same for many at once, by activity: a fixed number of queries, however many there are. */
export const checksOfActivities = async (
  tx: Tx,
  instituteId: string,
  of: JudgedScope,
  day: CalendarDay,
  { blockingAt, asOf, ...known }: CheckOptions = {},
): Promise<ReadonlyMap<string, Check[]>> => {
  const judged = await judgedActivities(tx, instituteId, of, asOf);
  if (judged.length === 0) return new Map();
  const ids = judged.map(({ id }) => id);
  const kinds = [...new Set(judged.map(({ kind }) => kind))];
  const details = known.details ?? (await detailsOfAll(tx, instituteId, judged));
  const subjects = [
    ...(known.exceptions ? [] : ids.map((id) => ({ kind: 'activity', id }))),
    ...bodiesOf(judged, details).map((id) => ({ kind: 'organisation', id })),
  ];
  const { baselines } = known;
  const around = await aroundChecks(tx, instituteId, judged, { subjects, baselines, asOf });
  const withBaseline = baselines && new Set(around.baselines.map(({ activityId }) => activityId));
  const linesOf = Map.groupBy(around.lines, ({ partnershipId }) => partnershipId);
  const later = new Map(around.later.map((facts) => [facts.activityId, facts]));
  const shares = Map.groupBy(around.shares, ({ activityId }) => activityId);
  const openRecommendations = Map.groupBy(around.open, ({ mission }) => mission);
  const partnerCountries = around.countries.filter(({ kind }) => kind === 'partner_country');
  const dacCountries = around.countries.filter(({ kind }) => kind === 'dac_listed');
  const exceptions = [...(known.exceptions ?? []), ...around.exceptions];
  const exceptionsOf = Map.groupBy(exceptions, ({ subject }) => subject.id);
  const bodies = await bodyFindings(tx, instituteId, judged, { details, partnerCountries, exceptions });
  const isAsked = ({ severity, moments }: Pick<Rule<never>, 'severity' | 'moments'>) =>
    blockingAt === undefined || (severity === 'blocks' && moments.includes(blockingAt));
  const isHeard = ({ verdict, moments }: Check) =>
    blockingAt === undefined || (verdict === 'blocks' && moments.includes(blockingAt));
  const rulesAsked = new Map(kinds.map((kind) => [kind, rulesFor(kind).filter(isAsked)]));
  const commonAsked = rulesOfEveryKind.filter(isAsked);
  const parameters = await parametersOn(
    tx,
    instituteId,
    activityRules.map(({ id }) => id),
    day,
    asOf,
  );
  return new Map(
    judged.map((activity) => {
      const detail = details.get(activity.id);
      const common: CommonFacts = {
        ...activity,
        today: day,
        partnerCountries,
        dacCountries,
        planLines: linesOf.get(activity.partnershipId ?? '') ?? [],
        useAskedOn: later.get(activity.id)?.askedOn ?? null,
        unitsBuilt: later.get(activity.id)?.units ?? 0,
        learningProducts: later.get(activity.id)?.products ?? 0,
        services: later.get(activity.id)?.services ?? 0,
        sharesElsewhere: shares.get(activity.id) ?? [],
        openRecommendations: openRecommendations.get(activity.id) ?? [],
        isBaselineRecorded: withBaseline?.has(activity.id) ?? null,
        bodyEligibility: bodies.get(activity.id)?.benefiting ?? null,
      };
      const on = { day, exceptions: exceptionsOf.get(activity.id) ?? [] };
      const valuesOf = (rule: { id: string }) => parameters.get(rule.id) ?? new Map();
      const ofKind = detail
        ? rulesAsked
            .get(detail.kind)!
            .map((rule) => applyRule(rule, { ...common, detail }, valuesOf(rule), on))
        : commonAsked.map((rule) => applyRule(rule, common, valuesOf(rule), on));
      const ofAwareness = common.awareness
        ? awarenessRules.filter(isAsked).map((rule) => applyRule(rule, common, valuesOf(rule), on))
        : [];
      const checks = [...ofKind, ...ofAwareness];
      const ofBody = bodies.get(activity.id)?.partner;
      return [activity.id, ofBody && isHeard(ofBody) ? [...checks, settledWhere(ofBody, on)] : checks];
    }),
  );
};
