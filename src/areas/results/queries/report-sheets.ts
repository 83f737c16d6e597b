import { sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { OverTime, Step } from '../rules/indicator-input.ts';
import type { Measurable } from '../rules/measured-value.ts';
import type { SheetCountries } from '../rules/sheet-countries.ts';
import { cellInForce } from './cell-in-force.ts';
import { type FigureState, measurementStates } from './measurement-states.ts';
import type { ReportRow, WindowRow } from './reporting-windows.ts';
import { inSeries, sinceSeries } from './since-series.ts';
import { homeCountry, workedCountries } from './worked-countries.ts';

type Cell = Readonly<Record<string, string>>;

/**
 * A figure of the sheet as it stands, with what of its own version says which values can be meant; under a definition that
 * no longer compares only where the sheet is locked, as elsewhere the period is measured anew.
 */
export type SheetFigure = Omit<Measurable, 'scale'> & {
  scale: readonly Step[];
  id: string;
  rowId: string;
  entryNo: number;
  indicatorId: string;
  versionId: string;
  /** By its own version, as `overPartners`. */
  overTime: OverTime;
  /** Null: where the partner works. */
  country: string | null;
  /** Handed in by a sheet that asked for no country, so that nobody said whether others are counted in it. */
  isUndivided: boolean;
  /** In the definition in force; `measuredCell` as it was measured, under its own version. */
  breakdown: Cell;
  measuredCell: Cell;
  value: string | null;
  numerator: string | null;
  denominator: string | null;
  text: unknown;
  comment: unknown;
  provenance: string;
  /** The institute's source, where it entered the figure for the partner. */
  enteredOnBehalf: string | null;
  /** The row in whose place it came, and why. */
  replacesId: string | null;
  correctionReason: string | null;
  state: FigureState;
  isRestated: boolean;
  /** What records came to when it was confirmed against them, and why it is another figure; null where it was not. */
  proposed: string | null;
  otherBecause: string | null;
};

/**
 * The same cell in the last period before, and what the programme aims at in this one, a period's own target before a milestone. Before: of the place that the sheet asks for, under
 * comparable versions, in the cells of the definition in force; where cells came together, what they come to.
 */
export type Beside = { indicatorId: string; breakdown: Cell; value: string; until: string };

/** What was said of a figure, the newest first. */
export type FigureReview = {
  measurementId: string;
  rowId: string;
  kind: 'comment' | 'returned' | 'approved' | 'taken_back';
  comment: string | null;
  byName: string;
  on: string;
  /** What the row said of which it was said. */
  said: Pick<SheetFigure, 'value' | 'numerator' | 'denominator' | 'text' | 'comment'>;
};

export type Nothing = { id: string; indicatorId: string; country: string | null; reason: string };

type Before = Beside & { country: string | null; provenance: string };

export type ReportSheet = SheetCountries & {
  figures: SheetFigure[];
  before: Before[];
  targets: Beside[];
  nothing: Nothing[];
  reviews: FigureReview[];
};

/**
 * Everything that a partner's sheet shows of one window beside its indicators, or (null) that of the institute itself; one
 * statement. A figure of another country than the partner's own is of the sheet where the partner works there, or where it was
 * handed in so; the institute's own are wherever it measured.
 */
export const reportSheet = async (
  tx: Tx,
  instituteId: string,
  window: Pick<WindowRow, 'id' | 'from' | 'until'>,
  { partnershipId, indicators }: Pick<ReportRow, 'partnershipId' | 'indicators'>,
): Promise<ReportSheet> => {
  const { until } = window;
  const worked = workedCountries({ instituteId, partnershipId, indicators, until });
  const home = homeCountry(instituteId, partnershipId);
  const isOwn = partnershipId === null;
  const ofSheet = (row: string) =>
    isOwn
      ? sql`${sql.ref(`${row}.partnership_id`)} is null`
      : sql`${sql.ref(`${row}.partnership_id`)} = ${partnershipId}`;
  const handedIn = sql`select s.entry_no, s.countries from report_steps s
      join measurement_reports r on (r.institute_id, r.id) = (s.institute_id, s.report_id)
     where s.institute_id = ${instituteId} and r.window_id = ${window.id} and ${ofSheet('r')}
       and s.kind = 'submitted'`;
  const isOfSheet = isOwn
    ? sql`true`
    : sql`(m.country is null or m.country in (select unnest(h.countries) from (${handedIn}) h)
    or exists (${home}) and (m.outcome_id, m.country) in (${worked}))`;
  const asked = sql`m.institute_id = ${instituteId} and ${ofSheet('m')}
    and m.indicator_id = any (${[...indicators]}::uuid[]) and m.ended_by_no is null`;
  const inDays = sql`${asked} and m.from_on = ${window.from} and m.until_on = ${window.until}`;
  const { home: own, ...told } = await together<{
    home: { country: string };
    worked: SheetCountries['worked'][number];
    figures: SheetFigure;
    before: Before;
    targets: Beside;
    nothing: Nothing;
    reviews: FigureReview;
  }>(tx, {
    home,
    worked,
    figures: sql<SheetFigure>`
      select m.measurement_id as id, m.id as "rowId", m.entry_no as "entryNo", m.indicator_id as "indicatorId",
        m.indicator_version_id as "versionId", m.country, m.country is null and not ${isOwn}::boolean and exists (select from (${handedIn}) h
          where h.entry_no = m.entry_no and h.countries = '{}') as "isUndivided", v.measure, v.over_time as "overTime", v.over_partners as "overPartners", v.formula, v.scale, v.title, v.unit,
        ${cellInForce('m')} as breakdown, m.breakdown as "measuredCell",
        trim_scale(m.value)::text as value, trim_scale(m.numerator)::text as numerator,
        trim_scale(m.denominator)::text as denominator, m.text_value as text, m.comment, m.provenance,
        m.entered_on_behalf as "enteredOnBehalf", m.replaces_id as "replacesId", m.correction_reason as "correctionReason", s.state,
        s.is_restated as "isRestated", trim_scale(d.proposed)::text as proposed, d.reason as "otherBecause"
        from measurements m join (${measurementStates(instituteId, { where: inDays })}) s on s.row_id = m.id
        join indicator_versions v on (v.institute_id, v.id) = (m.institute_id, m.indicator_version_id)
        left join measurement_feeds d on (d.institute_id, d.row_id) = (m.institute_id, m.id)
       where ${inDays} and ${isOfSheet}
         and (s.state in ('locked', 'restated') or ${inSeries('m')})
       order by m.indicator_id, m.country nulls first, m.id`,
    before: sql<Before>`
      select distinct on (b."indicatorId", b.country, b.breakdown) b."indicatorId", b.country, b.breakdown, trim_scale(b.value)::text as value,
        b.until::text as until, b.provenance
        from (select m.indicator_id as "indicatorId", m.country, ${cellInForce('m')} as breakdown, m.until_on as until,
            case when count(distinct m.breakdown) = 1 then (array_agg(m.value order by m.entry_no desc, m.id desc))[1]
              when f.measure = 'number' then sum(m.value) end as value,
            max(m.provenance) as provenance, max(m.entry_no) as entry_no
            from measurements m
            join indicator_versions v on (v.institute_id, v.id) = (m.institute_id, m.indicator_version_id)
            join indicator_versions f on (f.institute_id, f.indicator_id) = (v.institute_id, v.indicator_id)
              and f.ended_by_no is null and f.series = v.series
           where ${asked} and m.until_on < ${window.from} and m.value is not null and ${isOfSheet}
           group by m.indicator_id, m.country, 3, m.from_on, m.until_on, f.measure) b
       where b.value is not null
       order by b."indicatorId", b.country nulls first, b.breakdown, b.until desc, b.entry_no desc`,
    targets: sql<Beside>`
      select distinct on (t.indicator_id, t.breakdown) t.indicator_id as "indicatorId", t.breakdown,
        trim_scale(t.value)::text as value, t.until_on::text as until
        from targets t where t.institute_id = ${instituteId} and t.indicator_id = any (${[...indicators]}::uuid[])
         and t.ended_by_no is null and ${sinceSeries('t')} and t.value is not null and not t.is_share and t.until_on >= ${window.until}
       order by t.indicator_id, t.breakdown, t.until_on, t.is_milestone, t.from_on desc, t.id`,
    nothing: sql<Nothing>`
      select u.id, u.indicator_id as "indicatorId", u.country, u.reason from unreported_figures u
        join measurement_reports r on (r.institute_id, r.id) = (u.institute_id, u.report_id)
       where u.institute_id = ${instituteId} and r.window_id = ${window.id} and ${ofSheet('u')}
         and u.ended_by_no is null
       order by u.indicator_id, u.country nulls first`,
    reviews: sql<FigureReview>`
      select v.measurement_id as "measurementId", v.row_id as "rowId", v.kind, v.comment, v.by_name as "byName",
        (v.at at time zone 'Europe/Brussels')::date::text as "on",
        jsonb_build_object('value', trim_scale(b.value)::text, 'numerator', trim_scale(b.numerator)::text,
          'denominator', trim_scale(b.denominator)::text, 'text', b.text_value, 'comment', b.comment) as said
        from measurement_reviews v join measurements b on (b.institute_id, b.id) = (v.institute_id, v.row_id)
       where v.institute_id = ${instituteId} and ${ofSheet('v')} and v.kind <> 'approved'
         and v.measurement_id in (select m.measurement_id from measurements m
           where ${inDays})
       order by v.entry_no desc, v.id`,
  });
  return { ...told, home: own[0]?.country ?? null, isOwn };
};
