import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { valueAndId } from '../../../kernel/list-key.ts';
import type { OrganisationKind } from '../rules/organisation-input.ts';

export type OrganisationRow = {
  id: string;
  name: string;
  acronym: string | null;
  kind: OrganisationKind;
  country: string | null;
};

export const organisationSorts = ['name', 'kind', 'country'] as const;

export type OrganisationFilter = {
  search?: string | undefined;
  kind?: string | undefined;
  country?: string | undefined;
  sort?: (typeof organisationSorts)[number] | undefined;
  after?: string | undefined;
};

export const organisationsAPage = 25;

const orders = {
  name: sql<string>`name`,
  kind: sql<string>`kind`,
  country: sql<string>`coalesce(country, '')`,
};

/**
 * A page of the institute's organisations, one more than fits to know whether there is another. `after` = the last
 * row's key; `limit` is for those who take the whole list along.
 */
export const organisations = async (
  tx: Tx,
  instituteId: string,
  filter: OrganisationFilter = {},
  limit: number = organisationsAPage + 1,
): Promise<OrganisationRow[]> => {
  const order = orders[filter.sort ?? 'name'];
  let query = tx
    .selectFrom('organisations')
    .select(['id', 'name', 'acronym', 'kind', 'country'])
    .where('institute_id', '=', instituteId)
    .orderBy(order)
    .orderBy('id')
    .limit(limit);
  if (filter.kind) query = query.where('kind', '=', filter.kind);
  if (filter.country) query = query.where('country', '=', filter.country);
  if (filter.search)
    query = query.where(
      sql<boolean>`strpos(lower(name || ' ' || coalesce(acronym, '')), lower(${filter.search})) > 0`,
    );
  const after = valueAndId(filter.after);
  if (after) query = query.where(sql<boolean>`(${order}, id) > (${after.value}, ${after.id}::uuid)`);
  return (await query.execute()) as OrganisationRow[];
};

export const keyOfRow = (row: OrganisationRow, sort: OrganisationFilter['sort'] = 'name'): string =>
  `${row[sort] ?? ''}|${row.id}`;

/** Who bears an identifier in this institute's register. */
export const organisationWithIdentifier = (tx: Tx, instituteId: string, scheme: string, value: string) =>
  tx
    .selectFrom('organisation_identifiers as i')
    .innerJoin('organisations as o', (join) =>
      join.onRef('o.institute_id', '=', 'i.institute_id').onRef('o.id', '=', 'i.organisation_id'),
    )
    .select(['o.id', 'o.name'])
    .where('i.institute_id', '=', instituteId)
    .where('i.scheme', '=', scheme)
    .where('i.value', '=', value)
    .where('i.ended_by_no', 'is', null)
    .executeTakeFirst();

/** Whom a field can offer: every organisation of the institute by name, with its acronym and country. */
export const organisationChoices = async (
  tx: Tx,
  instituteId: string,
): Promise<Pick<OrganisationRow, 'id' | 'name' | 'acronym' | 'country' | 'kind'>[]> =>
  organisations(tx, instituteId, {}, 5000);
