import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type PartnerChoice, partnerChoiceRows } from '../../partners/queries/partnerships.ts';
import { type ProgrammeRow, programmeRows } from '../../programmes/queries/programmes.ts';
import { type OutcomeChoice, outcomeChoiceRows } from '../../results/queries/outcome-choices.ts';
import type { Control } from '../rules/money-under-control.ts';
import { beyondControlRows } from './beyond-control.ts';

/** Where money can be placed: every outcome and every partner, in their order, in one statement. */
export const placeChoices = (tx: Tx, instituteId: string) =>
  together<{ outcomes: OutcomeChoice; partners: PartnerChoice }>(tx, {
    outcomes: outcomeChoiceRows(tx, instituteId),
    partners: partnerChoiceRows(tx, instituteId),
  });

/** The same, and the outcomes of what is read beyond a control. */
export const placeChoicesBeyond = async (tx: Tx, instituteId: string, control: Control | undefined) => {
  type Rows = { outcomes: OutcomeChoice; partners: PartnerChoice; beyond: { id: string | null } };
  const { beyond, ...places } = await together<Rows>(tx, {
    outcomes: outcomeChoiceRows(tx, instituteId),
    partners: partnerChoiceRows(tx, instituteId),
    beyond: beyondControlRows(instituteId, control),
  });
  return { ...places, beyond: beyond.map(({ id }) => id) };
};

/** A programme, each of its outcomes and every partner, in one statement; undefined where the actor does not see it. */
export const programmeWithPlaces = async (tx: Tx, instituteId: string, id: string) => {
  const { programmes, outcomes, partners } = await together<{
    programmes: ProgrammeRow;
    outcomes: OutcomeChoice;
    partners: PartnerChoice;
  }>(tx, {
    programmes: programmeRows(tx, instituteId, id),
    outcomes: outcomeChoiceRows(tx, instituteId),
    partners: partnerChoiceRows(tx, instituteId),
  });
  const [programme] = programmes;
  return (
    programme && {
      programme,
      places: { outcomes: outcomes.filter(({ programmeId }) => programmeId === id), partners },
    }
  );
};
