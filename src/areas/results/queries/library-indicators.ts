import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Crossing } from '../rules/crossings.ts';
import type { Axis, Frequency, Measure, OverPartners, OverTime, Step } from '../rules/indicator-input.ts';
import type { StandardAxis } from '../rules/standard-axis.ts';

export type LibraryIndicator = {
  id: string;
  key: string;
  version: number;
  title: unknown;
  description: unknown;
  level: '1' | '2';
  measure: Measure;
  ascending: boolean;
  overTime: OverTime;
  overPartners: OverPartners;
  /** In several languages; empty where it counts in none. */
  unit: Localized;
  sourceOfVerification: Localized;
  frequency: Frequency | null;
  axes: readonly Axis[];
  crossings: readonly Crossing[];
  leftOutAxes: readonly StandardAxis[];
  scale: readonly Step[];
  source: string;
  confidence: 'read' | 'recalled' | 'own';
  brought: number | null;
  retiredOn: string | null;
  /** Indicators of programmes that were filled from it. */
  uses: number;
};

/** The institute's library by key; `level`, `words` (in any language's title) and what was retired narrow it. */
export const libraryIndicators = (
  tx: Tx,
  instituteId: string,
  filter: { level?: string | undefined; words?: string | undefined; retired?: boolean | undefined } = {},
): Promise<LibraryIndicator[]> =>
  rows(
    tx,
    sql`l.institute_id = ${instituteId}
      ${filter.level ? sql`and l.level = ${filter.level}` : sql``}
      ${filter.words ? sql`and l.title::text ilike ${`%${filter.words.replace(/[\\%_]/g, '\\$&')}%`}` : sql``}
      ${filter.retired ? sql`` : sql`and l.retired_on is null`}`,
  );

/** One of the library; undefined where the actor sees none. */
export const libraryIndicatorById = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<LibraryIndicator | undefined> =>
  (await rows(tx, sql`l.institute_id = ${instituteId} and l.id = ${id}`))[0];

const rows = async (tx: Tx, condition: RawBuilder<unknown>): Promise<LibraryIndicator[]> =>
  (
    await sql<LibraryIndicator>`
      select l.id, l.key, l.version, l.title, l.description, l.level, l.measure, l.ascending,
          l.over_time as "overTime", l.over_partners as "overPartners", l.unit,
          l.source_of_verification as "sourceOfVerification", l.frequency, l.axes, l.crossings,
          l.left_out_axes as "leftOutAxes", l.scale, l.source, l.confidence,
          l.brought, l.retired_on as "retiredOn",
          (select count(*) from indicators i
            where i.institute_id = l.institute_id and i.library_id = l.id and i.withdrawn_by_no is null) as uses
        from library_indicators l where ${condition} order by l.key`.execute(tx)
  ).rows;
