import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { MeasuredPlace } from '../rules/measured-place.ts';
import { cellInForce } from './cell-in-force.ts';
import { inSeries } from './since-series.ts';
import { isWorkThere } from './worked-countries.ts';

type Placed = MeasuredPlace & {
  breakdown: unknown;
  /** Of the figure that is moved. */
  measurementId?: string;
};

/**
 * Which of these figures, by their place in the list, would be counted twice: they name a country in which their partner works,
 * and beside them stands what was handed in of the same days and cell without one, as long as none by country does.
 */
export const besideUndivided = async (
  tx: Tx,
  instituteId: string,
  figures: readonly Placed[],
): Promise<ReadonlySet<number>> => {
  const given = figures.flatMap(
    ({ indicatorId, partnershipId, country, from, until, breakdown, measurementId }, at) =>
      country && partnershipId
        ? [
            {
              at,
              indicator_id: indicatorId,
              partnership_id: partnershipId,
              country,
              from_on: from,
              until_on: until,
              breakdown,
              measurement_id: measurementId,
            },
          ]
        : [],
  );
  if (given.length === 0) return new Set();
  const ofPlace = (row: string) => sql`${sql.ref(`${row}.institute_id`)} = ${instituteId}
    and ${sql.ref(`${row}.indicator_id`)} = g.indicator_id and ${sql.ref(`${row}.partnership_id`)} = g.partnership_id
    and ${sql.ref(`${row}.ended_by_no`)} is null`;
  const ofDays = (row: string) =>
    sql`${sql.ref(`${row}.from_on`)} = g.from_on and ${sql.ref(`${row}.until_on`)} = g.until_on`;
  const { rows } = await sql<{ at: number }>`
    select g.at from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g(at int, indicator_id uuid, partnership_id uuid,
        country text, from_on date, until_on date, breakdown jsonb, measurement_id uuid)
      join indicators i on i.institute_id = ${instituteId} and i.id = g.indicator_id
     where exists (select from measurements m join report_steps s
             on (s.institute_id, s.partnership_id, s.entry_no) = (m.institute_id, m.partnership_id, m.entry_no)
               and s.kind = 'submitted' and s.countries = '{}'
            where ${ofPlace('m')} and ${ofDays('m')} and m.country is null
              and m.measurement_id is distinct from g.measurement_id and coalesce(m.value, m.numerator) is not null
              and ${inSeries('m')} and ${cellInForce('m')} = g.breakdown)
       and not exists (select from measurements b where ${ofPlace('b')} and ${ofDays('b')} and b.country is not null)
       and not exists (select from unreported_figures n
             join measurement_reports r on (r.institute_id, r.id) = (n.institute_id, n.report_id)
             join reporting_windows w on (w.institute_id, w.id) = (r.institute_id, r.window_id)
            where ${ofPlace('n')} and ${ofDays('w')} and n.country is not null)
       and exists (select from activities a
            where a.institute_id = ${instituteId} and a.partnership_id = g.partnership_id and a.outcome_id = i.outcome_id
              and a.country = g.country and a.planned_from <= g.until_on and ${isWorkThere})`.execute(tx);
  return new Set(rows.map(({ at }) => at));
};
