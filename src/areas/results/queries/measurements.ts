import { sql } from 'kysely';
import { endedBy, known, standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { dayAndId } from '../../../kernel/list-key.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Crossing } from '../rules/crossings.ts';
import type { Axis, Measure, OverPartners, OverTime, Step } from '../rules/indicator-input.ts';
import type { StandardAxis } from '../rules/standard-axis.ts';
import { type Figures, ofInstitute, rowsOfState } from './figures-of-state.ts';
import { type FigureState, type ListedState, measurementStates, statesListed } from './measurement-states.ts';
import type { FigureReview } from './report-sheets.ts';
import { lettersAbout, restatedAs } from './restated-as.ts';

/** One row of a measurement: the one that stands, or one that a correction replaced. */
export type MeasurementDetail = {
  rowId: string;
  id: string;
  indicatorId: string;
  indicatorVersionId: string;
  indicatorCode: string;
  indicatorTitle: unknown;
  measure: Measure;
  unit: Localized;
  outcomeId: string;
  outcomeCode: string;
  partnershipId: string | null;
  partner: string | null;
  from: string;
  until: string;
  value: string | null;
  numerator: string | null;
  denominator: string | null;
  /** Where it was measured, where that is not where its partner works. */
  country: string | null;
  text: unknown;
  comment: unknown;
  breakdown: Readonly<Record<string, string>>;
  provenance: string;
  enteredOnBehalf: string | null;
  correctionReason: string | null;
  /** Who was told of a figure that was restated. */
  told: string | null;
  /** Why an approved or locked figure was taken back. */
  withdrawnBecause: string | null;
  /** Roles of the partner's people to whom a letter about it went, one each, and the day of the last; null: none did. */
  lettersTo: string[];
  lettersOn: CalendarDay | null;
  /** Whether it was confirmed against what records came to. */
  isFed: boolean;
  /** What officers said of this row, the newest first. */
  reviews: Pick<FigureReview, 'kind' | 'comment' | 'byName' | 'on'>[];
  overTime: OverTime;
  overPartners: OverPartners;
  axes: readonly Axis[];
  crossings: readonly Crossing[];
  leftOutAxes: readonly StandardAxis[];
  /** Of its own version. */
  formula: string | null;
  scale: readonly Step[];
  entryNo: number;
  endedByNo: number | null;
};

export type MeasurementFilter = {
  programmeId?: string | undefined;
  outcomeId?: string | undefined;
  indicatorId?: string | undefined;
  partnershipId?: string | undefined;
  year?: number | undefined;
  until?: CalendarDay | undefined;
  /** What became of the figure; for who reads sheets. */
  state?: ListedState | undefined;
  /** These alone, of whichever are asked for. */
  ids?: readonly string[] | undefined;
  after?: string | undefined;
};

export const measurementsAPage = 25;

/**
 * A page of the measurements that stand, latest period first, one more than fits. `after` = the last row's
 * `until|id`; `limit: null` gives all of them, for a file.
 */
export const measurements = async (
  tx: Tx,
  instituteId: string,
  filter: MeasurementFilter = {},
  limit: number | null = measurementsAPage + 1,
): Promise<MeasurementDetail[]> => {
  // First which, then what: with its limit inside, names are looked up for the rows of the page only.
  let wanted = ofInstitute(tx, instituteId)
    .where(standing('m'))
    .orderBy('m.until_on', 'desc')
    .orderBy('m.id', 'desc');
  if (filter.outcomeId) wanted = wanted.where('m.outcome_id', '=', filter.outcomeId);
  if (filter.programmeId)
    wanted = wanted.where('m.outcome_id', 'in', outcomesOf(tx, instituteId, filter.programmeId));
  if (filter.indicatorId) wanted = wanted.where('m.indicator_id', '=', filter.indicatorId);
  if (filter.partnershipId === 'none') wanted = wanted.where('m.partnership_id', 'is', null);
  else if (filter.partnershipId) wanted = wanted.where('m.partnership_id', '=', filter.partnershipId);
  if (filter.year)
    wanted = wanted.where(sql<boolean>`m.until_on between ${firstDay(filter.year)}::date
    and ${firstDay(filter.year)}::date + interval '1 year - 1 day'`);
  if (filter.until) wanted = wanted.where('m.until_on', '<=', filter.until);
  if (filter.ids) wanted = wanted.where(sql<boolean>`m.measurement_id = any (${[...filter.ids]}::uuid[])`);
  const after = dayAndId(filter.after);
  if (after)
    wanted = wanted.where(sql<boolean>`(m.until_on, m.id) < (${after.day}::date, ${after.id}::uuid)`);
  if (filter.state) {
    const rowIds = await rowsOfState(tx, instituteId, wanted, {
      states: statesListed(filter.state),
      limit,
    });
    if (rowIds.length === 0) return [];
    // In the order in which they are listed: no index by their ids is used for sure where there are no statistics.
    wanted = wanted.where(sql<boolean>`m.id = any(${rowIds}::uuid[])`).limit(rowIds.length);
    return await shown(tx, wanted);
  }
  return await shown(tx, limit === null ? wanted : wanted.limit(limit));
};

const shown = async (tx: Tx, wanted: Figures): Promise<MeasurementDetail[]> => {
  const query = described(tx, wanted).orderBy('m.until_on', 'desc').orderBy('m.id', 'desc');
  return (await query.execute()) as unknown as MeasurementDetail[];
};

export const keyOfMeasurementRow = ({ until, rowId }: MeasurementDetail): string => `${until}|${rowId}`;

/** All rows of one measurement, the one that stands first; empty where the actor does not see it. */
export const measurementHistory = async (
  tx: Tx,
  instituteId: string,
  measurementId: string,
): Promise<MeasurementDetail[]> =>
  (await details(tx, instituteId)
    .where('m.measurement_id', '=', measurementId)
    .orderBy('m.entry_no', 'desc')
    .execute()) as unknown as MeasurementDetail[];

/**
 * Every row ever measured for an indicator, latest period first, corrected ones behind what replaced them. `tellsStates`: with
 * what became of each that stands, which an auditor does not read. `asOf`: what was known at an audit number, as it stood then.
 */
export const measurementsOfIndicator = async (
  tx: Tx,
  instituteId: string,
  indicatorId: string,
  tellsStates: boolean,
  asOf?: number,
): Promise<(MeasurementDetail & { state?: FigureState | null })[]> => {
  const rows = described(tx, ofInstitute(tx, instituteId), asOf)
    .where('m.indicator_id', '=', indicatorId)
    .where(known('m', asOf))
    .orderBy('m.until_on', 'desc')
    .orderBy('m.measurement_id', 'desc')
    .orderBy('m.entry_no', 'desc');
  const states = sql<{ row_id: string; state: FigureState }>`(${measurementStates(instituteId, {
    where: sql`m.indicator_id = ${indicatorId}`,
    asOf,
  })})`.as('s');
  const query = tellsStates ? rows.leftJoin(states, 's.row_id', 'm.id').select('s.state') : rows;
  return (await query.execute()) as unknown as MeasurementDetail[];
};

/** These rows, latest period first; those that the actor does not see are left out. */
export const measurementRows = async (
  tx: Tx,
  instituteId: string,
  rowIds: readonly string[],
): Promise<MeasurementDetail[]> =>
  rowIds.length === 0
    ? []
    : await shown(tx, ofInstitute(tx, instituteId).where(sql<boolean>`m.id = any(${[...rowIds]}::uuid[])`));

/** A day that PostgreSQL can read, whatever number stood in the address. */
const firstDay = (year: number): string => `${String(Math.min(year, 9999)).padStart(4, '0')}-01-01`;

const outcomesOf = (tx: Tx, instituteId: string, programmeId: string) =>
  tx
    .selectFrom('outcomes')
    .select('id')
    .where('institute_id', '=', instituteId)
    .where('programme_id', '=', programmeId);

const details = (tx: Tx, instituteId: string) => described(tx, ofInstitute(tx, instituteId));

/**
 * `asOf`: with what had been said of each at an audit number. Version and outcome are looked up row by row: joined where
 * PostgreSQL has no statistics, each of an institute would first meet each of its indicators.
 */
const described = (tx: Tx, which: Figures, asOf?: number) =>
  tx
    .selectFrom(which.as('m'))
    .innerJoin('indicators as i', (join) =>
      join.onRef('i.institute_id', '=', 'm.institute_id').onRef('i.id', '=', 'm.indicator_id'),
    )
    .innerJoinLateral(
      (each) =>
        each
          .selectFrom('indicator_versions as own')
          .selectAll('own')
          .whereRef('own.institute_id', '=', 'm.institute_id')
          .whereRef('own.id', '=', 'm.indicator_version_id')
          .offset(0)
          .as('v'),
      (join) => join.onTrue(),
    )
    .innerJoinLateral(
      (each) =>
        each
          .selectFrom('outcomes as own')
          .select('own.code')
          .whereRef('own.institute_id', '=', 'm.institute_id')
          .whereRef('own.id', '=', 'm.outcome_id')
          .offset(0)
          .as('o'),
      (join) => join.onTrue(),
    )
    .leftJoin('partnerships as p', (join) =>
      join.onRef('p.institute_id', '=', 'm.institute_id').onRef('p.id', '=', 'm.partnership_id'),
    )
    .leftJoin('organisations as g', (join) =>
      join.onRef('g.institute_id', '=', 'p.institute_id').onRef('g.id', '=', 'p.organisation_id'),
    )
    .select(['m.id as rowId', 'm.measurement_id as id', 'm.indicator_id as indicatorId'])
    .select([
      'm.indicator_version_id as indicatorVersionId',
      'i.code as indicatorCode',
      'v.title as indicatorTitle',
    ])
    .select(['v.measure', 'v.unit', 'm.outcome_id as outcomeId', 'o.code as outcomeCode'])
    .select([
      'm.partnership_id as partnershipId',
      'g.name as partner',
      'm.from_on as from',
      'm.until_on as until',
    ])
    .select([
      sql<string | null>`trim_scale(m.value)`.as('value'),
      'm.text_value as text',
      'm.comment',
      'm.breakdown',
      'm.country',
    ])
    .select([
      sql<string | null>`trim_scale(m.numerator)`.as('numerator'),
      sql<string | null>`trim_scale(m.denominator)`.as('denominator'),
    ])
    .select([
      'm.provenance',
      'm.entered_on_behalf as enteredOnBehalf',
      'm.correction_reason as correctionReason',
    ])
    .leftJoinLateral(restatedAs(asOf), (join) => join.onTrue())
    .select(
      sql<boolean>`exists (select from measurement_feeds d where (d.institute_id, d.row_id) = (m.institute_id, m.id)
        and ${known('d', asOf)})`.as('isFed'),
    )
    .select(
      sql<
        MeasurementDetail['reviews']
      >`(select coalesce(jsonb_agg(jsonb_build_object('kind', r.kind, 'comment', r.comment,
          'byName', r.by_name, 'on', (r.at at time zone 'Europe/Brussels')::date) order by r.entry_no desc, r.id), '[]')
        from measurement_reviews r where (r.institute_id, r.measurement_id, r.row_id) = (m.institute_id, m.measurement_id, m.id)
          and r.kind <> 'approved' and ${known('r', asOf)})`.as('reviews'),
    )
    .leftJoinLateral(lettersAbout(asOf), (join) => join.onTrue())
    .select([sql<string[]>`coalesce(l.roles, '{}')`.as('lettersTo'), 'l.last_on as lettersOn'])
    .select('x.withdrawn_because as withdrawnBecause')
    .select([
      'x.told',
      'v.over_time as overTime',
      'v.over_partners as overPartners',
      'v.axes',
      'v.crossings',
      'v.formula',
      'v.scale',
    ])
    .select('v.left_out_axes as leftOutAxes')
    .select(['m.entry_no as entryNo', endedBy('m', asOf).as('endedByNo')]);
