import type { Writing } from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import { sameDecimal } from '../../../kernel/decimal.ts';
import { newId } from '../../../kernel/id.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import type { ReportSheet, SheetFigure } from '../queries/report-sheets.ts';
import type { WindowRow } from '../queries/reporting-windows.ts';
import type { SheetedFigure } from '../rules/fed-figures.ts';
import { figureKey } from '../rules/report-figures.ts';
import type { SubmissionInput } from '../rules/report-input.ts';
import { whyFixed } from '../rules/report-state.ts';
import { partsRow, saidRow } from './define-indicator.ts';
import { endReplaced } from './write-facts.ts';
import { keepFeeds, writeFeeds } from './write-feeds.ts';

type Sheet = {
  window: WindowRow;
  definitions: ReadonlyMap<string, IndicatorDefinition>;
  sheet: ReportSheet;
  input: Omit<SubmissionInput, 'figures'> & { figures: readonly SheetedFigure[] };
};

type Written = { created: number; corrected: number; rows: (SheetedFigure & { id: string })[] };

/**
 * Writes the figures of a sheet that are new or differ from those that stand; one that is approved is not changed. A
 * correction stays under the version and in the cell of its row; of several that came together in one cell none is chosen. One that came
 * back and is right is written anew with the answer for its reason, so that it is with the officer again.
 */
export const writeFigures = async (
  writing: Writing,
  { window, definitions, sheet, input }: Sheet,
): Promise<{ errors: FieldErrors } | Written> => {
  const standing = Map.groupBy(sheet.figures, figureKey);
  const errors: FieldErrors = {};
  type Change = { figure: SheetedFigure; stands: SheetFigure | undefined; reason: string | null };
  const linked: Linked[] = [];
  const changes = input.figures.flatMap((figure, at): Change[] => {
    const standingThere = standing.get(figureKey(figure)) ?? [];
    const same = standingThere.find((each) => saysTheSame(each, figure));
    // What was recorded otherwise and is now found in the records stays the row that it is, and is linked to them.
    if (same && figure.confirmed && same.proposed === null && !whyFixed(same.state))
      linked.push({ figure, stands: same });
    const answer = answerTo(input, same ?? standingThere[0]);
    if (same && !isConfirmedAnew(same, figure) && !(answer && same.state === 'returned')) return [];
    const [stands] = standingThere;
    if (!stands) return [{ figure, stands: undefined, reason: null }];
    const reason =
      answer ?? input.reason ?? returnedBecause(sheet, stands) ?? figure.confirmed?.reason ?? undefined;
    if (standingThere.length > 1) errors[`figures.${at}.value`] = [{ key: 'results.already-measured' }];
    else if (whyFixed(stands.state)) errors[`figures.${at}.value`] = [{ key: 'results.figure-is-approved' }];
    else if (reason === undefined) errors.reason = [{ key: 'results.reason-for-changed' }];
    return [{ figure, stands, reason: reason ?? null }];
  });
  if (Object.keys(errors).length > 0) return { errors };
  const rows = changes.map(({ figure, stands, reason }) => {
    const id = newId();
    return {
      institute_id: writing.chain,
      entry_no: writing.entryNo,
      id,
      measurement_id: stands?.id ?? id,
      indicator_id: figure.indicatorId,
      indicator_version_id: stands?.versionId ?? definitions.get(figure.indicatorId)!.versionId,
      outcome_id: definitions.get(figure.indicatorId)!.outcomeId,
      partnership_id: input.partnershipId,
      from_on: window.from,
      until_on: window.until,
      ...saidRow(figure),
      ...partsRow(figure),
      breakdown: canonicalJson(stands?.measuredCell ?? figure.breakdown),
      country: figure.country ?? null,
      provenance: input.provenance,
      entered_on_behalf: input.onBehalf?.source ?? null,
      replaces_id: stands?.rowId ?? null,
      correction_reason: reason,
    };
  });
  await endReplaced(writing, 'measurements', rows);
  for (let at = 0; at < rows.length; at += 1000)
    await writing.tx
      .insertInto('measurements')
      .values(rows.slice(at, at + 1000))
      .execute();
  const rowsOf = [
    ...linked.map(({ figure, stands }) => ({ ...figure, id: stands.rowId })),
    ...changes.map(({ figure }, at) => ({ ...figure, id: rows[at]!.id })),
  ];
  await writeFeeds(
    writing,
    rowsOf.flatMap(({ id, indicatorId, confirmed }) =>
      confirmed
        ? [
            {
              ...confirmed,
              id,
              outcomeId: definitions.get(indicatorId)!.outcomeId,
              partnershipId: input.partnershipId,
              until: window.until,
            },
          ]
        : [],
    ),
  );
  await keepFeeds(
    writing,
    changes.flatMap(({ figure, stands }, at) =>
      stands && !figure.confirmed && saysTheSame(stands, figure)
        ? [{ from: stands.rowId, to: rows[at]!.id }]
        : [],
    ),
  );
  const corrected = changes.filter(({ stands }) => stands).length;
  return {
    created: changes.length - corrected,
    corrected,
    rows: [
      ...linked.map(({ figure, stands }) => ({ ...figure, id: stands.id })),
      ...changes.map(({ figure }, at) => ({ ...figure, id: rows[at]!.measurement_id })),
    ],
  };
};

/** What the officer said who returned a figure: reason enough for another. */
export const returnedBecause = ({ reviews }: ReportSheet, { rowId }: SheetFigure): string | undefined =>
  reviews.find((review) => review.rowId === rowId && review.kind === 'returned')?.comment ?? undefined;

const answerTo = (
  { figureAnswers }: Pick<SubmissionInput, 'figureAnswers'>,
  stands: SheetFigure | undefined,
): string | undefined => figureAnswers.find(({ rowId }) => rowId === stands?.rowId)?.answer;

/** Whether a figure that is given leaves the row that stands as it is. */
export const leavesAsItIs = (stands: SheetFigure, figure: SheetedFigure): boolean =>
  saysTheSame(stands, figure) && !isConfirmedAnew(stands, figure);

type Linked = { figure: SheetedFigure; stands: SheetFigure };

/** The same value, confirmed against what the records come to since: a row of its own, as its records are others. */
const isConfirmedAnew = ({ proposed, otherBecause }: SheetFigure, { confirmed }: SheetedFigure): boolean =>
  proposed !== null &&
  confirmed !== undefined &&
  (!sameDecimal(proposed, confirmed.proposed) || otherBecause !== confirmed.reason);

const saysTheSame = (stands: SheetFigure, figure: SheetedFigure): boolean =>
  sameDecimal(stands.value, figure.value) &&
  sameDecimal(stands.numerator, figure.numerator) &&
  sameDecimal(stands.denominator, figure.denominator) &&
  canonicalJson([stands.text ?? null, stands.comment ?? null]) ===
    canonicalJson([figure.text ?? null, figure.comment ?? null]);
