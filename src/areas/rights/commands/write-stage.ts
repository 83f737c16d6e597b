import type { Writing } from '../../../command/command.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { documentWith } from '../../records/queries/documents.ts';
import type { AdvocacyStage } from '../rules/advocacy-stage.ts';
import { notYetCome } from '../rules/no-future.ts';
import { type Fact, factRow } from './fact-row.ts';

type Said = {
  stage: AdvocacyStage;
  onDay: CalendarDay;
  evidence?: string | undefined;
  documentId?: string | undefined;
};

/** What cannot be so of a stage: a day to come, or a document that does not hang on the dossier. */
export const stageProblem = async (
  { tx, chain }: Writing,
  dossierId: string,
  { onDay, documentId }: Said,
): Promise<FieldErrors | undefined> => {
  const early = notYetCome('onDay', onDay, todayIn());
  if (early) return early;
  const document = documentId && (await documentWith(tx, chain, documentId));
  return documentId && (!document || document.subjectId !== dossierId)
    ? { documentId: [{ key: 'problem.not-known-here' }] }
    : undefined;
};

/** A stage that a demand reached, as a row. */
export const writeStage = async (
  writing: Writing,
  of: Fact & { dossierId: string },
  { stage, onDay, evidence, documentId }: Said,
): Promise<void> => {
  await writing.tx
    .insertInto('advocacy_stages')
    .values({
      ...factRow(writing, of),
      dossier_id: of.dossierId,
      stage,
      on_day: onDay,
      evidence: evidence || null,
      document_id: documentId ?? null,
    })
    .execute();
};
