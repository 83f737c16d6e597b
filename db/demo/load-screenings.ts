import { answerScreening } from '../../src/areas/partners/commands/answer-screening.ts';
import { correctScreening } from '../../src/areas/partners/commands/correct-screening.ts';
import { recordScreening } from '../../src/areas/partners/commands/record-screening.ts';
import { drawsFor, storyId } from './draws.ts';
import { type Party, worksOn } from './parties.ts';
import { staff, type Telling, tell } from './telling.ts';

/** What is found of a partner that otherwise goes well: each rule of aim O1 has someone who trips it. */
const knots = ['stale', 'congress-overdue', 'congress-prevented', 'state-money', 'not-recognised'] as const;
type Knot = (typeof knots)[number] | undefined;

const days = ['2021-11-08', '2022-11-14', '2023-11-13', '2024-11-18', '2025-11-17', '2026-11-16'] as const;

/** A screening every November, the first before the first agreement; those held by a day (all where none is given). */
export const tellScreenings = async (telling: Telling, party: Party, by?: string): Promise<void> => {
  for (const day of heldDays(telling, party).filter((each) => by === undefined || each <= by))
    await tell(telling, staff(telling, 'programme_officer'), recordScreening, [party.key, day], {
      ...said(telling, party, day),
      id: screeningId(telling, party, day),
      partnershipId: party.partnershipId,
    });
};

const knotOf = ({ parties }: Telling, party: Party): Knot =>
  party.knot ? undefined : knots[parties.indexOf(party) % 8];

const heldDays = (telling: Telling, party: Party) =>
  days.filter(
    (day) =>
      day <= telling.today &&
      worksOn(party, day) &&
      !(knotOf(telling, party) === 'stale' && day > '2024-12-31'),
  );

/** The last one is held, and the partner's own person answers it; some have yet to. */
export const tellLastScreenings = async (telling: Telling): Promise<void> => {
  for (const party of telling.parties) await tellScreenings(telling, party);
  for (const [at, party] of telling.parties.entries()) {
    const last = heldDays(telling, party).at(-1);
    const own = telling.actors.get(`partner_coordinator ${party.key}`);
    if (own && last && at % 2 === 0 && party.knot !== 'agreement-not-signed')
      await tell(telling, own, answerScreening, [party.key], {
        id: storyId(telling.story.code, 'screening-answer', party.key),
        screeningId: screeningId(telling, party, last),
        verdict: knotOf(telling, party) ? 'agrees_in_part' : 'agrees',
        text: answers[party.tongue],
      });
  }
};

/**
 * After the first agreements were signed it turns out that one partner's screenings rest on the papers of another
 * union: they are withdrawn, what was signed stands, and its next agreement waits for a screening.
 */
export const withdrawScreenings = async (telling: Telling): Promise<void> => {
  for (const party of telling.parties.filter(({ knot }) => knot === 'agreement-not-signed'))
    for (const day of heldDays(telling, party))
      await tell(telling, staff(telling, 'programme_officer'), correctScreening, [party.key, day], {
        ...said(telling, party, day),
        id: screeningId(telling, party, day),
        neverWas: true,
        reason: 'Les statuts examinés étaient ceux d’un autre syndicat',
      });
};

const screeningId = ({ story }: Telling, { key }: Party, day: string) =>
  storyId(story.code, 'screening', key, day);

const said = (telling: Telling, party: Party, day: string) => {
  const knot = knotOf(telling, party);
  const draws = drawsFor(telling.story.code, 'screening', party.key);
  // With some the own income grows from year to year, with others it falls.
  const course = telling.parties.indexOf(party) % 3 === 1 ? -1 : 1;
  const dues = draws.between(40, 58) + course * (Number(day.slice(0, 4)) - 2021);
  const organSeats = draws.between(15, 34);
  const isOverdue = knot === 'congress-overdue' || knot === 'congress-prevented';
  const income =
    knot === 'state-money'
      ? { incomeDues: dues, incomeState: 34, incomeDonors: 66 - dues }
      : { incomeDues: dues, incomeEmployer: 2, incomeState: 5, incomeDonors: 93 - dues };
  return {
    screenedOn: day,
    ...(knot === 'not-recognised'
      ? { legalStatus: 'not_recognised', recognitionSource: 'Refus écrit du ministère du Travail, 2020' }
      : { legalStatus: 'registered', registration: 'Registre national des organisations professionnelles' }),
    statutesOn: '2014-05-01',
    congressHeldOn: isOverdue ? '2019-05-18' : day < '2023-05-20' ? '2019-05-18' : '2023-05-20',
    congressDueOn: isOverdue || day < '2023-05-20' ? '2023-05-31' : '2027-05-31',
    ...(knot === 'congress-prevented' && day > '2023-05-31'
      ? { congressPreventedSource: 'Arrêté préfectoral interdisant les réunions, mai 2023' }
      : {}),
    electionMethod: 'secret_ballot',
    organSeats,
    organWomen: Math.round(organSeats * 0.3),
    organYouth: Math.round(organSeats * 0.15),
    ...income,
    incomeOther: 0,
    source: 'Statuts, rapport de congrès et comptes annuels',
  } as const;
};

const answers = {
  fr: 'Ces constats sont justes ; le bureau en a discuté.',
  en: 'These findings are right; our executive has discussed them.',
  es: 'Estas constataciones son justas; nuestro ejecutivo las ha discutido.',
} as const;
