import { type RawBuilder, sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';

/**
 * Whether a target or baseline (`row` is its alias) was entered since the indicator means what it means, as of an audit
 * number: what was aimed at under a definition that does not compare is neither beside nor below a figure of this one.
 */
export const sinceSeries = (row: string, asOf?: number): RawBuilder<boolean> => sql<boolean>`
  ${sql.ref(`${row}.entry_no`)} >= ${seriesBegan(sql.ref(`${row}.institute_id`), sql.ref(`${row}.indicator_id`), asOf)}`;

/** The entry of the trail since which an indicator means what it means; 0 where it never meant anything else. */
export const seriesBegan = (
  institute: RawBuilder<unknown>,
  indicator: RawBuilder<unknown>,
  asOf?: number,
): RawBuilder<number> => sql<number>`
  coalesce((select min(begun.entry_no) from indicator_versions f
    join indicator_versions begun on (begun.institute_id, begun.indicator_id, begun.series) = (f.institute_id, f.indicator_id, f.series)
   where f.institute_id = ${institute} and f.indicator_id = ${indicator} and f.series > 1 and ${standing('f', asOf)}), 0)`;

/**
 * Whether a measurement (`row` is its alias) was made under a definition that compares with the one in force, now or as of an
 * audit number, or with the version that is named.
 */
export const inSeries = (
  row: string,
  { versionId, asOf }: { versionId?: string | undefined; asOf?: number | undefined } = {},
): RawBuilder<boolean> => sql<boolean>`
  exists (select from indicator_versions f
    join indicator_versions own on (own.institute_id, own.indicator_id, own.series) = (f.institute_id, f.indicator_id, f.series)
   where f.institute_id = ${sql.ref(`${row}.institute_id`)} and f.indicator_id = ${sql.ref(`${row}.indicator_id`)}
     and ${versionId === undefined ? standing('f', asOf) : sql`f.id = ${versionId}`} and own.id = ${sql.ref(`${row}.indicator_version_id`)})`;
