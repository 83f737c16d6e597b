import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { Localized } from '../../../kernel/localized.ts';

/** How an indicator measured between two entries of the trail; `untilNo` is null where it does so still. */
export type DefinitionThen = {
  measure: string;
  unit: Localized;
  scale: { value: string; label: Localized }[];
  overTime: string;
  overPartners: string;
  isOwn: boolean;
  fromNo: number;
  untilNo: number | null;
};

/** The definitions that values in the history of an indicator or a measurement are read by (`isOwn`: the measurement's), the first one first; none of other things. */
export const definitionsThen = async (
  tx: Tx,
  instituteId: string,
  { kind, id }: { kind: string; id: string },
): Promise<DefinitionThen[]> => {
  if (kind !== 'indicator' && kind !== 'measurement') return [];
  const of =
    kind === 'indicator'
      ? sql`v.indicator_id = ${id}`
      : sql`v.id = any (array(
      select m.indicator_version_id from measurements m where m.institute_id = ${instituteId} and m.measurement_id = ${id}))`;
  const { rows } = await sql<DefinitionThen>`
    select v.measure, v.unit, v.scale, v.over_time as "overTime", v.over_partners as "overPartners",
           ${kind === 'measurement'}::boolean as "isOwn", v.entry_no as "fromNo", v.ended_by_no as "untilNo"
      from indicator_versions v where v.institute_id = ${instituteId} and ${of} order by v.entry_no`.execute(
    tx,
  );
  return rows;
};
