import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { type Actor, holds } from '../../../kernel/actor.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import { cellInForce } from '../../results/queries/cell-in-force.ts';
import { indicatorsIn } from '../../results/queries/indicators.ts';
import { measurementStates } from '../../results/queries/measurement-states.ts';
import { coveringWindows } from '../../results/queries/reporting-windows.ts';
import { inSeries, sinceSeries } from '../../results/queries/since-series.ts';
import { closedFor } from '../../results/rules/closed-period.ts';
import { mayReviewReports } from '../../results/rules/report-permissions.ts';
import type { RowProblem } from '../rules/match-expenses.ts';
import { type MatchedFigure, matchFigures, type StandingFigure } from '../rules/match-figures.ts';
import { placeNames } from '../rules/place-names.ts';
import type { FigureSheetRow } from '../rules/sheet-input.ts';
import type { FigureKind } from '../rules/sheet-kinds.ts';
import { cellWords, earlierVersions } from './figure-words.ts';
import { sheetPlaces } from './sheet-places.ts';

type Asked = {
  kind: FigureKind;
  programme: ProgrammeRow;
  actor: Actor;
  columns: readonly string[];
  rows: readonly FigureSheetRow[];
};

/** What the rows would come to beside the figures that stand; the preview and the import both ask this. */
export const planFigureSheet = async (
  tx: Tx,
  instituteId: string,
  { kind, programme, actor, columns, rows }: Asked,
): Promise<{ matched: MatchedFigure[]; problems: RowProblem[] }> => {
  const places = await sheetPlaces(tx, instituteId, programme.id, []);
  const indicators = await indicatorsIn(tx, instituteId, { programmeId: programme.id });
  const windows =
    kind === 'measurements'
      ? await coveringWindows(tx, instituteId, [...places.partners.map(({ id }) => id), null])
      : [];
  const versions = await earlierVersions(tx, instituteId, programme.id);
  const all = await standingFigures(tx, instituteId, kind, programme.id);
  const standing = all.filter(({ compares }) => compares);
  const isPartner = holds(actor, 'partner_coordinator', 'partner_treasurer');
  return matchFigures(rows, {
    kind,
    names: placeNames(places),
    indicators,
    ...cellWords(indicators, versions, standing),
    standing,
    columns,
    language: actor.language,
    countries: new Map(places.partners.flatMap(({ id, country }) => (country ? [[id, country]] : []))),
    ownPartnershipId: isPartner ? actor.partnerships[0] : undefined,
    mayRestate: !isPartner && mayReviewReports(actor) === true,
    closed: (figure) => closedFor(figure, windows, { day: todayIn(), isPartner }),
  });
};

/**
 * The baselines, targets or measurements of a programme that stand and that the actor sees. `compares`: with the definition in force, so
 * that a row of a file may be about it; under one that does not compare it is history. `tellsFixed`: also whether one is approved
 * or locked, which an auditor does not read.
 */
export const standingFigures = async (
  tx: Tx,
  instituteId: string,
  kind: FigureKind,
  programmeId: string,
  tellsFixed = true,
): Promise<(StandingFigure & { compares: boolean })[]> => {
  const [from, until] =
    kind === 'baselines'
      ? [sql`make_date(x.year, 1, 1)`, sql`make_date(x.year, 12, 31)`]
      : [sql`x.from_on`, sql`x.until_on`];
  const common = sql`x.id, x.entry_no as "entryNo", x.indicator_id as "indicatorId", ${from} as "from", ${until} as until,
    trim_scale(x.value) as value, x.text_value as text, x.comment`;
  const inProgramme = sql`join indicators i on (i.institute_id, i.id) = (x.institute_id, x.indicator_id)
    join outcomes o on (o.institute_id, o.id) = (i.institute_id, i.outcome_id)
   where x.institute_id = ${instituteId} and o.programme_id = ${programmeId} and x.ended_by_no is null`;
  const order = sql`order by o.position, o.code, i.position, i.code, ${from}, ${until}, x.id`;
  const ofProgramme = sql`${sinceSeries('x')} as compares, x.breakdown, null::uuid as "partnershipId", null::text as country,
    null::numeric as numerator, null::numeric as denominator, null::text as provenance, false as "isFixed"`;
  type Found = StandingFigure & { compares: boolean };
  const found = {
    baselines: sql<Found>`select ${common}, ${ofProgramme}, false as "isShare", false as "isMilestone"
      from baselines x ${inProgramme} ${order}`,
    targets: sql<Found>`select ${common}, ${ofProgramme}, x.is_share as "isShare", x.is_milestone as "isMilestone"
      from targets x ${inProgramme} ${order}`,
    measurements: sql<Found>`select ${common}, ${inSeries('x')} as compares, ${cellInForce('x')} as breakdown,
        x.breakdown as "measuredCell", x.measurement_id as "measurementId", x.partnership_id as "partnershipId", x.country,
        false as "isShare", false as "isMilestone", trim_scale(x.numerator) as numerator,
        trim_scale(x.denominator) as denominator, x.provenance, false as "isFixed",
        jsonb_build_object('measure', v.measure, 'overPartners', v.over_partners, 'formula', v.formula, 'scale', v.scale,
          'overTime', v.over_time, 'title', v.title, 'unit', v.unit) as "measuredBy"
      from measurements x
      join indicator_versions v on (v.institute_id, v.id) = (x.institute_id, x.indicator_version_id) ${inProgramme}
      ${order}`,
  };
  const { rows } = await found[kind].execute(tx);
  if (kind !== 'measurements' || !tellsFixed) return rows;
  const fixed = await fixedFigures(tx, instituteId, programmeId);
  return rows.map((row) => ({ ...row, isFixed: fixed.has(row.id) }));
};

/** Asked apart: joined row by row, figures that just came in by the thousand would be compared each with each. */
const fixedFigures = async (tx: Tx, instituteId: string, programmeId: string): Promise<Set<string>> => {
  const inProgramme = sql`m.outcome_id in (select o.id from outcomes o
    where o.institute_id = ${instituteId} and o.programme_id = ${programmeId})`;
  const { rows } = await sql<{
    id: string;
  }>`select s.row_id as id from (${measurementStates(instituteId, { where: inProgramme })}) s
     where s.state in ('approved', 'locked', 'restated')`.execute(tx);
  return new Set(rows.map(({ id }) => id));
};
