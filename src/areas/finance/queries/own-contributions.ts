import { isRow } from '../../../db/newest-row.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { Money } from '../../../kernel/money.ts';
import type { ownSourceKinds } from '../rules/own-contribution-input.ts';

export type OwnContributionRow = {
  id: string;
  programmeId: string;
  year: number;
  funder: string;
  source: (typeof ownSourceKinds)[number];
  amount: Money;
};

const contributionRows = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('own_contributions as c')
    .select(['id', 'programme_id as programmeId', 'year', 'funder', 'source', 'amount_minor', 'currency'])
    .where('institute_id', '=', instituteId);

type Read = Awaited<ReturnType<ReturnType<typeof contributionRows>['execute']>>[number];

const contributionOf = ({ amount_minor, currency, source, ...row }: Read): OwnContributionRow => ({
  ...row,
  source: source as OwnContributionRow['source'],
  amount: { minor: amount_minor, currency },
});

/** Who bears the own contribution of a programme, as it stands, by year. */
export const ownContributionsOf = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<OwnContributionRow[]> => {
  const rows = await contributionRows(tx, instituteId)
    .where('ended_by_no', 'is', null)
    .where('programme_id', '=', programmeId)
    .orderBy('year')
    .orderBy('funder')
    .orderBy('id')
    .execute();
  return rows.map(contributionOf);
};

/** One as it stands; undefined where it was replaced or is not this actor's to see. */
export const ownContribution = async (
  tx: Tx,
  instituteId: string,
  id: string,
  newest?: boolean,
): Promise<OwnContributionRow | undefined> => {
  const row = await contributionRows(tx, instituteId)
    .where(isRow('c', { table: 'own_contributions', instituteId, id, newest }))
    .executeTakeFirst();
  return row && contributionOf(row);
};

/** Minor units by kind of source, in the currency of the programme. */
export const ownSources = async (
  tx: Tx,
  instituteId: string,
  { id, currency }: { id: string; currency: string },
): Promise<Record<string, number>> => {
  const sums: Record<string, number> = {};
  for (const { source, amount } of await ownContributionsOf(tx, instituteId, id))
    if (amount.currency === currency) sums[source] = (sums[source] ?? 0) + amount.minor;
  return sums;
};
