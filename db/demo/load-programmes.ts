import { announceGroups } from '../../src/areas/activities/commands/announce-groups.ts';
import { recordBudget } from '../../src/areas/finance/commands/record-budget.ts';
import { recordTransactions } from '../../src/areas/finance/commands/record-transactions.ts';
import { addOutcome } from '../../src/areas/programmes/commands/add-outcome.ts';
import { addOutput } from '../../src/areas/programmes/commands/add-output.ts';
import { addPlanLine } from '../../src/areas/programmes/commands/add-plan-line.ts';
import { approveActionPlan } from '../../src/areas/programmes/commands/approve-action-plan.ts';
import { decideProgramme } from '../../src/areas/programmes/commands/decide-programme.ts';
import { openActionPlan } from '../../src/areas/programmes/commands/open-action-plan.ts';
import { openProgramme } from '../../src/areas/programmes/commands/open-programme.ts';
import { defineResults } from '../../src/areas/results/commands/define-results.ts';
import { announcedIn } from './announced-groups.ts';
import { drawsFor, storyId } from './draws.ts';
import { linkedResults, tellLibrary } from './load-library.ts';
import { type Party, worksOn } from './parties.ts';
import type { OutcomeStory, ProgrammeStory } from './story.ts';
import { enteringFor, staff, type Telling, tell } from './telling.ts';
import { planPeriods } from './unfold-activities.ts';
import { budgetOf, inflationRaise } from './unfold-budget.ts';
import { localizedOf } from './unfold-results.ts';
import { subsidyShare, transactionsOf } from './unfold-transactions.ts';
import { onBehalfSources, organs, themes } from './words.ts';

/** Both programmes with outcomes, outputs, indicators, budget; the running one decided, the next in preparation. */
export const tellProgrammes = async (telling: Telling): Promise<void> => {
  const { story } = telling;
  await tellLibrary(telling);
  await tellProgramme(telling, story.current);
  await tellDecisions(telling);
  await tellProgramme(telling, story.next);
};

const tellProgramme = async (telling: Telling, programme: ProgrammeStory): Promise<void> => {
  const { story, names } = telling;
  const officer = staff(telling, 'programme_officer');
  const id = names.programme(programme);
  const countries = placesOf(programme);
  await tell(telling, officer, openProgramme, [programme.reference], {
    id,
    reference: programme.reference,
    title: localizedOf(programme.title),
    description: localizedOf(programme.description),
    fromOn: programme.from,
    untilOn: programme.until,
    currency: 'EUR',
    iatiIdentifier: `${story.reference}-P${programme.from.slice(0, 4)}`,
    places: countries,
    participations: [
      { organisationId: names.organisation('dgd'), role: '1' },
      { organisationId: names.organisation('institute'), role: '2' },
    ],
    classifications: [
      { kind: 'sector', vocabulary: '1', code: '16070', percentage: '60' },
      { kind: 'sector', vocabulary: '1', code: '16080', percentage: '40' },
      { kind: 'marker', vocabulary: '1', code: '1', significance: '1' },
      { kind: 'tag', vocabulary: '3', code: '8.8' },
    ],
  });
  for (const [position, outcome] of programme.outcomes.entries())
    await tellOutcome(telling, programme, outcome, position);
};

/** Countries of a programme: those of its outcomes, weighed by their part of the budget; they add up to 100. */
const placesOf = (programme: ProgrammeStory): { country: string; percentage: string }[] => {
  const tenths = new Map<string, number>();
  for (const { weight, places } of programme.outcomes)
    for (const [country, percentage] of places)
      tenths.set(country, (tenths.get(country) ?? 0) + Math.round((weight * Number(percentage)) / 10));
  const left = 1000 - [...tenths.values()].reduce((sum, each) => sum + each, 0);
  const [first] = tenths.keys();
  if (first) tenths.set(first, tenths.get(first)! + left);
  return [...tenths].map(([country, share]) => ({ country, percentage: (share / 10).toFixed(1) }));
};

