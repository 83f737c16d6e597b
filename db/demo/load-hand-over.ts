import { recordPartnerDecision } from '../../src/areas/finance/commands/record-partner-decision.ts';
import { addHandOverItem } from '../../src/areas/partners/commands/add-hand-over-item.ts';
import { changePartnership } from '../../src/areas/partners/commands/change-partnership.ts';
import { finishHandOverPlan } from '../../src/areas/partners/commands/finish-hand-over-plan.ts';
import { openHandOverPlan } from '../../src/areas/partners/commands/open-hand-over-plan.ts';
import { reachMilestone } from '../../src/areas/partners/commands/reach-milestone.ts';
import { storyId } from './draws.ts';
import type { Party } from './parties.ts';
import { enteringFor, staff, type Telling, tell } from './telling.ts';
import { organs } from './words.ts';

/** Who leaves has a plan that its organ approved; some who stay prepare one; organs decide on budgets every year. */
export const tellHandOver = async (telling: Telling): Promise<void> => {
  const { parties } = telling;
  for (const party of parties.filter(({ until }) => until !== undefined)) {
    await tellPlan(telling, party, { handOverOn: party.until ?? '', dueOn: '2024-06-30' });
    await tellReached(telling, party, 'trainers');
    await tellReached(telling, party, 'office');
    await tellDecision(telling, party, 'plan');
    await tellFinal(telling, party);
  }
  const [first, ...others] = parties.filter(({ until, knot }) => until === undefined && knot === undefined);
  if (first) {
    await tellPlan(telling, first, { handOverOn: '2031-12-31', dueOn: '2027-01-31' });
    await tellReached(telling, first, 'trainers');
  }
  for (const party of others.slice(1, 5)) await tellDecision(telling, party, 'budget');
  for (const party of [first, ...others]) if (party) await tellAgreementDecisions(telling, party);
};

/**
 * One partner calls its plan final before its organ approved it, another is told that this cycle is its last and has
 * no plan: neither programme of theirs can be filed before that is settled.
 */
export const tellHandOverKnots = async (telling: Telling): Promise<void> => {
  if (telling.story.code !== 'ism') return;
  const [, second, third] = telling.parties.filter(
    ({ until, knot }) => until === undefined && knot === undefined,
  );
  if (second) {
    await tellPlan(telling, second, { handOverOn: '2027-12-31', dueOn: '2026-12-31' });
    await tellFinal(telling, second);
  }
  if (third)
    await tell(telling, staff(telling, 'programme_officer'), changePartnership, [third.key, 'last cycle'], {
      id: third.partnershipId,
      version: 1,
      fromOn: third.before[0]?.from ?? '2022-01-01',
      untilOn: '2026-12-31',
    });
};

const ids = ({ story }: Telling, { key }: Party) => ({
  plan: storyId(story.code, 'hand-over', key),
  trainers: storyId(story.code, 'hand-over', key, 'trainers'),
  office: storyId(story.code, 'hand-over', key, 'office'),
});

/** Whoever enters it, with the letter where that is staff. */
const entering = (telling: Telling, party: Party) => {
  const { actor, isStaff } = enteringFor(telling, party, 'partner_coordinator');
  return { actor, ...(isStaff ? { onBehalf: { source: sayings[party.tongue].letter } } : {}) };
};

const tellPlan = async (
  telling: Telling,
  party: Party,
  { handOverOn, dueOn }: { handOverOn: string; dueOn: string },
): Promise<void> => {
  const { actor, ...behalf } = entering(telling, party);
  const { plan, trainers, office } = ids(telling, party);
  const words = sayings[party.tongue];
  await tell(telling, actor, openHandOverPlan, [party.key], {
    id: plan,
    partnershipId: party.partnershipId,
    title: words.title,
    handOverOn,
    ...behalf,
  });
  const items = [
    { id: trainers, what: words.trainers, takenOverBy: words.education, dueOn },
    {
      id: office,
      what: words.office,
      takenOverBy: words.treasury,
      dueOn: handOverOn,
      yearlyCost: { minor: 240_000, currency: 'EUR' },
      borneBy: words.dues,
    },
  ];
  for (const item of items)
    await tell(telling, actor, addHandOverItem, [party.key, item.what], { ...item, planId: plan, ...behalf });
};

