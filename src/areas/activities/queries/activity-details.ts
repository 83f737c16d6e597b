import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { type ActivityDetail, type BuiltKind, type DetailOf, isBuiltKind } from '../rules/kind-details.ts';
import { detailTables, fieldsOf, type ListTable } from './detail-tables.ts';

/** The typed detail of activities of one kind, by activity, with the rows of its lists in their order. */
export const detailsOf = async <Kind extends BuiltKind>(
  tx: Tx,
  instituteId: string,
  kind: Kind,
  activityIds: readonly string[],
): Promise<Map<string, DetailOf<Kind>>> => {
  if (activityIds.length === 0) return new Map();
  const { rows } = await sql<Record<string, unknown>>`
    ${detailRows(kind)}
     where d.institute_id = ${instituteId} and d.activity_id = any (${[...activityIds]})`.execute(tx);
  return new Map(rows.map((row) => [String(row.activity_id), detailFrom(kind, row)]));
};

/** The details of activities of several kinds, by activity, in one statement however many kinds there are. */
export const detailsOfAll = async (
  tx: Tx,
  instituteId: string,
  activities: readonly { id: string; kind: string }[],
): Promise<Map<string, ActivityDetail>> => {
  const byKind = [...Map.groupBy(activities, ({ kind }) => kind)];
  const parts = byKind.flatMap(([kind, list]) =>
    isBuiltKind(kind)
      ? sql`(select ${sql.lit(kind)} as kind, x.activity_id as id, to_jsonb(x) as detail from (${detailRows(kind)}
          where d.institute_id = ${instituteId} and d.activity_id = any (${list.map(({ id }) => id)}::uuid[])) as x)`
      : [],
  );
  if (parts.length === 0) return new Map();
  const { rows } = await sql<{ kind: BuiltKind; id: string; detail: Record<string, unknown> }>`
    ${sql.join(parts, sql` union all `)}`.execute(tx);
  return new Map(rows.map(({ kind, id, detail }) => [id, detailFrom(kind, detail)]));
};

/** Rows of the details of a kind, `d`, each with its lists as JSON; for a statement that says of which activity. */
export const detailRows = (kind: BuiltKind) => {
  const { table, lists } = detailTables[kind];
  const listed = Object.entries<ListTable>(lists).map(
    ([field, { table: rows, order }]) => sql`, (
      select coalesce(jsonb_agg(to_jsonb(l) order by ${sql.ref(`l.${order}`)}), '[]') from ${sql.table(rows)} l
       where (l.institute_id, l.activity_id) = (d.institute_id, d.activity_id)) as ${sql.ref(field)}`,
  );
  return sql`select d.* ${sql.join(listed, sql``)} from ${sql.table(table)} d`;
};

/** A row of `detailRows` as the detail that was written. */
export const detailFrom = <Kind extends BuiltKind>(kind: Kind, row: Readonly<Record<string, unknown>>) =>
  ({ kind, ...fieldsOf(row) }) as DetailOf<Kind>;

export type ActivityOrganisationRow = {
  activityId: string;
  organisationId: string;
  /** Null where the actor may not see the organisation: a partner sees itself and the shared ones. */
  name: string | null;
  takesPart: boolean;
  organises: boolean;
};

/** Organisations of activities, by name. */
export const organisationsOf = async (
  tx: Tx,
  instituteId: string,
  activityIds: readonly string[],
): Promise<ActivityOrganisationRow[]> => {
  if (activityIds.length === 0) return [];
  return tx
    .selectFrom('activity_organisations as ao')
    .leftJoin('organisations as o', (join) =>
      join.onRef('o.institute_id', '=', 'ao.institute_id').onRef('o.id', '=', 'ao.organisation_id'),
    )
    .select([
      'ao.activity_id as activityId',
      'ao.organisation_id as organisationId',
      'o.name',
      'ao.takes_part as takesPart',
      'ao.organises',
    ])
    .where('ao.institute_id', '=', instituteId)
    .where('ao.activity_id', 'in', [...activityIds])
    .orderBy(sql`o.name nulls last`)
    .orderBy('ao.organisation_id')
    .execute();
};

/** Of the organisations given, those the actor may see, with their names. */
export const organisationNames = async (
  tx: Tx,
  instituteId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('organisations')
    .select(['id', 'name'])
    .where('institute_id', '=', instituteId)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
};
