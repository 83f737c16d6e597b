import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { dayAndId, valueAndId } from '../../../kernel/list-key.ts';

/** How many rows a list shows at once. */
export const rightsAPage = 25;

/** What the three lists are narrowed by. */
export type RightsFilter = {
  search?: string | undefined;
  /** What the list's own kind is: how a dialogue is counted, the level of an agreement, the stage of a dossier. */
  kind?: string | undefined;
  country?: string | undefined;
  partnershipId?: string | undefined;
  /** Of these partners alone. */
  partnershipIds?: readonly string[] | undefined;
  /** Of this partner, and those of the institute that are no partner's. */
  openTo?: string | undefined;
  year?: number | undefined;
  sort?: RightsSort | undefined;
  /** Key of the last row seen (`keyOfRow`). */
  after?: string | undefined;
  /** Rows wanted at most; a page and one more where it is left out. */
  limit?: number | undefined;
};

export const rightsSorts = ['date', 'date-up', 'title'] as const;
export type RightsSort = (typeof rightsSorts)[number];

/** The order of a list as SQL: by its day or its title, then by id, so that a page can begin after any row. */
export const orderOf = (sort: RightsSort = 'date', day: RawBuilder<unknown>) => ({
  by: sort === 'title' ? sql<string>`t.title` : sql<string>`coalesce(${day}::text, '')`,
  direction: sort === 'date' ? ('desc' as const) : ('asc' as const),
});

/** Where the next page begins after this row. */
export const keyOfRow = (row: { id: string; title: string; on: string | null }, sort: RightsSort = 'date') =>
  `${sort === 'title' ? row.title : (row.on ?? '')}|${row.id}`;

/** Whether a page of the list can begin there: what `keyOfRow` makes of a row, which may have no day. */
export const isPlaceOfRow = (key: string, sort: RightsSort = 'date'): boolean => {
  const place = valueAndId(key);
  return place !== undefined && (sort === 'title' || place.value === '' || dayAndId(key) !== undefined);
};

/** Rows beyond the key; nothing where there is none or it is no key. */
export const beyond = (
  after: string | undefined,
  { by, direction }: ReturnType<typeof orderOf>,
): RawBuilder<SqlBool>[] => {
  const last = valueAndId(after);
  if (!last) return [];
  const sign = sql.raw(direction === 'desc' ? '<' : '>');
  return [sql<SqlBool>`(${by}, t.id) ${sign} (${last.value}, ${last.id}::uuid)`];
};

/** The conditions that all three share; `text` is what is searched, `day` what a year is about. */
export const sharedConditions = (
  { search, country, partnershipId, partnershipIds, openTo, year }: RightsFilter,
  on: { text: RawBuilder<string>; day: RawBuilder<unknown> },
): RawBuilder<SqlBool>[] => [
  ...(country ? [sql<SqlBool>`t.country = ${country}`] : []),
  ...(partnershipId ? [sql<SqlBool>`t.partnership_id = ${partnershipId}::uuid`] : []),
  ...(partnershipIds ? [sql<SqlBool>`t.partnership_id = any (${[...partnershipIds]}::uuid[])`] : []),
  ...(openTo ? [sql<SqlBool>`(t.partnership_id = ${openTo}::uuid or t.partnership_id is null)`] : []),
  ...(year ? [sql<SqlBool>`${on.day} between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`] : []),
  ...(search ? [sql<SqlBool>`strpos(lower(${on.text}), lower(${search})) > 0`] : []),
];

/** A row that stands: current, or as of an entry number. */
export const standing = (alias: string, asOf?: number): RawBuilder<SqlBool> =>
  asOf === undefined
    ? sql<SqlBool>`${sql.ref(`${alias}.ended_by_no`)} is null`
    : sql<SqlBool>`${sql.ref(`${alias}.entry_no`)} <= ${asOf} and (${sql.ref(`${alias}.ended_by_no`)} is null or ${sql.ref(`${alias}.ended_by_no`)} > ${asOf})`;

/** Was not taken out of the counts, by then. `t` is the thing. */
export const notWithdrawn = (asOf?: number): RawBuilder<SqlBool> =>
  sql<SqlBool>`not exists (select from rights_withdrawals w where w.institute_id = t.institute_id and w.subject_id = t.id
    and (${asOf ?? null}::bigint is null or w.entry_no <= ${asOf ?? null}::bigint))`;

export const and = (conditions: readonly RawBuilder<SqlBool>[]): RawBuilder<SqlBool> =>
  conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${sql.join([...conditions], sql` and `)}`;
