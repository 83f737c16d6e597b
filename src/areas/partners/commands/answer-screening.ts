import { defineCommand, done } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { screening } from '../queries/screenings.ts';
import { mayAnswerScreening } from '../rules/partner-file-permissions.ts';
import { screeningAnswer } from '../rules/screening-input.ts';

/** The partner's own word on its screening; it can be given again, and the institute reads every one. */
export const answerScreening = defineCommand({
  name: 'answer-screening',
  version: 1,
  input: screeningAnswer,
  may: mayAnswerScreening,
  run: async ({ tx, actor, chain, entryNo }, { screeningId, verdict, text, ...input }) => {
    const answered = await screening(tx, chain, screeningId);
    if (!answered) throw new NotFound();
    const id = input.id ?? newId();
    const { partnershipId } = answered;
    await tx
      .insertInto('screening_answers')
      .values({
        institute_id: chain,
        id,
        screening_id: screeningId,
        partnership_id: partnershipId,
        verdict,
        text,
        answered_on: todayIn(),
        answered_by_name: actor.name,
        entry_no: entryNo,
      })
      .execute();
    const subject = { kind: 'screening', id: screeningId };
    return done({ id }, { subject, partnershipId, after: { answer: id, verdict, text } });
  },
});
