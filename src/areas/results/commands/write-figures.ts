import type { Writing } from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import { newId } from '../../../kernel/id.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import type { SheetFigure } from '../queries/report-sheets.ts';
import type { WindowRow } from '../queries/reporting-windows.ts';
import type { changedFigures } from '../rules/changed-figures.ts';
import type { SheetedFigure } from '../rules/fed-figures.ts';
import type { SubmissionInput } from '../rules/report-input.ts';
import { saysTheSame } from '../rules/same-figure.ts';
import { partsRow, saidRow } from './define-indicator.ts';
import { endReplaced } from './write-facts.ts';
import { keepFeeds, writeFeeds } from './write-feeds.ts';

type Changed = ReturnType<typeof changedFigures<SheetFigure>>;

type Sheet = Pick<Changed, 'changes' | 'linked'> & {
  window: WindowRow;
  definitions: ReadonlyMap<string, IndicatorDefinition>;
  input: Pick<SubmissionInput, 'partnershipId' | 'provenance' | 'onBehalf'>;
};

type Written = { created: number; corrected: number; rows: (SheetedFigure & { id: string })[] };

/** Writes the figures of a sheet that are new or become others. A correction stays under the version and in the cell of its row. */
export const writeFigures = async (
  writing: Writing,
  { window, definitions, input, changes, linked }: Sheet,
): Promise<Written> => {
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
