import {
  conflict,
  defineCommand,
  done,
  type Refused,
  refuse,
  refuseFields,
  type Writing,
} from '../../../command/command.ts';
import { rowDigest } from '../../../command/within.ts';
import { holds } from '../../../kernel/actor.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { type FieldErrors, NotFound } from '../../../kernel/problem.ts';
import { definitionsOf, type IndicatorDefinition } from '../queries/indicators.ts';
import { type ReportSheet, reportSheet } from '../queries/report-sheets.ts';
import { reportOf, type WindowRow, windowById } from '../queries/reporting-windows.ts';
import { sheetProposals } from '../queries/sheet-proposals.ts';
import { askedOtherwise } from '../rules/asked-otherwise.ts';
import { fedFigures } from '../rules/fed-figures.ts';
import { figureKey, judgeFigures } from '../rules/report-figures.ts';
import { type SubmissionInput, submissionInput } from '../rules/report-input.ts';
import { mayReport } from '../rules/report-permissions.ts';
import { whyClosed } from '../rules/report-state.ts';
import { withdrawnFigures } from '../rules/withdrawn-figures.ts';
import { endReplaced } from './write-facts.ts';
import { returnedBecause, writeFigures } from './write-figures.ts';
import { shownReport, writeReport, writeStep } from './write-report.ts';

/**
 * A partner's sheet of one window as it is handed in: what is new becomes a measurement, what differs from a figure that
 * stands a correction with its reason, what was emptied is taken back with one; an approved figure stays. Every indicator has a
 * figure, or the reason why there is none.
 */
export const submitReport = defineCommand({
  name: 'submit-report',
  version: 1,
  input: submissionInput,
  may: mayReport,
  run: async (writing, input) => {
    const { tx, chain, actor } = writing;
    const window = await windowById(tx, chain, input.windowId);
    const report = window && (await reportOf(tx, chain, input));
    if (!report) throw new NotFound();
    if (report.version !== input.version) return conflict(report.version, shownReport(report));
    const isPartner = holds(actor, 'partner_coordinator', 'partner_treasurer');
    const closed = whyClosed({ state: report.state, window, day: todayIn(), isPartner });
    if (closed) return refuse(closed);
    const definitions = await definitionsOf(tx, chain, window.indicators);
    const asked = whyAskedOtherwise(input, window, definitions);
    if (asked) return asked;
    const sheet = await reportSheet(tx, chain, window, input.partnershipId);
    const emptied = withdrawnFigures(input.withdrawn, {
      standing: sheet.figures,
      figures: input.figures,
      reasonFor: (figure) => input.reason ?? returnedBecause(sheet, figure),
    });
    const { partnershipId } = input;
    const place = { partnershipId, from: window.from, until: window.until };
    const fed = fedFigures(input.figures, {
      proposals: await sheetProposals(tx, chain, [...definitions.values()], place),
      standing: new Map(sheet.figures.map((figure) => [figureKey(figure), figure])),
    });
    if ('errors' in fed) return refuseFields(fed.errors);
    const left = sheet.figures.filter(({ rowId }) => !input.withdrawn.includes(rowId));
    const judged = judgeFigures(fed.figures, {
      definitions: new Map(window.indicators.flatMap((id) => pairOf(definitions, id))),
      standing: new Map(left.map((figure) => [figureKey(figure), figure])),
      nothing: new Set(input.nothing.map(({ indicatorId }) => indicatorId)),
    });
    if ('errors' in judged || 'errors' in emptied) return refuseFields(errorsOf(judged, emptied));
    const written = await writeFigures(writing, {
      window,
      definitions,
      sheet,
      input: { ...input, figures: fed.figures.map((figure, at) => ({ ...figure, ...judged.figures[at]! })) },
    });
    if ('errors' in written) return refuseFields(written.errors);
    const { withdrawn } = emptied;
    await endReplaced(
      writing,
      'measurements',
      withdrawn.map(({ rowId }) => ({ replaces_id: rowId })),
    );
    const reportId = report.id;
    await writeReport(writing, report, null);
    await writeNothing(writing, { reportId, sheet, input });
    const { onBehalf } = input;
    await writeStep(writing, { reportId, partnershipId, kind: 'submitted', onBehalf });
    return done(
      {
        id: reportId,
        created: written.created,
        corrected: written.corrected,
        withdrawn: withdrawn.length,
      },
      {
        subject: { kind: 'measurement-report', id: reportId },
        partnershipId,
        before: { state: report.state },
        after: {
          windowId: window.id,
          provenance: input.provenance,
          nothing: input.nothing,
          withdrawn: withdrawn.map(({ id, reason }) => ({ id, reason })),
          onBehalf,
          count: judged.figures.length,
          rows: written.rows.map(({ id, ...after }) =>
            rowDigest({ subject: { kind: 'measurement', id }, after }),
          ),
        },
      },
    );
  },
});

/** Figures of other days, or of what an indicator meant before, are none of these: whoever filled them in is told first. */
const whyAskedOtherwise = (
  { asked }: SubmissionInput,
  window: WindowRow,
  definitions: ReadonlyMap<string, IndicatorDefinition>,
): Refused | undefined => {
  if (!asked) return undefined;
  const other = askedOtherwise(asked, { window, indicators: definitions.values() });
  if (other.isOfOtherDays)
    return refuse({ key: 'results.window-moved', args: { from: window.from, until: window.until } });
  const means = [{ key: 'results.means-otherwise' }];
  return other.indicatorIds.length > 0
    ? refuseFields(Object.fromEntries(other.indicatorIds.map((id) => [`missing.${id}`, means])))
    : undefined;
};

type Judged = { errors?: FieldErrors } | object;

const errorsOf = (...judged: readonly Judged[]): FieldErrors =>
  Object.assign({}, ...judged.map((each) => ('errors' in each ? each.errors : {})));

const pairOf = <T>(all: ReadonlyMap<string, T>, id: string): [string, T][] => {
  const found = all.get(id);
  return found ? [[id, found]] : [];
};

type Nothing = { reportId: string; sheet: ReportSheet; input: SubmissionInput };

/** Reasons that changed or fell away are ended; what is said anew is a row. */
const writeNothing = async (
  { tx, chain, entryNo }: Writing,
  { reportId, sheet, input: { nothing, partnershipId } }: Nothing,
): Promise<void> => {
  const said = new Map(nothing.map(({ indicatorId, reason }) => [indicatorId, reason]));
  const ended = sheet.nothing.filter(({ indicatorId, reason }) => said.get(indicatorId) !== reason);
  if (ended.length > 0)
    await tx
      .updateTable('unreported_figures')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where(
        'id',
        'in',
        ended.map(({ id }) => id),
      )
      .execute();
  const kept = new Set(sheet.nothing.filter((row) => !ended.includes(row)).map((row) => row.indicatorId));
  const rows = [...said]
    .filter(([indicatorId]) => !kept.has(indicatorId))
    .map(([indicatorId, reason]) => ({
      institute_id: chain,
      id: newId(),
      report_id: reportId,
      partnership_id: partnershipId,
      indicator_id: indicatorId,
      reason,
      entry_no: entryNo,
    }));
  if (rows.length > 0) await tx.insertInto('unreported_figures').values(rows).execute();
};
