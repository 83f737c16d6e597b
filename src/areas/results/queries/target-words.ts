import { sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import { sinceSeries } from './since-series.ts';

/** The last of what is aimed at in words for the whole, by indicator, among the targets that end in these days. */
export const targetWords = async (
  tx: Tx,
  instituteId: string,
  indicatorIds: readonly string[],
  { from, until, asOf }: Ending,
): Promise<Map<string, unknown>> => {
  const { rows } = await sql<{ indicatorId: string; text: unknown }>`
    select distinct on (t.indicator_id) t.indicator_id as "indicatorId", t.text_value as text
      from targets t
     where t.institute_id = ${instituteId} and t.indicator_id = any (${[...indicatorIds]}::uuid[])
       and ${standing('t', asOf)} and ${sinceSeries('t', asOf)} and t.breakdown = '{}'::jsonb and t.text_value is not null
       and (${from ?? null}::date is null or t.until_on >= ${from ?? null}::date)
       and (${until ?? null}::date is null or t.until_on <= ${until ?? null}::date)
     order by t.indicator_id, t.until_on desc, t.entry_no desc, t.id`.execute(tx);
  return new Map(rows.map(({ indicatorId, text }) => [indicatorId, text]));
};

type Ending = {
  from?: string | undefined;
  until?: string | undefined;
  asOf?: number | undefined;
};
