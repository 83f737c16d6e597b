import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { countryFactPeriods } from '../../programmes/queries/partner-countries.ts';
import { exceptionsFor, type GrantedException } from '../../records/queries/derogations.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check, type Moment, type Rule } from '../../rulebook/rules/rule.ts';
import type { CommonFacts } from '../rules/activity-facts.ts';
import { activityRules, rulesFor, rulesOfEveryKind } from '../rules/activity-rules.ts';
import { detailsOfAll } from './activity-details.ts';
import { eligibleBodies } from './body-eligibility.ts';
import { builtAndServed } from './built-units.ts';
import { type JudgedScope, judgedActivities } from './judged-activities.ts';
import { planLineFacts } from './plan-line-facts.ts';
import { lastAskedOn } from './training-uses.ts';

/** What the rules say of one activity on `day`; no checks where it is not the actor's to see, or was cancelled. */
export const checksOfActivity = async (
  tx: Tx,
  instituteId: string,
  activityId: string,
  day: CalendarDay,
): Promise<Check[]> => (await checksOfActivities(tx, instituteId, [activityId], day)).get(activityId) ?? [];

export type CheckOptions = {
  /** Derogations of these activities, where the caller asked for them with others. */
  known?: readonly GrantedException[] | undefined;
  /** Only the rules that can stand in the way of this moment. */
  blockingAt?: Moment;
};

/** The same for many at once, by activity: a fixed number of queries, however many there are. */
export const checksOfActivities = async (
  tx: Tx,
  instituteId: string,
  of: JudgedScope,
  day: CalendarDay,
  { known, blockingAt }: CheckOptions = {},
): Promise<ReadonlyMap<string, Check[]>> => {
  const judged = await judgedActivities(tx, instituteId, of);
  if (judged.length === 0) return new Map();
  const ids = judged.map(({ id }) => id);
  const kinds = [...new Set(judged.map(({ kind }) => kind))];
  const partnerships = [...new Set(judged.flatMap(({ partnershipId }) => partnershipId ?? []))];
  const details = await detailsOfAll(tx, instituteId, judged);
  const lines = await planLineFacts(tx, instituteId, kinds.includes('A2') ? partnerships : []);
  const linesOf = Map.groupBy(lines, ({ partnershipId }) => partnershipId);
  const askedOn = await lastAskedOn(
    tx,
    instituteId,
    judged.filter(({ kind }) => kind === 'A5').map(({ id }) => id),
  );
  const fruits = await builtAndServed(
    tx,
    instituteId,
    judged.filter(({ kind }) => kind === 'A1' || kind === 'A4').map(({ id }) => id),
  );
  const bodies = await eligibleBodies(tx, instituteId, details.values(), day);
  const countries = await countryFactPeriods(tx, instituteId);
  const partnerCountries = countries.filter(({ kind }) => kind === 'partner_country');
  const dacCountries = countries.filter(({ kind }) => kind === 'dac_listed');
  const isAsked = ({ severity, moments }: Pick<Rule<never>, 'severity' | 'moments'>) =>
    blockingAt === undefined || (severity === 'blocks' && moments.includes(blockingAt));
  const rulesAsked = new Map(kinds.map((kind) => [kind, rulesFor(kind).filter(isAsked)]));
  const commonAsked = rulesOfEveryKind.filter(isAsked);
  const parameters = await parametersOn(
    tx,
    instituteId,
    activityRules.map(({ id }) => id),
    day,
  );
  const subjects = ids.map((id) => ({ kind: 'activity', id }));
  const exceptions = known ?? (await exceptionsFor(tx, instituteId, subjects));
  const exceptionsOf = Map.groupBy(exceptions, ({ subject }) => subject.id);
  return new Map(
    judged.map((activity) => {
      const detail = details.get(activity.id);
      const common: CommonFacts = {
        ...activity,
        today: day,
        partnerCountries,
        dacCountries,
        planLines: linesOf.get(activity.partnershipId ?? '') ?? [],
        useAskedOn: askedOn.get(activity.id) ?? null,
        unitsBuilt: fruits.get(activity.id)?.units ?? 0,
        services: fruits.get(activity.id)?.services ?? 0,
        isBodyEligible: detail?.kind === 'A6' ? (bodies.get(detail.bodyOrganisationId) ?? null) : null,
      };
      const on = { day, exceptions: exceptionsOf.get(activity.id) ?? [] };
      const valuesOf = (rule: { id: string }) => parameters.get(rule.id) ?? new Map();
      const checks = detail
        ? rulesAsked
            .get(detail.kind)!
            .map((rule) => applyRule(rule, { ...common, detail }, valuesOf(rule), on))
        : commonAsked.map((rule) => applyRule(rule, common, valuesOf(rule), on));
      return [activity.id, checks];
    }),
  );
};
