import type { Tx } from '../../../db/transaction.ts';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { outcomesOf } from '../../programmes/queries/outcomes.ts';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import type { OpeningContext } from '../rules/opening-cells.ts';
import { certifiedReports } from './certified-reports.ts';

/** What the opening balances of a programme can name. */
export const openingContext = async (
  tx: Tx,
  instituteId: string,
  { id, currency }: Pick<ProgrammeRow, 'id' | 'currency'>,
): Promise<OpeningContext> => {
  const outcomes = await outcomesOf(tx, instituteId, id);
  const partners = await partnerChoices(tx, instituteId);
  const reports = await certifiedReports(tx, instituteId, id);
  return {
    currency,
    outcomes: new Set(outcomes.map((each) => each.id)),
    partnerships: new Set(partners.map((each) => each.id)),
    reports: new Map(reports.map((each) => [each.id, each])),
  };
};