const tellOutcome = async (
  telling: Telling,
  programme: ProgrammeStory,
  outcome: OutcomeStory,
  position: number,
): Promise<void> => {
  const { story, names, parties } = telling;
  const officer = staff(telling, 'programme_officer');
  const outcomeId = names.outcome(programme, outcome.code);
  const isRunning = programme === story.current;
  const carrying = parties.filter((party) => isRunning && party.outcome === outcome.code);
  await tell(telling, officer, addOutcome, [programme.reference, outcome.code], {
    id: outcomeId,
    programmeId: names.programme(programme),
    code: outcome.code,
    title: localizedOf(outcome.title),
    description: localizedOf(outcome.description),
    aims: outcome.aims,
    isBelgian: outcome.isBelgian ?? false,
    frameworks: isRunning ? frameworksOf(telling, outcome) : [],
    partnershipIds: carrying.map(({ partnershipId }) => partnershipId),
    position,
    iatiIdentifier: `${story.reference}-P${programme.from.slice(0, 4)}-${outcome.code}`,
    places: outcome.places.map(([country, percentage]) => ({ country, percentage })),
    participations: [
      { organisationId: names.organisation('dgd'), role: '1' },
      { organisationId: names.organisation('institute'), role: '2' },
      ...carrying.map(({ organisationId }) => ({ organisationId, role: '4' })),
    ],
    classifications: [
      ...outcome.sectors.map(([code, percentage]) => ({ kind: 'sector', vocabulary: '1', code, percentage })),
      { kind: 'marker', vocabulary: '1', code: '1', significance: '1' },
      { kind: 'tag', vocabulary: '3', code: outcome.isBelgian ? '12.8' : '8.8' },
    ],
  });
  const groups = announcedIn(story, programme, outcome);
  if (groups.length > 0)
    await tell(telling, officer, announceGroups, [programme.reference, outcome.code], {
      outcomeId,
      version: 0,
      groups,
    });
  for (const [at, { title, actions }] of outcome.outputs.entries())
    await tell(telling, officer, addOutput, [programme.reference, outcome.code, at], {
      id: names.output(programme, outcome.code, at),
      outcomeId,
      code: `${outcome.code}.R${at + 1}`,
      title: localizedOf(title),
      actions,
    });
  await tell(
    telling,
    officer,
    defineResults,
    [programme.reference, outcome.code],
    await linkedResults(telling, programme, outcome),
  );
};

const tellDecisions = async (telling: Telling): Promise<void> => {
  const { story, names, today } = telling;
  const director = staff(telling, 'director');
  const cents = budgetOf(story, story.current).reduce((sum, { amount }) => sum + amount.minor, 0);
  const raised = budgetOf(story, story.current, inflationRaise).reduce(
    (sum, { amount }) => sum + amount.minor,
    0,
  );
  const code = story.code.toUpperCase();
  const decisions = [
    { kind: 'submitted', decidedOn: '2021-07-29', note: 'Introduit après consultation des partenaires' },
    {
      kind: 'decided',
      decidedOn: '2021-12-20',
      reference: `AM-DEMO-2021-${code}`,
      subsidyMinor: share(cents),
    },
    {
      kind: 'decided',
      decidedOn: '2024-02-14',
      reference: `AM-DEMO-2024-${code}`,
      subsidyMinor: share(raised),
      note: 'Enveloppe supplémentaire inflation',
    },
  ];
  for (const decision of decisions.filter(({ decidedOn }) => decidedOn <= today))
    await tell(telling, director, decideProgramme, [decision.kind, decision.decidedOn], {
      id: storyId(story.code, 'decision', decision.kind, decision.decidedOn),
      programmeId: names.programme(story.current),
      ...decision,
    });
};

const share = (cents: number): number => Math.round((cents * subsidyShare) / 100);

