import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { planLinesWithPlan } from '../../programmes/queries/action-plans.ts';
import { countryFactPeriods } from '../../programmes/queries/partner-countries.ts';
import { exceptionsFor } from '../../records/queries/derogations.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import type { ActivityFacts } from '../rules/activity-facts.ts';
import { activityRules, rulesFor } from '../rules/activity-rules.ts';
import { exchangesOf, trainingsOf } from './activity-details.ts';
import { judgedActivities } from './judged-activities.ts';

/** What the rules say of one activity on `day`; no checks where it is not the actor's to see, or was cancelled. */
export const checksOfActivity = async (
  tx: Tx,
  instituteId: string,
  activityId: string,
  day: CalendarDay,
): Promise<Check[]> => (await checksOfActivities(tx, instituteId, [activityId], day)).get(activityId) ?? [];

/** The same for many at once, by activity: at most seven queries however many there are. */
export const checksOfActivities = async (
  tx: Tx,
  instituteId: string,
  activityIds: readonly string[],
  day: CalendarDay,
): Promise<ReadonlyMap<string, Check[]>> => {
  const judged = await judgedActivities(tx, instituteId, activityIds);
  if (judged.length === 0) return new Map();
  const ids = judged.map(({ id }) => id);
  const partnerships = [...new Set(judged.flatMap(({ partnershipId }) => partnershipId ?? []))];
  const ofKind = (code: string) => judged.filter(({ kind }) => kind === code).map(({ id }) => id);
  const trainings = await trainingsOf(tx, instituteId, ofKind('A2'));
  const exchanges = await exchangesOf(tx, instituteId, ofKind('A7'));
  const lines = trainings.size > 0 ? await planLinesWithPlan(tx, instituteId, partnerships) : [];
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
  const exceptions = await exceptionsFor(tx, instituteId, subjects);
  return new Map(
    judged.map((activity) => {
      const training = trainings.get(activity.id);
      const facts: ActivityFacts = {
        ...activity,
        today: day,
        partnerCountries,
        dacCountries,
        training: training
          ? {
              ...training,
              lines: lines.filter(({ partnershipId }) => partnershipId === activity.partnershipId),
            }
          : null,
        exchange: exchanges.get(activity.id) ?? null,
      };
      const own = exceptions.filter(({ subject }) => subject.id === activity.id);
      const checks = rulesFor(activity.kind).map((rule) =>
        applyRule(rule, facts, parameters.get(rule.id) ?? new Map(), { day, exceptions: own }),
      );
      return [activity.id, checks];
    }),
  );
};