const tellReached = (telling: Telling, party: Party, item: 'trainers' | 'office') => {
  const { actor, ...behalf } = entering(telling, party);
  return tell(telling, actor, reachMilestone, [party.key, item], {
    itemId: ids(telling, party)[item],
    reachedOn: '2024-05-15',
    source: sayings[party.tongue].letter,
    ...behalf,
  });
};

const tellFinal = (telling: Telling, party: Party) => {
  const { actor, ...behalf } = entering(telling, party);
  const finalOn = party.until === undefined ? '2026-10-05' : '2023-10-05';
  return tell(telling, actor, finishHandOverPlan, [party.key], {
    planId: ids(telling, party).plan,
    finalOn,
    ...behalf,
  });
};

const tellDecision = (telling: Telling, party: Party, about: 'plan' | 'budget') => {
  const { actor, ...behalf } = entering(telling, party);
  const words = sayings[party.tongue];
  return tell(telling, actor, recordPartnerDecision, [party.key, about], {
    id: storyId(telling.story.code, 'decision', party.key, about),
    partnershipId: party.partnershipId,
    ...(about === 'plan'
      ? { about: 'hand_over_plan', aboutId: ids(telling, party).plan, aboutText: words.title }
      : { about: 'budget', aboutText: words.budget }),
    verdict: 'approved',
    organ: organs[party.tongue],
    decidedOn: '2023-09-28',
    source: words.minutes,
    ...behalf,
  });
};

/** The first agreement with some, the second with all was before the partner's organ. */
const tellAgreementDecisions = async (telling: Telling, party: Party): Promise<void> => {
  const { actor, ...behalf } = entering(telling, party);
  const days = ['2021-12-03', '2024-12-04'] as const;
  for (const [at, decidedOn] of days.entries()) {
    if (decidedOn > telling.today || (at === 0 && party.share % 2 === 0)) continue;
    await tell(telling, actor, recordPartnerDecision, [party.key, 'agreement', at], {
      id: storyId(telling.story.code, 'decision', party.key, 'agreement', at),
      partnershipId: party.partnershipId,
      about: 'agreement',
      aboutId: storyId(telling.story.code, 'agreement', party.key, at),
      aboutText: sayings[party.tongue].agreement,
      verdict: 'approved',
      organ: organs[party.tongue],
      decidedOn,
      source: sayings[party.tongue].minutes,
      ...behalf,
    });
  }
};

const sayings = {
  fr: {
    title: 'Reprise du travail commun',
    trainers: 'Équipe de formateurs',
    education: 'Département formation',
    office: 'Loyer et électricité du bureau',
    treasury: 'Trésorerie',
    dues: 'Cotisations',
    letter: 'Lettre du secrétariat',
    minutes: 'Procès-verbal de la réunion',
    budget: 'Budget 2024',
    agreement: 'Convention de partenariat',
  },
  en: {
    title: 'Taking over the common work',
    trainers: 'Team of trainers',
    education: 'Education department',
    office: 'Rent and electricity of the office',
    treasury: 'Treasury',
    dues: 'Dues',
    letter: 'Letter of the secretariat',
    minutes: 'Minutes of the meeting',
    budget: 'Budget 2024',
    agreement: 'Partnership agreement',
  },
  es: {
    title: 'Asumir el trabajo común',
    trainers: 'Equipo de formadores',
    education: 'Departamento de formación',
    office: 'Alquiler y electricidad de la oficina',
    treasury: 'Tesorería',
    dues: 'Cuotas',
    letter: 'Carta del secretariado',
    minutes: 'Acta de la reunión',
    budget: 'Presupuesto 2024',
    agreement: 'Convenio de colaboración',
  },
} as const;