/** The budget as decided and as amended, a draft for the next programme, the subsidy and the transfers. */
export const tellMoney = async (telling: Telling): Promise<void> => {
  const { story, names, today } = telling;
  const finance = staff(telling, 'finance_officer');
  const current = names.programme(story.current);
  const record = (name: string, input: Readonly<Record<string, unknown>>) =>
    tell(telling, finance, recordBudget, [name], { id: storyId(story.code, 'budget', name), ...input });
  await record('decided', {
    programmeId: current,
    kind: 'decided',
    note: 'Budget annexé à l’arrêté de subvention',
    amounts: budgetOf(story, story.current),
  });
  if (today >= '2024-02-14')
    await record('amended', {
      programmeId: current,
      kind: 'amended',
      note: 'Enveloppe supplémentaire inflation 2024-2026',
      amounts: budgetOf(story, story.current, inflationRaise),
    });
  await record('next', {
    programmeId: names.programme(story.next),
    kind: 'filed',
    note: 'Avant-projet',
    amounts: budgetOf(story, story.next),
  });
  await tell(telling, finance, recordTransactions, ['all'], { transactions: transactionsOf(story, today) });
};

/** National action plans with a line a theme, approved by the partner's organ but for one. */
export const tellActionPlans = async (telling: Telling): Promise<void> => {
  for (const party of telling.parties.filter(({ isBody }) => !isBody))
    for (const period of planPeriods) if (worksOn(party, period.from)) await tellPlan(telling, party, period);
};

const tellPlan = async (
  telling: Telling,
  party: Party,
  period: (typeof planPeriods)[number],
): Promise<void> => {
  const { story, names, today } = telling;
  const { actor, isStaff } = enteringFor(telling, party, 'partner_coordinator');
  const onBehalf = isStaff
    ? { onBehalf: { source: onBehalfSources[party.tongue](period.from.slice(0, 4)) } }
    : {};
  const planId = names.plan(party.key, period.from);
  const years = `${period.from.slice(0, 4)}-${period.until.slice(0, 4)}`;
  const called = { fr: 'Plan d’action national', en: 'National action plan', es: 'Plan de acción nacional' };
  await tell(telling, actor, openActionPlan, [party.key, period.from], {
    id: planId,
    partnershipId: party.partnershipId,
    title: localizedOf({ [party.tongue]: `${called[party.tongue]} ${party.acronym} ${years}` }),
    country: party.country,
    fromOn: period.from,
    untilOn: period.until,
    ...onBehalf,
  });
  for (const theme of themes[party.tongue]) {
    const draws = drawsFor(story.code, 'line', party.key, period.from, theme);
    const plannedSessions = draws.between(2, 9);
    await tell(telling, actor, addPlanLine, [party.key, period.from, theme], {
      id: names.planLine(party.key, period.from, theme),
      planId,
      theme,
      title: localizedOf({ [party.tongue]: theme }),
      fromOn: period.from,
      untilOn: period.until,
      plannedSessions,
      plannedParticipants: plannedSessions * draws.between(20, 32),
      outcomeId: names.outcome(story.current, party.outcome),
      ...onBehalf,
    });
  }
  const isMissing = party.knot === 'plan-not-approved' && period.from === '2025-01-01';
  if (isMissing || period.approvedOn > today) return;
  await tell(telling, actor, approveActionPlan, [party.key, period.from], {
    planId,
    organ: organs[party.tongue],
    approvedOn: period.approvedOn,
    ...onBehalf,
  });
};

/** Nobody said it of earlier programmes; of ISM's running one it stands for its Belgian part only. */
const frameworksOf = ({ story }: Telling, { isBelgian }: OutcomeStory): ('decent_work' | 'geographic')[] => {
  if (isBelgian) return ['decent_work'];
  return story.code === 'ism' ? [] : ['decent_work', 'geographic'];
};
