import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type PartnerChoice, partnerChoiceRows } from '../../partners/queries/partnerships.ts';
import { type OutcomeChoice, outcomeChoiceRows } from '../../results/queries/outcome-choices.ts';

/** Where money can be placed: every outcome and every partner, in their order, in one statement. */
export const placeChoices = (tx: Tx, instituteId: string) =>
  together<{ outcomes: OutcomeChoice; partners: PartnerChoice }>(tx, {
    outcomes: outcomeChoiceRows(tx, instituteId),
    partners: partnerChoiceRows(tx, instituteId),
  });
