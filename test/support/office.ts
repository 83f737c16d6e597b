import { cancelActivity } from '../../src/areas/activities/commands/cancel-activity.ts';
import { holdActivity } from '../../src/areas/activities/commands/hold-activity.ts';
import { planActivity } from '../../src/areas/activities/commands/plan-activity.ts';
import { recordBudget } from '../../src/areas/finance/commands/record-budget.ts';
import { recordExpense } from '../../src/areas/finance/commands/record-expense.ts';
import { recordTransaction } from '../../src/areas/finance/commands/record-transaction.ts';
import { adoptQuestionnaires } from '../../src/areas/partners/commands/adopt-questionnaires.ts';
import { openAssessmentRound } from '../../src/areas/partners/commands/open-assessment-round.ts';
import { recordScreening } from '../../src/areas/partners/commands/record-screening.ts';
import { registerAgreement } from '../../src/areas/partners/commands/register-agreement.ts';
import { registerOrganisation } from '../../src/areas/partners/commands/register-organisation.ts';
import { startPartnership } from '../../src/areas/partners/commands/start-partnership.ts';
import { addOutcome } from '../../src/areas/programmes/commands/add-outcome.ts';
import { addPlanLine } from '../../src/areas/programmes/commands/add-plan-line.ts';
import { openActionPlan } from '../../src/areas/programmes/commands/open-action-plan.ts';
import { openProgramme } from '../../src/areas/programmes/commands/open-programme.ts';
import { defineIndicator } from '../../src/areas/results/commands/define-indicator.ts';
import { recordMeasurement } from '../../src/areas/results/commands/record-measurement.ts';
import { addPoint } from '../../src/areas/reviews/commands/add-point.ts';
import { openReview } from '../../src/areas/reviews/commands/open-review.ts';
import { adoptRulebook } from '../../src/areas/rulebook/commands/adopt-rulebook.ts';
import type { Database } from '../../src/db/database.ts';
import { addDays, type CalendarDay, todayIn, yearOf } from '../../src/kernel/calendar-day.ts';
import { newId } from '../../src/kernel/id.ts';
import { type Cast, doing } from './cast.ts';
import { keepFile } from './partner-file.ts';
import { screeningOf } from './screening.ts';
import { makeGains, type UnionGains } from './union-gains.ts';

/** One thing of each kind at work today, all through commands: what pages and roll-ups show. */
export type Office = {
  today: CalendarDay;
  programmeId: string;
  outcomes: readonly [string, string];
  organisations: readonly [string, string];
  /** The first has an unsigned agreement; the second has none. */
  partnerships: readonly [string, string];
  agreementId: string;
  /** Of the first; not answered. */
  screeningId: string;
  /** All of the first. */
  memberCountId: string;
  handOverPlanId: string;
  handOverItemId: string;
  partnerDecisionId: string;
  contributionId: string;
  assessmentId: string;
  planId: string;
  planLineId: string;
  indicatorId: string;
  /** `late` was to end twelve days ago, `ahead` comes in twenty, `exchange` was held sixty days ago without a report. */
  activities: { late: string; ahead: string; exchange: string; cancelled: string };
  /** Its voucher is to follow. */
  expenseId: string;
  transactionId: string;
  gains: UnionGains;
  /** A review of the first outcome with the first partner, open, with one decision, due twenty days ago. */
  reviewId: string;
  decisionId: string;
};

const text = (en: string) => ({ en: { text: en, source: true as const } });

