import { sql } from 'kysely';
import type { Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import type { ReportRow } from '../queries/reporting-windows.ts';
import type { ReportState } from '../rules/report-state.ts';

type Draft = { typed: Readonly<Record<string, readonly string[]>>; language: string } | null;

/** The sheet's next version, with what is typed in it; `countries`: by which beside the partner's own it is handed in now. */
export const writeReport = async (
  { tx, chain, actor }: Writing,
  report: Pick<ReportRow, 'id' | 'version'>,
  draft: Draft | 'kept',
  countries: readonly string[] = [],
): Promise<void> => {
  const drafted =
    draft === 'kept'
      ? {}
      : {
          draft: draft && JSON.stringify(draft.typed),
          draft_language: draft?.language ?? null,
          draft_by_name: draft && actor.name,
        };
  await tx
    .updateTable('measurement_reports')
    .set({
      ...drafted,
      ...(countries.length > 0 ? { countries: everBy(countries) } : {}),
      version: report.version + 1,
    })
    .where('institute_id', '=', chain)
    .where('id', '=', report.id)
    .execute();
};

const everBy = (countries: readonly string[]) =>
  sql<string[]>`array(select distinct unnest(countries || ${[...countries]}::text[]) order by 1)`;

type Step = {
  reportId: string;
  partnershipId: string | null;
  kind: Exclude<ReportState, 'draft'>;
  note?: string | undefined;
  onBehalf?: { source: string } | undefined;
  /** By which countries beside the partner's own a sheet is handed in. */
  countries?: readonly string[];
};

export const writeStep = async ({ tx, chain, actor, entryNo }: Writing, step: Step): Promise<void> => {
  await tx
    .insertInto('report_steps')
    .values({
      institute_id: chain,
      id: newId(),
      report_id: step.reportId,
      partnership_id: step.partnershipId,
      kind: step.kind,
      note: step.note ?? null,
      entered_on_behalf: step.onBehalf?.source ?? null,
      countries: [...(step.countries ?? [])],
      by_name: actor.name,
      entry_no: entryNo,
    })
    .execute();
};

/** What the second of two people is shown of a sheet. */
export const shownReport = ({ state, byName, draftByName, note }: ReportRow) => ({
  'results.report-state': state,
  'results.report-note': note,
  'results.last-step-by': byName,
  'results.draft-by': draftByName,
});
