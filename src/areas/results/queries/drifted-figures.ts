import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { type FeedSource, feedSources } from '../rules/feed-input.ts';
import { totalsOf } from './feed-records.ts';

/**
 * The figures that stand, were confirmed against records, and of which the records say otherwise since, as a select: columns
 * `row_id, indicator_id, partnership_id, until_on, now` (null where they know nothing of the place any more). `and` narrows the
 * measurements `m`, `sources` are those that feed any figure (`sourcesInUse`): reading all of them costs the planner more than the
 * answer.
 */
export const driftedRows = (
  instituteId: string,
  {
    and = sql`true`,
    sources = feedSources,
  }: { and?: RawBuilder<unknown>; sources?: readonly FeedSource[] | undefined } = {},
): RawBuilder<unknown> => sql`
  with places as materialized (
      select m.id as key, d.source, d.action_kind, d.theme, d.levels, d.proposed, m.indicator_id, m.outcome_id,
          m.partnership_id, m.from_on, m.until_on, coalesce(d.record_cell, m.breakdown) as breakdown, m.country, d.elsewhere
        from measurement_feeds d join measurements m on (m.institute_id, m.id) = (d.institute_id, d.row_id)
       where d.institute_id = ${instituteId} and m.ended_by_no is null
          and d.source = any (${[...sources]}::text[]) and ${and}),
    totals as (${totalsOf(instituteId, sources)})
  select p.key as row_id, p.indicator_id, p.partnership_id, p.until_on, t.total as now
    from places p left join totals t on t.key = p.key
   where t.total is distinct from p.proposed`;

/** The records that figures were confirmed against. */
export const sourcesInUse = async (tx: Tx, instituteId: string): Promise<FeedSource[]> => {
  const rows = await tx
    .selectFrom('measurement_feeds')
    .select('source')
    .distinct()
    .where('institute_id', '=', instituteId)
    .execute();
  return feedSources.filter((each) => rows.some(({ source }) => source === each));
};

/** What the records say since of some rows of measurements, by row; a figure that they bear out is left out. */
export const driftedFigures = async (
  tx: Tx,
  instituteId: string,
  rowIds: readonly string[],
): Promise<ReadonlyMap<string, number | null>> => {
  if (rowIds.length === 0) return new Map();
  const { rows } = await sql<{ rowId: string; now: number | null }>`
    select d.row_id as "rowId", d.now
      from (${driftedRows(instituteId, { and: sql`m.id = any (${[...rowIds]}::uuid[])` })}) d`.execute(tx);
  return new Map(rows.map(({ rowId, now }) => [rowId, now]));
};
