import { type RawBuilder, sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { OverPartners, OverTime } from '../rules/indicator-input.ts';

/** How values came together before; `on`: the day in Brussels since which they do as now, null where the actor does not read it. */
export type ChangedWay = { overTime: OverTime; overPartners: OverPartners; on: string | null };

/** Whether an earlier version `w` compares with a version, but adds values up otherwise; what was taken back by then never did. Both are aliases. */
export const comparesOtherwise = (w: string, version: string): RawBuilder<boolean> => {
  const [a, b] = [w, version].map((row) => (column: string) => sql.ref(`${row}.${column}`)) as [
    Column,
    Column,
  ];
  return sql<boolean>`${a('institute_id')} = ${b('institute_id')} and ${a('indicator_id')} = ${b('indicator_id')}
    and ${a('series')} = ${b('series')} and ${a('edition')} < ${b('edition')}
    and (${a('over_time')}, ${a('over_partners')}) is distinct from (${b('over_time')}, ${b('over_partners')})
    and not exists (select from indicator_versions r where (r.institute_id, r.indicator_id) = (${a('institute_id')}, ${a('indicator_id')})
      and r.again_edition < ${a('edition')} and ${a('edition')} < r.edition and r.edition <= ${b('edition')})`;
};

type Column = (column: string) => RawBuilder<unknown>;

/** Of these indicators, now or as of an audit number, those whose values came together otherwise before, though they compare. */
export const changedWays = async (
  tx: Tx,
  instituteId: string,
  indicatorIds: readonly string[],
  asOf?: number,
): Promise<ReadonlyMap<string, ChangedWay>> => {
  if (indicatorIds.length === 0) return new Map();
  const { rows } = await sql<ChangedWay & { id: string }>`
    select v.indicator_id as id, b.over_time as "overTime", b.over_partners as "overPartners",
        (select (e.at at time zone 'Europe/Brussels')::date::text from audit_entries e
          where e.chain = n.institute_id and e.no = n.entry_no) as "on"
      from indicator_versions v
      cross join lateral (select w.* from indicator_versions w where ${comparesOtherwise('w', 'v')}
        order by w.edition desc limit 1) b
      join indicator_versions n on (n.institute_id, n.indicator_id, n.edition) = (b.institute_id, b.indicator_id, b.edition + 1)
     where v.institute_id = ${instituteId} and v.indicator_id = any (${[...indicatorIds]}::uuid[]) and ${standing('v', asOf)}
       and v.formula is null`.execute(tx);
  return new Map(rows.map(({ id, ...way }) => [id, way]));
};
