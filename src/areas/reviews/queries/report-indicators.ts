import { sql } from 'kysely';
import { known, standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { resultFigures } from '../../results/queries/result-figures.ts';
import { worksOn } from '../../results/queries/window-asks.ts';
import type { Unapproved } from '../../results/rules/held.ts';
import type { Step } from '../../results/rules/indicator-input.ts';
import { isAsked } from './asked-indicators.ts';
import type { PartnerReportRow } from './partner-reports.ts';

/** Of which report it is asked. */
export type Wanted = Pick<PartnerReportRow, 'id' | 'partnershipId' | 'programmeId' | 'fromOn' | 'untilOn'> & {
  /** An audit number: that of the filing. */
  asOf?: number | undefined;
};

/** An indicator as the partner's results of the period say it. */
export type GatheredIndicator = {
  id: string;
  code: string;
  title: Localized;
  /** What the value is worded by: the version that it is a figure of. */
  measure: string;
  unit: Localized;
  scale: readonly Step[];
  /** That version, where the value is no figure of the definition in force. */
  versionId: string | null;
  value: Decimal | null;
  text: Localized | null;
  /** Where the last period that was measured ends; null where there is none. */
  until: CalendarDay | null;
  /** How many entries of the value nobody approved yet, and how many came back; none where all are approved. */
  unapproved?: Unapproved | undefined;
  /** Worked out of others, so that nobody measures it. */
  formula: string | null;
  /** Why the partner has no figure of it, as it said in its sheet. */
  nothing: string | null;
  /** Whether a window or its frequency asks the partner for it in the period. */
  isAsked: boolean;
  /** What it said last in words of other countries than its own, or why it has no figure there. */
  elsewhere: readonly { country: string; text: Localized | null; nothing: string | null }[];
};

/** `isComparable`: whether what was measured last adds up with the definition in force; `own...` are its version's. */
export type KnownIndicator = Omit<GatheredIndicator, 'versionId'> & {
  isComparable: boolean | null;
  ownVersionId: string | null;
  ownMeasure: string | null;
  ownUnit: Localized | null;
  ownScale: readonly Step[] | null;
};

/** Indicators of the outcomes on which the partner works and those it is asked for, with the last measurement of the whole in the period. */
export const indicatorsOf = (instituteId: string, wanted: Wanted) => {
  const { partnershipId, programmeId, fromOn, untilOn, asOf } = wanted;
  return sql<KnownIndicator>`
  select i.id, i.code, v.title, v.measure, v.unit, v.scale, v.formula, trim_scale(m.value)::text as value,
         case when m.country is null then m.text_value end as text,
         m.until_on as until, m.series = v.series as "isComparable", m.measure as "ownMeasure", m.version_id as "ownVersionId", m.unit as "ownUnit", m.scale as "ownScale",
         u.reason as nothing, ${isAsked(instituteId, wanted)} as "isAsked", coalesce(e.told, '[]') as elsewhere
    from indicators i
    join outcomes o on (o.institute_id, o.id) = (i.institute_id, i.outcome_id)
    join indicator_versions v on (v.institute_id, v.indicator_id) = (i.institute_id, i.id) and ${standing('v', asOf)}
    left join lateral (select x.value, x.text_value, x.country, x.until_on, w.id as version_id, w.series, w.measure, w.unit, w.scale from measurements x
        join indicator_versions w on (w.institute_id, w.id) = (x.institute_id, x.indicator_version_id)
       where (x.institute_id, x.indicator_id) = (i.institute_id, i.id) and x.partnership_id = ${partnershipId}
         and x.breakdown = '{}' and x.until_on between ${fromOn}::date and ${untilOn}::date and ${standing('x', asOf)}
       order by w.series = v.series desc, x.until_on desc, (x.country is null) desc, x.entry_no desc limit 1) m on true
    left join lateral (select n.reason from unreported_figures n
        join measurement_reports r on (r.institute_id, r.id) = (n.institute_id, n.report_id)
        join reporting_windows f on (f.institute_id, f.id) = (r.institute_id, r.window_id)
       where (n.institute_id, n.indicator_id) = (i.institute_id, i.id) and n.partnership_id = ${partnershipId}
         and n.country is null and f.until_on between ${fromOn}::date and ${untilOn}::date and ${standing('n', asOf)}
       order by f.until_on desc, n.entry_no desc limit 1) u on true
    left join lateral (${toldElsewhere(instituteId, { partnershipId, fromOn, untilOn, asOf })}) e on true
   where i.institute_id = ${instituteId} and o.programme_id = ${programmeId} and ${known('i', asOf)}
     and (${worksOn({ partnership: sql`${partnershipId}::uuid`, asOf })} or ${isAsked(instituteId, wanted)})
   order by o.position, o.code, i.position, i.code`;
};

/** Indicators of which a measurement is asked of the partner now. */
export const askedIndicators = async (tx: Tx, instituteId: string, wanted: Wanted): Promise<string[]> => {
  const { rows } = await indicatorsOf(instituteId, wanted).execute(tx);
  return rows.filter(({ isAsked }) => isAsked).map(({ id }) => id);
};

/** The last that was said of an indicator `i` in each country that a figure, or a reason why there is none, names. */
const toldElsewhere = (
  instituteId: string,
  { partnershipId, fromOn, untilOn, asOf }: Pick<Wanted, 'partnershipId' | 'fromOn' | 'untilOn' | 'asOf'>,
) => sql`
  select jsonb_agg(jsonb_build_object('country', l.country, 'text', l.text, 'nothing', l.nothing) order by l.country) as told
    from (select distinct on (country) country, text, nothing from (
            select x.country, x.until_on, x.entry_no, x.text_value as text, null::text as nothing from measurements x
             where x.institute_id = ${instituteId} and x.indicator_id = i.id and x.partnership_id = ${partnershipId}
               and x.breakdown = '{}' and ${standing('x', asOf)}
            union all
            select n.country, f.until_on, n.entry_no, null, n.reason from unreported_figures n
              join measurement_reports r on (r.institute_id, r.id) = (n.institute_id, n.report_id)
              join reporting_windows f on (f.institute_id, f.id) = (r.institute_id, r.window_id)
             where n.institute_id = ${instituteId} and n.indicator_id = i.id and n.partnership_id = ${partnershipId}
               and ${standing('n', asOf)}) t
           where country is not null and until_on between ${fromOn}::date and ${untilOn}::date
           order by country, until_on desc, entry_no desc) l
   where l.text is not null or l.nothing is not null`;

/**
 * These with the one figure that results have of them, of this partner in this period. Where nothing was measured that
 * is comparable with the definition in force, the last value stands by itself, in the words of its own version.
 */
export const withFigures = async (
  tx: Tx,
  instituteId: string,
  { partnershipId, fromOn: from, untilOn: until, asOf }: Wanted,
  known: readonly KnownIndicator[],
): Promise<GatheredIndicator[]> => {
  if (known.length === 0) return [];
  const ids = known.map(({ id }) => id);
  const scope = { indicatorIds: ids, partnershipId, from, until, asOf, tellsStates: true };
  const { measured } = await resultFigures(tx, instituteId, scope, known);
  const wholes = new Map(
    measured
      .filter(({ breakdown }) => Object.keys(breakdown).length === 0)
      .map((figure) => [figure.indicatorId, figure]),
  );
  return known.map(({ isComparable, ownMeasure, ownUnit, ownScale, ownVersionId, ...told }) =>
    isComparable === false && told.formula === null
      ? {
          ...told,
          measure: ownMeasure ?? told.measure,
          unit: ownUnit ?? {},
          scale: ownScale ?? [],
          versionId: ownVersionId,
        }
      : {
          ...told,
          value: wholes.get(told.id)?.value ?? null,
          unapproved: wholes.get(told.id)?.unapproved,
          versionId: null,
        },
  );
};
