import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { present } from '../rules/keyed-list.ts';
import type { OrganisationRow, Surroundings } from '../rules/subject.ts';

/** Scheme of the identifiers by which publications name organisations. */
export const IATI_SCHEME = 'iati';

/** The institute's whole register, in the order of registration, with the identifier that each is published under. */
export const knownOrganisations = async (tx: Tx, instituteId: string): Promise<OrganisationRow[]> => {
  const rows = await tx
    .selectFrom('organisations as o')
    .leftJoin('organisation_identifiers as i', (join) =>
      join
        .onRef('i.institute_id', '=', 'o.institute_id')
        .onRef('i.organisation_id', '=', 'o.id')
        .on('i.scheme', '=', IATI_SCHEME)
        .on('i.ended_by_no', 'is', null),
    )
    .select(['o.id', 'o.name', 'o.kind', 'i.value as ref', 'o.iati_type as type', 'o.country'])
    .select(sql<Localized>`o.names`.as('names'))
    .where('o.institute_id', '=', instituteId)
    .orderBy('o.id')
    .orderBy('i.id')
    .execute();
  const byId = new Map<string, OrganisationRow>();
  for (const { ref, type, country, ...row } of rows)
    if (!byId.has(row.id))
      byId.set(
        row.id,
        present({ ...row, ref: ref ?? undefined, type: type ?? undefined, country: country ?? undefined }),
      );
  return [...byId.values()];
};

/** Who publishes: the institute under its registered identifier, else under its code. */
export const publishingInstitute = async (
  tx: Tx,
  instituteId: string,
): Promise<Surroundings['institute']> => {
  const { code, organisation_ref, name } = await tx
    .selectFrom('institutes')
    .select(['code', 'organisation_ref', sql<Localized>`name`.as('name')])
    .where('id', '=', instituteId)
    .executeTakeFirstOrThrow();
  return { ref: organisation_ref ?? code.toUpperCase(), name };
};
