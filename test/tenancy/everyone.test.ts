import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileProgramme } from '../../src/areas/filing/commands/file-programme.ts';
import { askControlQuestion } from '../../src/areas/records/commands/ask-control-question.ts';
import { addEvaluationRecommendation } from '../../src/areas/reviews/commands/add-evaluation-recommendation.ts';
import { openPartnerReport } from '../../src/areas/reviews/commands/open-partner-report.ts';
import { planEvaluation } from '../../src/areas/reviews/commands/plan-evaluation.ts';
import { recordEvaluationStep } from '../../src/areas/reviews/commands/record-evaluation-step.ts';
import { writeLessons } from '../../src/areas/reviews/commands/write-lessons.ts';
import { writeScores } from '../../src/areas/reviews/commands/write-scores.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { roles } from '../../src/kernel/actor.ts';
import { addDays, todayIn, yearOf } from '../../src/kernel/calendar-day.ts';
import { routes } from '../../src/registry.ts';
import { type Answered, testApp, type Visitor } from '../support/app.ts';
import { type Cast, doing, makeCast } from '../support/cast.ts';
import { testDatabase } from '../support/cluster.ts';
import { makeOffice, type Office } from '../support/office.ts';

const db = await testDatabase();
const app = testApp(db);

type House = {
  cast: Cast;
  office: Office;
  filingId: string;
  questionId: string;
  sheetId: string;
  lessonsId: string;
  reportId: string;
  evaluationId: string;
  recommendationId: string;
};

const makeHouse = async (): Promise<House> => {
  const cast = await makeCast(db);
  const office = await makeOffice(db, cast);
  const year = yearOf(todayIn());
  const filing = { programmeId: office.programmeId, kind: 'yearly_account', year };
  const { id } = await doing(db, cast.system, fileProgramme, filing);
  const scope = { outcomes: [...office.outcomes], years: [year] };
  const question = await doing(db, cast.as('auditor', { scope }), askControlQuestion, {
    subject: { kind: 'expense', id: office.expenseId },
    ...scope,
    question: `Asked of ${cast.institute.code}`,
    dueOn: todayIn(),
  });
  const sheet = await doing(db, cast.system, writeScores, {
    outcomeId: office.outcomes[0],
    year,
    version: 0,
    scores: [{ question: 'relevance-needs', score: 'B' }],
  });
  const lessons = await doing(db, cast.system, writeLessons, {
    outcomeId: office.outcomes[0],
    year,
    version: 0,
    lessons: [{ title: `Learned by ${cast.institute.code}`, text: 'Ask first' }],
  });
  const report = await doing(db, cast.system, openPartnerReport, {
    agreementId: office.agreementId,
    programmeId: office.programmeId,
    fromOn: addDays(todayIn(), -60),
    untilOn: todayIn(),
  });
  const evaluation = await doing(db, cast.system, planEvaluation, {
    programmeId: office.programmeId,
    title: `Evaluated for ${cast.institute.code}`,
    kind: 'mid-term',
    isExternal: true,
    criteria: ['impact'],
    fromOn: addDays(todayIn(), -90),
    untilOn: addDays(todayIn(), -30),
  });
  const received = { evaluationId: evaluation.id, step: 'received', onDay: todayIn() };
  await doing(db, cast.system, recordEvaluationStep, received);
  const recommendation = await doing(db, cast.system, addEvaluationRecommendation, {
    evaluationId: evaluation.id,
    number: 1,
    text: `Recommended to ${cast.institute.code}`,
    forInstitute: true,
    partnershipId: office.partnerships[0],
  });
  return {
    cast,
    office,
    filingId: id,
    questionId: question.id,
    sheetId: sheet.id,
    lessonsId: lessons.id,
    reportId: report.id,
    evaluationId: evaluation.id,
    recommendationId: recommendation.id,
  };
};

const mine = await makeHouse();
const theirs = await makeHouse();

