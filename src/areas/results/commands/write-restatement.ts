import type { Writing } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { putJob } from '../../../queue/jobs.ts';
import { membersToRemind } from '../../people/queries/members-to-remind.ts';
import type { MeasurementDetail } from '../queries/measurements.ts';
import { type RestatementLetter, restatementLetterJob } from '../rules/report-input.ts';

/** `rowId`: what took its place; null where it was taken back. */
type Restated = { standing: MeasurementDetail; rowId: string | null; reason: string; told: string };

/**
 * That a fixed figure was restated, why and who was told otherwise; and a letter to each member of the partner whose figure
 * it is who takes letters. Both stand or neither.
 */
export const writeRestatement = async (
  writing: Writing,
  { standing, rowId, reason, told }: Restated,
): Promise<void> => {
  const { tx, chain, actor, entryNo } = writing;
  const { partnershipId } = standing;
  const restatementId = newId();
  await tx
    .insertInto('measurement_restatements')
    .values({
      institute_id: chain,
      id: restatementId,
      measurement_id: standing.id,
      row_id: rowId,
      replaced_row_id: standing.rowId,
      outcome_id: standing.outcomeId,
      partnership_id: partnershipId,
      until_on: standing.until,
      reason,
      told,
      by_name: actor.name,
      entry_no: entryNo,
    })
    .execute();
  if (!partnershipId) return;
  for (const { actor: member } of await membersToRemind(tx, chain, todayIn(), { partnershipId })) {
    const letter: RestatementLetter = { restatementId, membershipId: member.membershipId };
    await putJob(writing, restatementLetterJob, letter);
  }
};
