import { conflict, defineCommand, done } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { programmeAmendment } from '../queries/programme-amendments.ts';
import { takeBackAmendmentAnswerInput } from '../rules/file-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { takeBackRow } from './take-back-row.ts';

/** An answer of the donor that was noted on the wrong change never was: the change waits again. */
export const takeBackAmendmentAnswer = defineCommand({
  name: 'take-back-amendment-answer',
  version: 1,
  input: takeBackAmendmentAnswerInput,
  may: mayKeepProgrammes,
  run: async (writing, { amendmentId, version, reason }) => {
    const found = await programmeAmendment(writing.tx, writing.chain, amendmentId);
    if (!found?.answerId) throw new NotFound();
    const { verdict, answeredOn, answerReference: reference, answerNote: note } = found;
    if (found.answerEntryNo !== version)
      return conflict(found.answerEntryNo, {
        'programmes.amendment-verdict': verdict,
        'field.answered-on': answeredOn,
        'field.reference': reference,
        'field.note': note,
      });
    await takeBackRow(writing, 'programme_amendment_answers', { rowId: found.answerId, reason });
    return done(
      { id: amendmentId },
      {
        subject: { kind: 'programme_amendment', id: amendmentId },
        before: { verdict, answeredOn, reference, note },
        after: { reason },
      },
    );
  },
});
