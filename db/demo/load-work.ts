import { cancelActivity } from '../../src/areas/activities/commands/cancel-activity.ts';
import { followRecommendation } from '../../src/areas/activities/commands/follow-recommendation.ts';
import { holdActivity } from '../../src/areas/activities/commands/hold-activity.ts';
import { planActivity } from '../../src/areas/activities/commands/plan-activity.ts';
import { recommend } from '../../src/areas/activities/commands/recommend.ts';
import { recordCashBook } from '../../src/areas/finance/commands/record-cash-book.ts';
import { recordMeasurements } from '../../src/areas/results/commands/record-measurements.ts';
import { addDays, type CalendarDay } from '../../src/kernel/calendar-day.ts';
import { storyId } from './draws.ts';
import { enteringFor, staff, type Telling, tell } from './telling.ts';
import type { ToldActivity } from './unfold-activities.ts';
import { type CashBook, cashBooksOf } from './unfold-expenses.ts';
import { measurementsOf } from './unfold-results.ts';
import { onBehalfSources } from './words.ts';
import { adviceWords } from './words-kinds.ts';

/** The first exchange with a report led to something that was done, the next to something that is still open. */
const followed = ['done', 'open'] as const;

const namesOrganisations = ['A5', 'A6', 'A7'];

/** Activities as they were planned, and what had become of them by a day (by today where none is given). */
export const tellActivities = async (
  telling: Telling,
  activities: readonly ToldActivity[],
  by?: CalendarDay,
): Promise<void> => {
  const advised = activities
    .filter(({ plan, course }) => plan.kind === 'A7' && course.state === 'held' && course.report)
    .slice(-followed.length)
    .map(({ id }) => id);
  for (const { id, party, plan, course, from } of activities) {
    if (by !== undefined && String(plan.decidedOn ?? '') > by) continue;
    // These name organisations that only the institute sees.
    const own = enteringFor(telling, party, 'partner_coordinator');
    const planner = namesOrganisations.includes(plan.kind) ? staff(telling, 'programme_officer') : own.actor;
    const onBehalf = party ? { onBehalf: { source: onBehalfSources[party.tongue](from.slice(0, 7)) } } : {};
    await tell(telling, planner, planActivity, [id], {
      ...plan,
      ...(planner === own.actor && !own.isStaff ? {} : onBehalf),
    });
    if (by !== undefined && endOf(course, from) > by) continue;
    const behalf = own.isStaff ? onBehalf : {};
    if (course.state === 'cancelled')
      await tell(telling, own.actor, cancelActivity, [id], {
        activityId: id,
        reason: course.reason,
        ...behalf,
      });
    if (course.state === 'held')
      await tell(telling, own.actor, holdActivity, [id], {
        activityId: id,
        heldFrom: course.from,
        heldUntil: course.until,
        ...(course.report ? { report: course.report.text, reportOn: course.report.on } : {}),
        counts: course.counts,
        ...behalf,
      });
    const advice = followed[advised.indexOf(id)];
    if (advice && course.state === 'held' && by === undefined)
      await tellAdvice(telling, id, course.until, advice);
  }
};

/** The last day that the entry of what became of it speaks of. */
const endOf = (course: ToldActivity['course'], from: CalendarDay): string =>
  course.state === 'held' ? (course.report?.on ?? course.until) : from;

/** What an exchange recommended, and what became of it. */
const tellAdvice = async (
  telling: Telling,
  activityId: string,
  until: CalendarDay,
  became: (typeof followed)[number],
): Promise<void> => {
  const officer = staff(telling, 'programme_officer');
  const { recommendation, addressee, done } = adviceWords;
  const recommendationId = storyId(telling.story.code, 'recommendation', activityId);
  await tell(telling, officer, recommend, [recommendationId], {
    id: recommendationId,
    activityId,
    recommendation,
    addressee,
    dueOn: addDays(until, 60),
  });
  const onDay = addDays(until, 20);
  if (became === 'done' && onDay <= telling.today)
    await tell(telling, officer, followRecommendation, [recommendationId, 'done'], {
      recommendationId,
      state: 'done',
      onDay,
      what: done,
    });
};

/**
 * Cash books, quarter after quarter: the treasurer's where the partner has one, else entered from what was sent. Those
 * that were full by a day, all where none is given.
 */
export const tellCashBooks = async (
  telling: Telling,
  activities: readonly ToldActivity[],
  by?: CalendarDay,
): Promise<CashBook[]> => {
  const { story, names, today } = telling;
  const books = cashBooksOf(story, activities, today)
    .filter(({ rows }) => by === undefined || rows.every(({ paidOn }) => paidOn <= by))
    .sort((a, b) => a.year * 4 + a.quarter - b.year * 4 - b.quarter);
  for (const { key, party, year, quarter, currency, rate, rateOn, rows } of books) {
    const { actor, isStaff } = enteringFor(telling, party, 'partner_treasurer');
    const period = `${year}-T${quarter}`;
    await tell(telling, actor, recordCashBook, [key], {
      programmeId: names.programme(story.current),
      ...(party ? { partnershipId: party.partnershipId } : {}),
      currency,
      ...(rate ? { rate, rateSource: `InforEuro ${rateOn.slice(0, 7)} (démo)`, rateOn } : {}),
      ...(party && isStaff ? { onBehalf: { source: onBehalfSources[party.tongue](period) } } : {}),
      rows,
    });
  }
  return books;
};

/** Sheets of measurements: one a partner and period, of the periods that end by a day (all where none is given). */
export const tellMeasurements = async (telling: Telling, by?: string): Promise<void> => {
  const all = measurementsOf(telling.story, telling.today).filter(
    ({ until }) => by === undefined || until <= by,
  );
  const sheets = Map.groupBy(all, ({ party, until }) => `${until} ${party?.key ?? 'own'}`);
  for (const [name, sheet] of [...sheets].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const party = sheet[0]?.party;
    const { actor, isStaff } = enteringFor(telling, party, 'partner_coordinator');
    const behalf = party && isStaff ? { onBehalf: { source: sheet[0]!.provenance } } : {};
    const measurements = sheet.map(({ party: who, ...measurement }) => ({
      ...measurement,
      ...(who ? { partnershipId: who.partnershipId } : {}),
      ...behalf,
    }));
    await tell(telling, actor, recordMeasurements, [name], { measurements });
  }
};
