import type { CalendarDay } from '../../src/kernel/calendar-day.ts';
import { storyId } from './draws.ts';
import { namesOf, type Party, partiesOf, worksOn } from './parties.ts';
import type { Story } from './story.ts';
import { type BudgetCell, budgetOf, inflationRaise } from './unfold-budget.ts';
import { localizedOf } from './unfold-results.ts';

/** The subsidy's part of a programme, in per cent. */
export const subsidyShare = 80;

export type ToldTransaction = {
  id: string;
  programmeId: string;
  outcomeId?: string;
  partnershipId?: string;
  kind: 'incoming_commitment' | 'incoming_funds' | 'outgoing_commitment' | 'disbursement';
  reference: string;
  on: string;
  amount: { minor: number; currency: string };
  description: ReturnType<typeof localizedOf>;
  providerId: string;
  receiverId: string;
};

/** Days on which the yearly instalments arrived; the third came late, after a statement of expenditure. */
const instalments = ['2022-03-22', '2023-04-06', '2024-09-20', '2025-03-27', '2026-04-02'];

/** Subsidy promised and received, agreements entered into and money sent to partners, until `today`. */
export const transactionsOf = (story: Story, today: CalendarDay): ToldTransaction[] => {
  const telling = { story, budget: budgetOf(story, story.current, inflationRaise), names: namesOf(story) };
  return [...subsidy(telling), ...partiesOf(story).flatMap((party) => toPartner(telling, party))]
    .filter(({ on }) => on <= today)
    .sort((a, b) => (a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? -1 : 1));
};

type Telling = { story: Story; budget: readonly BudgetCell[]; names: ReturnType<typeof namesOf> };

const subsidy = ({ story, budget, names }: Telling): ToldTransaction[] => {
  const programmeId = names.programme(story.current);
  const parties = { providerId: names.organisation('dgd'), receiverId: names.organisation('institute') };
  const before = budgetOf(story, story.current);
  const promised = part(sum(before));
  const code = story.code.toUpperCase();
  const row = (
    name: string,
    rest: Pick<ToldTransaction, 'kind' | 'on' | 'description'> & { minor: number },
  ) => {
    const { minor, ...said } = rest;
    const amount = { minor, currency: 'EUR' };
    return {
      id: storyId(story.code, 'transaction', name),
      programmeId,
      reference: `${code}-${name}`,
      amount,
      ...parties,
      ...said,
    };
  };
  const yearly = instalments.map((on, at) => {
    const year = Number(on.slice(0, 4));
    const share = part(sum(budget.filter(({ from }) => from.startsWith(String(year)))));
    return row(`T${at + 1}`, {
      kind: 'incoming_funds',
      on,
      minor: at === 2 ? Math.round(share * 0.94) : share,
      description: localizedOf(
        at === 2
          ? {
              fr: 'Tranche 3, réduite et versée après état des dépenses (solde 2023 au-dessus du seuil)',
              nl: 'Schijf 3, verminderd en gestort na een staat van uitgaven (saldo 2023 boven de drempel)',
            }
          : { fr: `Tranche ${at + 1}`, nl: `Schijf ${at + 1}` },
      ),
    });
  });
  return [
    row('DGD-2022', {
      kind: 'incoming_commitment',
      on: '2021-12-20',
      minor: promised,
      description: localizedOf({ fr: 'Subvention 2022-2026, arrêté', nl: 'Subsidie 2022-2026, besluit' }),
    }),
    row('DGD-2024-INFL', {
      kind: 'incoming_commitment',
      on: '2024-02-14',
      minor: part(sum(budget)) - promised,
      description: localizedOf({
        fr: 'Enveloppe supplémentaire inflation',
        nl: 'Bijkomende enveloppe inflatie',
      }),
    }),
    ...yearly,
  ];
};

/** Half-yearly transfers; they follow the plan, so that a partner that spends late holds an advance. */
const toPartner = ({ story, budget, names }: Telling, party: Party): ToldTransaction[] => {
  const common = {
    programmeId: names.programme(story.current),
    outcomeId: names.outcome(story.current, party.outcome),
    partnershipId: party.partnershipId,
    providerId: names.organisation('institute'),
    receiverId: party.organisationId,
  };
  return [2022, 2023, 2024, 2025, 2026].flatMap((year) => {
    const planned = sum(
      budget.filter(
        (cell) => cell.partnershipId === party.partnershipId && cell.from.startsWith(String(year)),
      ),
    );
    const pace = [0.62, 0.72, 1, 1.04, 0.98][year - 2022]!;
    return [1, 2].flatMap((half): ToldTransaction[] => {
      const on = half === 1 ? `${year}-02-1${1 + (party.key.length % 8)}` : `${year}-09-1${party.share % 9}`;
      if (!worksOn(party, on) || (party.knot === 'late-with-accounts' && on > '2025-10-01')) return [];
      return [
        {
          ...common,
          id: storyId(story.code, 'transaction', party.key, year, half),
          kind: 'disbursement',
          reference: `${story.code.toUpperCase()}-${party.acronym}-${year}-${half}`,
          on,
          amount: { minor: Math.round((planned * pace) / 2 / 5000) * 5000, currency: 'EUR' },
          description: localizedOf({
            fr: `Transfert ${half} de ${year} à ${party.acronym}`,
            nl: `Overschrijving ${half} van ${year} aan ${party.acronym}`,
          }),
        },
      ];
    });
  });
};

const sum = (cells: readonly BudgetCell[]): number =>
  cells.reduce((total, { amount }) => total + amount.minor, 0);
const part = (minor: number): number => Math.round((minor * subsidyShare) / 100);
