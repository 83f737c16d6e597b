import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { sinceSeries } from './since-series.ts';
import { standing } from './standing.ts';

/** What is aimed at in words of these indicators as they are meant, of the whole, by the last day of the window: the latest. */
export const aimedWords = async (
  tx: Tx,
  instituteId: string,
  indicatorIds: readonly string[],
  { until }: { until?: string | undefined },
): Promise<Map<string, unknown>> => {
  const { rows } = await sql<{ indicatorId: string; text: unknown }>`
    select distinct on (t.indicator_id) t.indicator_id as "indicatorId", t.text_value as text
      from targets t
     where t.institute_id = ${instituteId} and t.indicator_id = any (${[...indicatorIds]}::uuid[])
       and t.text_value is not null and t.breakdown = '{}' and ${standing('t')} and ${sinceSeries('t')}
       and (${until ?? null}::date is null or t.until_on <= ${until ?? null}::date)
     order by t.indicator_id, t.until_on desc, t.id desc`.execute(tx);
  return new Map(rows.map(({ indicatorId, text }) => [indicatorId, text]));
};
