import { sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Cell } from '../rules/cell-change.ts';
import type { Feed, FeedSource } from '../rules/feed-input.ts';
import { canBeFed } from '../rules/measured.ts';
import type { Measurable } from '../rules/measured-value.ts';

export type IndicatorFeed = { source: FeedSource | null; version: number } & Omit<Feed, 'source'>;

/** What feeds an indicator; version 0 and no source where nobody has said. */
export const feedOf = async (tx: Tx, instituteId: string, indicatorId: string): Promise<IndicatorFeed> =>
  (await tx
    .selectFrom('indicator_feeds')
    .select([
      sql<FeedSource | null>`source`.as('source'),
      'action_kind as actionKind',
      'theme',
      'levels',
      'version',
    ])
    .where('institute_id', '=', instituteId)
    .where('indicator_id', '=', indicatorId)
    .executeTakeFirst()) ?? { source: null, actionKind: null, theme: null, levels: [], version: 0 };

/** Those of the indicators that records feed. */
export const fedIndicators = async (
  tx: Tx,
  instituteId: string,
  indicators: readonly (Measurable & { id: string })[],
): Promise<Set<string>> => {
  const rows = await tx
    .selectFrom('indicator_feeds')
    .select('indicator_id as id')
    .where('institute_id', '=', instituteId)
    .where('source', 'is not', null)
    .execute();
  const named = new Set(rows.map(({ id }) => id));
  return new Set(indicators.flatMap((each) => (named.has(each.id) && canBeFed(each) ? [each.id] : [])));
};

/** The source with its narrowing; undefined where nothing feeds the indicator, or nothing can any more since it was redefined. */
export const sourceOf = (
  { source, actionKind, theme, levels }: IndicatorFeed,
  definition: Measurable,
): Feed | undefined =>
  source === null || !canBeFed(definition) ? undefined : { source, actionKind, theme, levels };

export type MeasurementFeed = Feed & {
  proposed: string;
  reason: string | null;
  /** Entry number, and its day in Brussels where the actor reads that entry. */
  asOf: number;
  asOfDay: CalendarDay | null;
  /** The countries whose records other figures told. */
  elsewhere: readonly string[];
  /** The cell as the records call it; null where it was asked by the name under which it was measured. */
  recordCell: Cell | null;
};

/** What the records came to when this row was confirmed; undefined where it was not fed. */
export const feedOfRow = (tx: Tx, instituteId: string, rowId: string): Promise<MeasurementFeed | undefined> =>
  tx
    .selectFrom('measurement_feeds')
    .select([
      sql<FeedSource>`source`.as('source'),
      'action_kind as actionKind',
      'theme',
      'levels',
      'reason',
      'elsewhere',
    ])
    .select(sql<Cell | null>`record_cell`.as('recordCell'))
    .select([sql<string>`trim_scale(proposed)`.as('proposed'), 'as_of as asOf'])
    .select(
      sql<CalendarDay | null>`(select (e.at at time zone 'Europe/Brussels')::date from audit_entries e
        where e.chain = measurement_feeds.institute_id and e.no = measurement_feeds.as_of)`.as('asOfDay'),
    )
    .where('institute_id', '=', instituteId)
    .where('row_id', '=', rowId)
    .executeTakeFirst();

/** Whether one of the figures of these indicators, as of an audit number, was confirmed against records. */
export const hasFedFigures = async (
  tx: Tx,
  instituteId: string,
  indicatorIds: readonly string[],
  asOf: number,
): Promise<boolean> => {
  const { rows } = await sql`
    select from measurement_feeds d join measurements m on (m.institute_id, m.id) = (d.institute_id, d.row_id)
     where d.institute_id = ${instituteId} and m.indicator_id = any (${[...indicatorIds]}::uuid[])
       and ${standing('m', asOf)} limit 1`.execute(tx);
  return rows.length > 0;
};
