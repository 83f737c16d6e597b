import {
  conflict,
  defineCommand,
  done,
  refuse,
  refuseFields,
  type Writing,
} from '../../../command/command.ts';
import { rowDigest } from '../../../command/within.ts';
import { holds } from '../../../kernel/actor.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { definitionsOf } from '../queries/indicators.ts';
import { type ReportSheet, reportSheet } from '../queries/report-sheets.ts';
import { reportOf, windowById } from '../queries/reporting-windows.ts';
import { sheetProposals } from '../queries/sheet-proposals.ts';
import { askedOtherwise } from '../rules/asked-meanwhile.ts';
import { judgedSubmission } from '../rules/judged-submission.ts';
import { indicatorPlace } from '../rules/report-figures.ts';
import { type SubmissionInput, submissionInput } from '../rules/report-input.ts';
import { mayReport } from '../rules/report-permissions.ts';
import { whyClosed } from '../rules/report-state.ts';
import { endReplaced } from './write-facts.ts';
import { writeFigures } from './write-figures.ts';
import { shownReport, writeReport, writeStep } from './write-report.ts';

/**
 * A partner's sheet of one window, or the institute's own, as it is handed in: what is new becomes a measurement, what
 * differs from a figure that stands a correction with its reason, what was emptied is taken back with one; an approved figure
 * stays, and one that came back is changed or answered. Every indicator has a figure, or the reason why there is none, in each country in which the partner works for it.
 */
export const submitReport = defineCommand({
  name: 'submit-report',
  version: 1,
  input: submissionInput,
  may: mayReport,
  run: async (writing, given) => {
    const { tx, chain, actor } = writing;
    const window = await windowById(tx, chain, given.windowId);
    const report = window && (await reportOf(tx, chain, given));
    if (!report) throw new NotFound();
    if (report.version !== given.version) return conflict(report.version, shownReport(report));
    const isPartner = holds(actor, 'partner_coordinator', 'partner_treasurer');
    const closed = whyClosed({ state: report.state, window, day: todayIn(), isPartner });
    if (closed) return refuse(closed);
    const definitions = await definitionsOf(tx, chain, report.indicators);
    const otherwise = askedOtherwise(given.asked, { ...window, definitions });
    if (Object.keys(otherwise).length > 0) return refuseFields(otherwise);
    const sheet = await reportSheet(tx, chain, window, report);
    const { partnershipId } = given;
    const place = { partnershipId, from: window.from, until: window.until };
    const judged = judgedSubmission(given, {
      sheet,
      definitions: new Map(report.indicators.flatMap((id) => pairOf(definitions, id))),
      proposals: await sheetProposals(tx, chain, [...definitions.values()], { ...place, sheet }),
    });
    if (Object.keys(judged.errors).length > 0) return refuseFields(judged.errors);
    const { input, withdrawn } = judged;
    const written = await writeFigures(writing, { window, definitions, input, ...judged.changed });
    await endReplaced(
      writing,
      'measurements',
      withdrawn.map(({ rowId }) => ({ replaces_id: rowId })),
    );
    const reportId = report.id;
    await writeNothing(writing, { reportId, sheet, input, definitions });
    const { onBehalf } = input;
    const countries = countriesIn([...judged.left, ...judged.figures, ...input.nothing]);
    await writeReport(writing, report, null, countries);
    await writeStep(writing, { reportId, partnershipId, kind: 'submitted', onBehalf, countries });
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
          ...(countries.length > 0 ? { countries, alone: input.alone } : {}),
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

type Placed = { country?: string | null | undefined };

const countriesIn = (placed: readonly Placed[]): string[] =>
  [...new Set(placed.flatMap(({ country }) => country ?? []))].sort();

const pairOf = <T>(all: ReadonlyMap<string, T>, id: string): [string, T][] => {
  const found = all.get(id);
  return found ? [[id, found]] : [];
};

type Nothing = {
  reportId: string;
  sheet: ReportSheet;
  input: Pick<SubmissionInput, 'nothing' | 'partnershipId'>;
  definitions: ReadonlyMap<string, { outcomeId: string }>;
};

/** Reasons that changed or fell away are ended; what is said anew is a row. */
const writeNothing = async (
  { tx, chain, entryNo }: Writing,
  { reportId, sheet, input: { nothing, partnershipId }, definitions }: Nothing,
): Promise<void> => {
  const said = new Map(nothing.map((each) => [indicatorPlace(each), each]));
  const ended = sheet.nothing.filter((row) => said.get(indicatorPlace(row))?.reason !== row.reason);
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
  const kept = new Set(sheet.nothing.filter((row) => !ended.includes(row)).map(indicatorPlace));
  const rows = [...said]
    .filter(([place]) => !kept.has(place))
    .map(([, { indicatorId, country = null, reason }]) => ({
      institute_id: chain,
      id: newId(),
      report_id: reportId,
      partnership_id: partnershipId,
      indicator_id: indicatorId,
      outcome_id: definitions.get(indicatorId)!.outcomeId,
      country,
      reason,
      entry_no: entryNo,
    }));
  if (rows.length > 0) await tx.insertInto('unreported_figures').values(rows).execute();
};