/** One thing of each kind, under the name its history is asked by. */
const thingsOf = ({
  office,
  filingId,
  questionId,
  sheetId,
  lessonsId,
  reportId,
  evaluationId,
  recommendationId,
}: House): Readonly<Record<string, string>> => ({
  programme: office.programmeId,
  outcome: office.outcomes[0],
  organisation: office.organisations[0],
  partnership: office.partnerships[0],
  agreement: office.agreementId,
  screening: office.screeningId,
  member_count: office.memberCountId,
  hand_over_plan: office.handOverPlanId,
  hand_over_item: office.handOverItemId,
  partner_decision: office.partnerDecisionId,
  partner_contribution: office.contributionId,
  assessment: office.assessmentId,
  action_plan: office.planId,
  plan_line: office.planLineId,
  indicator: office.indicatorId,
  activity: office.activities.exchange,
  expense: office.expenseId,
  transaction: office.transactionId,
  dialogue_body: office.gains.bodyId,
  dialogue_event: office.gains.eventId,
  collective_agreement: office.gains.agreementId,
  advocacy_dossier: office.gains.dossierId,
  filing: filingId,
  'control-question': questionId,
  review: office.reviewId,
  review_point: office.decisionId,
  partner_report: reportId,
  'score-sheet': sheetId,
  lesson_sheet: lessonsId,
  evaluation: evaluationId,
  evaluation_recommendation: recommendationId,
});

/** Everyone of my institute, each role once; the donor belongs to none and is asked apart. */
const everyone = roles
  .filter((role) => role !== 'system' && role !== 'donor_officer')
  .map((role): Actor => {
    const { cast, office } = mine;
    if (role === 'auditor')
      return cast.as(role, { scope: { outcomes: [...office.outcomes], years: [yearOf(todayIn())] } });
    return cast.as(role, role.startsWith('partner_') ? { partnerships: [office.partnerships[0]] } : {});
  });

/** Every address under every id of a house; the kind of a history goes with its thing, that of an activity is A2. */
const addressesFor = (pattern: string, house: House): [kind: string, address: string][] => {
  if (!pattern.includes(':id')) return [['', pattern.replace(':kind', 'A2').replace(':token', 'x')]];
  return Object.entries(thingsOf(house)).map(([kind, id]) => [
    kind,
    pattern.replace(':id', id).replace(':kind', kind),
  ]);
};

const pages = routes.filter(({ show }) => show).map(({ path }) => path.pattern);
const base = (pattern: string): string => pattern.slice(0, pattern.indexOf(':id'));

/** Of the pages under each base the one with the shortest address, the thing's own page as a rule. */
const firstOf = new Map<string, string>();
for (const pattern of pages.toSorted((a, b) => b.length - a.length)) firstOf.set(base(pattern), pattern);
const isFirst = (pattern: string): boolean => firstOf.get(base(pattern)) === pattern;

/** Kinds of thing that answered someone of my own house, by what stands before the id. */
const kindsAt = new Map<string, Set<string>>();
const livesAt = (pattern: string, kind: string): boolean => kindsAt.get(base(pattern))?.has(kind) ?? false;

/** The other house's addresses: those of a kind that lives there for every role, each other kind for one role in turn. */
const addressesOfTheirs = (pattern: string, turn: number): string[] =>
  addressesFor(pattern, theirs)
    .filter(([kind], index) => livesAt(pattern, kind) || index % everyone.length === turn)
    .map(([, address]) => address);

/** Names and references of the other house: none of them may stand on any page of mine. */
const secrets = [theirs.cast.institute.code, ...Object.values(thingsOf(theirs))];

