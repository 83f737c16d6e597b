import { allocate } from '../../src/kernel/money.ts';
import { namesOf, type Party, partiesOf, worksOn } from './parties.ts';
import type { OutcomeStory, ProgrammeStory, Story } from './story.ts';

/** A cell of the budget as `record-budget` takes it; amounts in cents. */
export type BudgetCell = {
  outcomeId?: string;
  partnershipId?: string;
  block: 'operational' | 'management' | 'structure';
  line?: 'a' | 'b' | 'c' | 'd';
  heading?: 'investment' | 'running' | 'personnel' | 'evaluation' | 'other';
  item: string;
  from: string;
  until: string;
  amount: { minor: number; currency: string };
};

/** Parts of the whole, in per cent: structure is a flat rate on direct costs, management a tenth of them. */
const structureOnDirect = 7;
const managementOfDirect = 10;

/** What the extra envelope against inflation adds to a year, in per cent. */
export const inflationRaise = (year: number): number => (year >= 2024 ? 3 : 0);

type Weighed = { weight: number; cell: Omit<BudgetCell, 'from' | 'until' | 'amount'> };

/**
 * The budget of a programme, year by year, to the cent. `raise` is what an amendment adds to a year, in per cent.
 */
export const budgetOf = (
  story: Story,
  programme: ProgrammeStory,
  raise: (year: number) => number = () => 0,
): BudgetCell[] => {
  const first = Number(programme.from.slice(0, 4));
  return programme.yearly.flatMap((euros, at) => {
    const year = first + at;
    const total = Math.round(euros * (100 + raise(year)));
    const cells = cellsOf(story, programme, year);
    const amounts = allocate(
      total,
      cells.map(({ weight }) => weight),
    );
    const period = { from: `${year}-01-01`, until: `${year}-12-31` };
    return cells.map(({ cell }, place) => ({
      ...cell,
      ...period,
      amount: { minor: amounts[place]!, currency: 'EUR' },
    }));
  });
};

const cellsOf = (story: Story, programme: ProgrammeStory, year: number): Weighed[] => {
  const operational = 100 - managementOfDirect;
  const parties = partiesOf(story);
  const outcomes = programme.outcomes.flatMap((outcome) =>
    outcomeCells(story, programme, outcome, parties, year).map(({ weight, cell }) => ({
      cell,
      weight: (weight * outcome.weight * operational) / 10_000,
    })),
  );
  const beside = (heading: 'personnel' | 'evaluation' | 'other', weight: number, item: string): Weighed => ({
    weight: (managementOfDirect * weight) / 100,
    cell: { block: 'management', heading, item },
  });
  return [
    ...outcomes,
    beside('personnel', 70, 'Gestion et finances'),
    beside('evaluation', 16, 'Audit et évaluations'),
    beside('other', 14, 'Suivi, traduction, logiciels'),
    { weight: structureOnDirect, cell: { block: 'structure', item: 'Forfait de structure' } },
  ];
};

/** Weights within an outcome that add up to 100. */
const outcomeCells = (
  story: Story,
  programme: ProgrammeStory,
  outcome: OutcomeStory,
  all: readonly Party[],
  year: number,
): Weighed[] => {
  const outcomeId = namesOf(story).outcome(programme, outcome.code);
  const cell = (
    line: 'b' | 'c' | 'd',
    heading: 'running' | 'personnel',
    weight: number,
    item: string,
  ): Weighed => ({
    weight,
    cell: { outcomeId, block: 'operational', line, heading, item },
  });
  if (outcome.isBelgian)
    return [
      cell('d', 'personnel', 52, 'Animation du volet belge'),
      cell('d', 'running', 38, 'Formations, rencontres, campagnes'),
      cell('b', 'running', 10, 'Collaborations'),
    ];
  const isRunning = programme === story.current;
  const parties = all.filter(
    (party) => (isRunning ? party.outcome === outcome.code : false) && worksOn(party, `${year}-01-01`),
  );
  const whole = parties.reduce((sum, { share }) => sum + share, 0);
  const partners = parties.flatMap((party) => partnerCells(outcomeId, party, (64 * party.share) / whole));
  const unnamed: Weighed[] =
    partners.length > 0
      ? partners
      : [
          {
            weight: 64,
            cell: { outcomeId, block: 'operational', line: 'a', heading: 'running', item: 'Partenaires' },
          },
        ];
  return [
    ...unnamed,
    cell('c', 'personnel', 5, 'Coordination régionale'),
    cell('c', 'running', 3, 'Bureau régional'),
    cell('d', 'personnel', 21, 'Suivi de programme'),
    cell('d', 'running', 7, 'Missions et appui'),
  ];
};

const partnerCells = (outcomeId: string, party: Party, weight: number): Weighed[] => {
  const { partnershipId } = party;
  const cell = (heading: 'investment' | 'running' | 'personnel', part: number, item: string): Weighed => ({
    weight: (weight * part) / 100,
    cell: { outcomeId, partnershipId, block: 'operational', line: 'a', heading, item },
  });
  return [
    cell('personnel', 26, 'Secrétariat et formateurs permanents'),
    cell('running', 67, 'Formations, réunions, campagnes'),
    cell('investment', 7, 'Équipement'),
  ];
};
