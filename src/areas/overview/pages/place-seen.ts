import type { Tx } from '../../../db/transaction.ts';
import type { Narrowing } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { tellsStates } from '../../results/pages/unapproved.tsx';
import { type CoverageChoices, coverageChoices } from '../queries/coverage-choices.ts';
import { outcomesAsOf } from '../queries/outcomes-as-of.ts';
import { type Place, placeFacts } from '../queries/place-facts.ts';
import { type AskedDay, countedMomentOf, type Moment } from './asked-day.tsx';
import type { PlaceSeen } from './place-file.ts';
import { filterOf, placeNarrowings } from './place-narrowings.ts';
import { seenInstituteWithCode } from './seen-institute.ts';

type Of = {
  page: Page;
  own: Pick<Place, 'country' | 'partner'>;
  other: 'country' | 'partner';
  day: AskedDay;
};

/** What the address asks for of a country or a partner (`own`), which can be narrowed to the other of the two. */
export const placeSeen = async (
  tx: Tx,
  { page, own, other, day }: Of,
): Promise<PlaceSeen & { narrowings: Narrowing[] }> => {
  const institute = seenInstituteWithCode(page);
  const moment = await countedMomentOf(tx, institute.id, day);
  const choices = await choicesThen(tx, institute.id, moment);
  const narrowings = placeNarrowings(page, choices, other);
  const place = { ...filterOf(narrowings), ...own };
  const facts = await placeFacts(tx, institute, place, {
    asOf: moment.asOf,
    tellsStates: tellsStates(page),
  });
  return { narrowings, place, choices, facts, moment };
};

/** What a place can be narrowed to: programmes and outcomes as they are called, or were then. */
const choicesThen = async (tx: Tx, instituteId: string, { asOf }: Moment): Promise<CoverageChoices> => {
  const choices = await coverageChoices(tx, instituteId, asOf);
  if (asOf === undefined) return choices;
  const known = new Map((await outcomesAsOf(tx, instituteId, {}, asOf)).map((each) => [each.id, each]));
  const programmes = new Map([...known.values()].map((each) => [each.programmeId, each.programme]));
  return {
    ...choices,
    programmes: choices.programmes.map(({ id, reference }) => ({
      id,
      reference: programmes.get(id) ?? reference,
    })),
    outcomes: (choices.outcomes ?? []).flatMap((choice) => {
      const outcome = known.get(choice.id);
      return outcome
        ? [{ ...choice, reference: outcome.programme, code: outcome.code, title: outcome.title }]
        : [];
    }),
  };
};