export const makeOffice = async (db: Database, cast: Cast): Promise<Office> => {
  const today = todayIn();
  const year = yearOf(today);
  const { system } = cast;
  const perform = <I, V>(command: Parameters<typeof doing<I, V>>[2], input: unknown) =>
    doing(db, system, command, input);
  const partnerCountry = { country: 'BJ', kind: 'partner_country', value: 'yes', source: 'Test' };
  await perform(adoptRulebook, {
    parameters: [],
    countryFacts: [{ ...partnerCountry, confidence: 'read', validFrom: `${year - 10}-01-01` }],
  });
  const tag = cast.institute.code;
  const partnerships = [newId(), newId()] as const;
  const organisations = [newId(), newId()] as const;
  for (const [at, organisationId] of organisations.entries()) {
    const name = `Invented union ${at + 1} of ${tag}`;
    await perform(registerOrganisation, { id: organisationId, kind: 'national_union', name, country: 'BJ' });
    await perform(startPartnership, { id: partnerships[at], organisationId, fromOn: `${year - 4}-01-01` });
  }
  const programmeId = newId();
  const outcomes = [newId(), newId()] as const;
  const period = { fromOn: `${year - 4}-01-01`, untilOn: `${year}-12-31` };
  await perform(openProgramme, {
    id: programmeId,
    reference: `${tag}-P`,
    title: text('Programme'),
    ...period,
  });
  for (const [at, id] of outcomes.entries())
    await perform(addOutcome, {
      id,
      programmeId,
      code: `OS${at + 1}`,
      title: text(`Outcome ${at + 1} of ${tag}`),
      aims: ['O1', at === 0 ? 'O2' : 'O3'],
      places: [{ country: 'BJ', percentage: '100' }],
      partnershipIds: [partnerships[at]],
    });
  const amount = { minor: 10_000_00, currency: 'EUR' };
  const cell = { block: 'operational', line: 'a', heading: 'running', amount };
  await perform(recordBudget, {
    programmeId,
    kind: 'decided',
    amounts: outcomes.map((outcomeId, at) => ({
      ...cell,
      outcomeId,
      partnershipId: partnerships[at],
      from: `${year}-01-01`,
      until: `${year}-12-31`,
    })),
  });
  const agreementId = newId();
  await perform(registerAgreement, {
    id: agreementId,
    partnershipId: partnerships[0],
    kind: 'partnership',
    reference: `${tag}-AG-1`,
    fromOn: addDays(today, -300),
    untilOn: addDays(today, 40),
    amount,
    currency: 'EUR',
  });
  const screeningId = newId();
  await perform(
    recordScreening,
    screeningOf(partnerships[0], { id: screeningId, source: `Report of ${tag}` }),
  );
  const file = await keepFile({ perform, tag, partnershipId: partnerships[0] });
  await perform(adoptQuestionnaires, {});
  const round = { partnershipId: partnerships[0], kind: 'tudep' };
  const { id: assessmentId } = await perform(openAssessmentRound, round);
  const planId = newId();
  await perform(openActionPlan, {
    id: planId,
    partnershipId: partnerships[0],
    title: text(`Plan of ${tag}`),
    country: 'BJ',
    fromOn: addDays(today, -200),
    untilOn: addDays(today, 200),
    onBehalf: { source: 'letter' },
  });
  const planLineId = newId();
  await perform(addPlanLine, {
    id: planLineId,
    planId,
    theme: `Theme of ${tag}`,
    title: text(`Line of ${tag}`),
    fromOn: addDays(today, -100),
    untilOn: addDays(today, 100),
    onBehalf: { source: 'letter' },
  });
  const activities = await planAll({ today, perform, outcomes, partnerships, organisations, tag });
  const indicatorId = newId();
  await perform(defineIndicator, {
    id: indicatorId,
    outcomeId: outcomes[0],
    code: 'I1',
    title: text(`Members of ${tag}`),
    measure: 'number',
    overTime: 'last',
    overPartners: 'sum',
    baseline: { year: year - 4, value: '100' },
  });
  await perform(recordMeasurement, {
    indicatorId,
    partnershipId: partnerships[0],
    from: `${year}-01-01`,
    until: addDays(today, -1),
    value: '150',
    provenance: 'register',
    onBehalf: { source: 'letter' },
  });
  const expenseId = newId();
  await perform(recordExpense, {
    id: expenseId,
    outcomeId: outcomes[0],
    partnershipId: partnerships[0],
    activityId: activities.late,
    line: 'a',
    heading: 'running',
    paidOn: addDays(today, -45),
    description: `Hall of ${tag}`,
    amount: { minor: 400_00, currency: 'EUR' },
    onBehalf: { source: 'letter' },
  });
  const transactionId = newId();
  await perform(recordTransaction, {
    id: transactionId,
    programmeId,
    partnershipId: partnerships[0],
    kind: 'disbursement',
    on: addDays(today, -200),
    amount: { minor: 1_000_00, currency: 'EUR' },
  });
  const gains = await makeGains(db, cast, { partnershipId: partnerships[0], tag });
  const [reviewId, decisionId] = [newId(), newId()];
  await perform(openReview, {
    id: reviewId,
    outcomeId: outcomes[0],
    partnershipId: partnerships[0],
    year,
    heldOn: addDays(today, -50),
    participants: ['Executive bureau'],
    summary: `Look at ${tag}`,
  });
  await perform(addPoint, {
    id: decisionId,
    reviewId,
    kind: 'decision',
    what: `Train the branches of ${tag}`,
    about: { kind: 'activity', id: activities.late },
    takenOnBy: 'Training department',
    dueOn: addDays(today, -20),
  });
  return {
    today,
    programmeId,
    outcomes,
    organisations,
    partnerships,
    agreementId,
    screeningId,
    ...file,
    assessmentId,
    planId,
    planLineId,
    indicatorId,
    activities,
    expenseId,
    transactionId,
    gains,
    reviewId,
    decisionId,
  };
};