/** A page of my own house as this role is given it. Where it is one, the kind of thing lives there. */
const isWithoutSecrets = async (visitor: Visitor, pattern: string, [kind, address]: [string, string]) => {
  const { status, text } = await visitor.get(address);
  assert.ok([200, 303, 403, 404].includes(status), `${address} answers ${status}`);
  const found = secrets.find((secret) => text.includes(secret));
  assert.equal(found, undefined, `${address} shows ${found}`);
  if (status !== 200 || !kind) return;
  kindsAt.set(base(pattern), (kindsAt.get(base(pattern)) ?? new Set()).add(kind));
};

for (const actor of everyone)
  test(`${actor.role}: no list and no thing’s page shows anything of another institute, and none fails`, async () => {
    const visitor = app.as(actor);
    for (const pattern of pages.filter((page) => !page.includes(':id') || isFirst(page)))
      for (const place of addressesFor(pattern, mine)) await isWithoutSecrets(visitor, pattern, place);
  });

// Every role asks what lives under the base; one role in turn asks the rest, and every other where that answers.
for (const [turn, actor] of everyone.entries())
  test(`${actor.role}: nor does any page under it`, async () => {
    for (const pattern of pages.filter((page) => page.includes(':id') && !isFirst(page)))
      for (const [index, place] of addressesFor(pattern, mine).entries()) {
        if (livesAt(pattern, place[0])) await isWithoutSecrets(app.as(actor), pattern, place);
        else if (index % everyone.length === turn) {
          await isWithoutSecrets(app.as(actor), pattern, place);
          if (!livesAt(pattern, place[0])) continue;
          for (const other of everyone) await isWithoutSecrets(app.as(other), pattern, place);
        }
      }
  });

// After the pages of one's own, which tell what lives where.
for (const [turn, actor] of everyone.entries())
  test(`${actor.role}: what is another institute’s answers 404 or 403 to reading and to writing`, async () => {
    assert.ok(kindsAt.size > 20, `${kindsAt.size} places`);
    const visitor = app.as(actor);
    for (const { path, show, save } of routes.filter((route) => route.path.pattern.includes(':id'))) {
      for (const address of addressesOfTheirs(path.pattern, turn)) {
        if (show) await refuses(address, visitor, () => visitor.get(address));
        if (save) await refuses(`POST ${address}`, visitor, () => visitor.post(address, {}));
      }
    }
  });

test('the donor reads the filings of both institutes and no other thing of either', async () => {
  const donor = mine.cast.as('donor_officer', {
    institutes: [mine.cast.institute.id, theirs.cast.institute.id],
  });
  const visitor = app.as(donor);
  for (const house of [mine, theirs]) {
    for (const pattern of pages.filter((page) => page.includes(':id'))) {
      for (const [kind, address] of addressesFor(pattern, house)) {
        if (!isFirst(pattern) && kindsAt.has(base(pattern)) && !livesAt(pattern, kind)) continue;
        const filing = `/filings/${house.filingId}`;
        const isFiling = [filing, `${filing}/activities`].includes(address);
        if (isFiling) assert.equal((await visitor.get(address)).status, 200, address);
        else await refuses(address, visitor, () => visitor.get(address));
      }
    }
  }
});

test('nobody signed in is shown nothing: every address asks to sign in', async () => {
  for (const pattern of pages) {
    for (const [kind, address] of addressesFor(pattern, mine)) {
      if (kindsAt.has(base(pattern)) && !livesAt(pattern, kind)) continue;
      const { status, location, text } = await app.with().get(address);
      const asksAtHome = address === '/' && status === 200 && text.includes('name="password"');
      assert.ok(
        asksAtHome || (status === 303 && location?.startsWith('/sign-in')),
        `${address} answers ${status}`,
      );
    }
  }
});

/** 404 or 403, also behind a redirect. */
const refuses = async (address: string, visitor: Visitor, ask: () => Promise<Answered>): Promise<void> => {
  const first = await ask();
  const last = first.status === 303 && first.location ? await visitor.get(first.location) : first;
  assert.ok(last.status === 404 || last.status === 403, `${address} answers ${last.status}`);
};
