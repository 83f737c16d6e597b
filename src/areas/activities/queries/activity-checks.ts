import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { planLinesWithPlan } from '../../programmes/queries/action-plans.ts';
import { countryFactPeriods } from '../../programmes/queries/partner-countries.ts';
import { exceptionsFor, type GrantedException } from '../../records/queries/derogations.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import type { CommonFacts } from '../rules/activity-facts.ts';
import { activityRules, rulesFor, rulesOfEveryKind } from '../rules/activity-rules.ts';
import { detailsOfAll } from './activity-details.ts';
import { eligibleBodies } from './body-eligibility.ts';
import { builtAndServed } from './built-units.ts';
import { judgedActivities } from './judged-activities.ts';
import { lastAskedOn } from './training-uses.ts';

/** What the rules say of one activity on `day`; no checks where it is not the actor's to see, or was cancelled. */
export const checksOfActivity = async (
  tx: Tx,
  instituteId: string,
  activityId: string,
  day: CalendarDay,
): Promise<Check[]> => (await checksOfActivities(tx, instituteId, [activityId], day)).get(activityId) ?? [];

/** The same for many at once, by activity: a fixed number of queries and one a kind, however many there are. */
export const checksOfActivities = async (
  tx: Tx,
  instituteId: string,
  activityIds: readonly string[],
  day: CalendarDay,
  /** Derogations of these activities, where the caller asked for them with others. */
  known?: readonly GrantedException[],
): Promise<ReadonlyMap<string, Check[]>> => {
  const judged = await judgedActivities(tx, instituteId, activityIds);
  if (judged.length === 0) return new Map();
  const ids = judged.map(({ id }) => id);
  const partnerships = [...new Set(judged.flatMap(({ partnershipId }) => partnershipId ?? []))];
  const details = await detailsOfAll(tx, instituteId, judged);
  const lines = judged.some(({ kind }) => kind === 'A2')
    ? await planLinesWithPlan(tx, instituteId, partnerships)
    : [];
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
  const parameters = await parametersOn(
    tx,
    instituteId,
    activityRules.map(({ id }) => id),
    day,
  );
  const subjects = ids.map((id) => ({ kind: 'activity', id }));
  const exceptions = known ?? (await exceptionsFor(tx, instituteId, subjects));
  return new Map(
    judged.map((activity) => {
      const detail = details.get(activity.id);
      const common: CommonFacts = {
        ...activity,
        today: day,
        partnerCountries,
        dacCountries,
        planLines: lines.filter(({ partnershipId }) => partnershipId === activity.partnershipId),
        useAskedOn: askedOn.get(activity.id) ?? null,
        unitsBuilt: fruits.get(activity.id)?.units ?? 0,
        services: fruits.get(activity.id)?.services ?? 0,
        isBodyEligible: detail?.kind === 'A6' ? (bodies.get(detail.bodyOrganisationId) ?? null) : null,
      };
      const on = { day, exceptions: exceptions.filter(({ subject }) => subject.id === activity.id) };
      const valuesOf = (rule: { id: string }) => parameters.get(rule.id) ?? new Map();
      const checks = detail
        ? rulesFor(detail.kind).map((rule) => applyRule(rule, { ...common, detail }, valuesOf(rule), on))
        : rulesOfEveryKind.map((rule) => applyRule(rule, common, valuesOf(rule), on));
      return [activity.id, checks];
    }),
  );
};