type Planning = Pick<Office, 'today' | 'outcomes' | 'partnerships' | 'organisations'> & {
  perform: <I, V>(command: Parameters<typeof doing<I, V>>[2], input: unknown) => Promise<V>;
  tag: string;
};

const planAll = async (office: Planning): Promise<Office['activities']> => {
  const { today, perform, outcomes, partnerships, organisations, tag } = office;
  const [late, ahead, exchange, cancelled] = [newId(), newId(), newId(), newId()];
  const training = {
    kind: 'A2',
    outcomeId: outcomes[0],
    partnershipId: partnerships[0],
    country: 'BJ',
    theme: 'bargaining',
    method: 'course',
    level: 'national',
    trainerOrigin: 'partner',
    onBehalf: { source: 'letter' },
  };
  const on = (from: number, until: number) => ({
    plannedFrom: addDays(today, from),
    plannedUntil: addDays(today, until),
  });
  await perform(planActivity, { ...training, id: late, title: `Late course of ${tag}`, ...on(-14, -12) });
  await perform(planActivity, { ...training, id: ahead, title: `Coming course of ${tag}`, ...on(20, 22) });
  await perform(planActivity, {
    ...training,
    id: cancelled,
    title: `Dropped course of ${tag}`,
    ...on(-9, -8),
  });
  await perform(cancelActivity, { activityId: cancelled, reason: 'Strike', onBehalf: { source: 'letter' } });
  await perform(planActivity, {
    kind: 'A7',
    id: exchange,
    outcomeId: outcomes[1],
    partnershipId: partnerships[1],
    title: `Visit of ${tag}`,
    country: 'BJ',
    format: 'seminar',
    side: 'bilateral',
    direction: 'south_south',
    termsOfReference: 'What the other did',
    organisations: organisations.map((organisationId) => ({ organisationId, takesPart: true })),
    onBehalf: { source: 'letter' },
    ...on(-62, -60),
  });
  await perform(holdActivity, {
    activityId: exchange,
    heldFrom: addDays(today, -62),
    heldUntil: addDays(today, -60),
    counts: [{ sex: 'female', ageBand: 'under_35', economy: 'formal', count: 7 }],
    onBehalf: { source: 'letter' },
  });
  return { late, ahead, exchange, cancelled };
};
