import type { Tx } from '../../../db/transaction.ts';
import { isId } from '../../../kernel/id.ts';
import type { OrganisationKind } from '../rules/organisation-input.ts';
import type { OrganisationRow } from './organisations.ts';

export type OrganisationIdentifier = { id: string; scheme: string; value: string };

export type Organisation = OrganisationRow & {
  visibility: 'own' | 'shared';
  version: number;
  /** Where the organisation is or was a partner of this institute. */
  partnershipId: string | null;
  identifiers: readonly OrganisationIdentifier[];
};

/** One organisation of the institute with its identifiers; undefined where it is not this institute's. */
export const organisation = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<Organisation | undefined> => {
  if (!isId(id)) return undefined;
  const row = await tx
    .selectFrom('organisations as o')
    .leftJoin('partnerships as p', (join) =>
      join.onRef('p.institute_id', '=', 'o.institute_id').onRef('p.organisation_id', '=', 'o.id'),
    )
    .select(['o.id', 'o.name', 'o.acronym', 'o.kind', 'o.country', 'o.visibility', 'o.version'])
    .select('p.id as partnershipId')
    .where('o.institute_id', '=', instituteId)
    .where('o.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const identifiers = await tx
    .selectFrom('organisation_identifiers')
    .select(['id', 'scheme', 'value'])
    .where('institute_id', '=', instituteId)
    .where('organisation_id', '=', id)
    .where('ended_by_no', 'is', null)
    .orderBy('scheme')
    .orderBy('value')
    .execute();
  const kind = row.kind as OrganisationKind;
  return { ...row, kind, visibility: row.visibility as Organisation['visibility'], identifiers };
};

/** Which of these ids are organisations of the institute. */
export const knownOrganisations = async (
  tx: Tx,
  instituteId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  const rows = await tx
    .selectFrom('organisations')
    .select('id')
    .where('institute_id', '=', instituteId)
    .where('id', 'in', [...ids])
    .execute();
  return new Set(rows.map((row) => row.id));
};
