import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';

export type ExchangeOrganisationRow = {
  id: string;
  name: string;
  country: string | null;
  isPartner: boolean;
};

/** More would not be a choice but a telephone book; partners come first. */
const most = 300;

/** Organisations that usually meet in an exchange: partners, then Belgian affiliates, regional and global bodies, NGOs. */
export const exchangeOrganisations = (tx: Tx, instituteId: string): Promise<ExchangeOrganisationRow[]> =>
  tx
    .selectFrom('organisations as o')
    .leftJoin('partnerships as p', (join) =>
      join.onRef('p.institute_id', '=', 'o.institute_id').onRef('p.organisation_id', '=', 'o.id'),
    )
    .select(['o.id', 'o.name', 'o.country', sql<boolean>`p.id is not null`.as('isPartner')])
    .where('o.institute_id', '=', instituteId)
    .where((row) =>
      row.or([
        row('p.id', 'is not', null),
        row('o.kind', 'in', [
          'belgian_affiliate',
          'institute',
          'sister_ngo',
          'union_platform',
          'regional_body',
          'continental_body',
          'global_union',
          'world_confederation',
        ]),
      ]),
    )
    .orderBy(sql`p.id is null`)
    .orderBy('o.name')
    .limit(most)
    .execute();
