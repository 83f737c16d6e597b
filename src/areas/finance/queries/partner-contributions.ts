import { isRow } from '../../../db/newest-row.ts';
import type { Tx } from '../../../db/transaction.ts';
import { isId } from '../../../kernel/id.ts';
import type { Money } from '../../../kernel/money.ts';
import type { contributionForms } from '../rules/partner-contribution-input.ts';

export type PartnerContributionRow = {
  id: string;
  partnershipId: string;
  year: number;
  form: (typeof contributionForms)[number];
  what: string;
  amount: Money;
  source: string;
  enteredOnBehalf: string | null;
};

const contributionRows = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('partner_contributions as c')
    .select(['id', 'partnership_id as partnershipId', 'year', 'form', 'what', 'source'])
    .select(['amount_minor', 'currency', 'entered_on_behalf as enteredOnBehalf'])
    .where('institute_id', '=', instituteId);

type Read = Awaited<ReturnType<ReturnType<typeof contributionRows>['execute']>>[number];

const contributionOf = ({ amount_minor, currency, form, ...row }: Read): PartnerContributionRow => ({
  ...row,
  form: form as PartnerContributionRow['form'],
  amount: { minor: amount_minor, currency },
});

/** What a partner contributed itself, as it stands, the last year first. */
export const partnerContributionsOf = async (
  tx: Tx,
  instituteId: string,
  partnershipId: string,
): Promise<PartnerContributionRow[]> => {
  const rows = await contributionRows(tx, instituteId)
    .where('ended_by_no', 'is', null)
    .where('partnership_id', '=', partnershipId)
    .orderBy('year', 'desc')
    .orderBy('entry_no', 'desc')
    .execute();
  return rows.map(contributionOf);
};

/** One contribution as it stands; undefined where it was replaced or is not this actor's to see. */
export const partnerContribution = async (
  tx: Tx,
  instituteId: string,
  id: string,
  newest?: boolean,
): Promise<PartnerContributionRow | undefined> => {
  const row = isId(id)
    ? await contributionRows(tx, instituteId)
        .where(isRow('c', { table: 'partner_contributions', instituteId, id, newest }))
        .executeTakeFirst()
    : undefined;
  return row && contributionOf(row);
};
