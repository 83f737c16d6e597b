import { type RawBuilder, sql } from 'kysely';

type Due = {
  /** Alias of the row of the programme. */
  programme: string;
  /** First and last day of the period, as values of SQL. */
  from: RawBuilder<unknown>;
  until: RawBuilder<unknown>;
};

/**
 * Whether the indicator that the version `v` defines is to be measured in a period: it holds the last day of a quarter, half
 * year or year by which it is measured, or the last of the programme. Milestones lie at the end of the third year and of the
 * last; nothing said: once a year.
 */
export const measurementIsDue = ({ programme, from, until }: Due): RawBuilder<boolean> => {
  const firstOn = sql.ref(`${programme}.from_on`);
  const lastOn = sql.ref(`${programme}.until_on`);
  const nextOn = sql`(${until} + 1)`;
  return sql<boolean>`(${lastOn} between ${from} and ${until} or case v.frequency
      when 'end' then false
      when 'milestones' then make_date(extract(year from ${firstOn})::int + 2, 12, 31) between ${from} and ${until}
      when 'quarter' then date_trunc('quarter', ${nextOn}) > ${from}
      when 'half_year' then date_trunc('year', ${nextOn})
        + make_interval(months => 6 * ((extract(month from ${nextOn})::int - 1) / 6)) > ${from}
      else date_trunc('year', ${nextOn}) > ${from} end)`;
};
