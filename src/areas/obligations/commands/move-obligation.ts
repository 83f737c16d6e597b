import { conflict, defineCommand, done, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { moveObligationInput } from '../rules/obligation-input.ts';
import { mayKeepObligations } from '../rules/obligation-permissions.ts';
import { attachLetter, endRow, keyOf, owedObligation, reasonMissing } from './end-row.ts';

/** Another day than the legal one, with the document that gives it; the legal day stays in sight. */
export const moveObligation = defineCommand({
  name: 'move-obligation-date',
  version: 1,
  input: moveObligationInput,
  may: mayKeepObligations,
  run: async (writing, { obligationId, version, letter, reason, ...said }) => {
    const { dueOn, grantedBy, grantedOn, letterReference } = said;
    const row = await owedObligation(writing, obligationId);
    if ((row.dateNo ?? 0) !== version)
      return conflict(row.dateNo ?? 0, {
        'obligations.dueOn': row.derogatedOn,
        'obligations.grantedBy': row.grantedBy,
        'obligations.letterReference': row.dateLetter,
      });
    if (grantedOn > todayIn()) return refuseFields({ grantedOn: [{ key: 'obligations.day-ahead' }] });
    if (dueOn === row.legalOn) return refuseFields({ dueOn: [{ key: 'obligations.is-the-legal-day' }] });
    const missing = reasonMissing(row.derogatedOn && row.dateNo, reason);
    if (missing) return missing;
    const replacesId = await endRow(writing, 'obligation_dates', obligationId, row.dateNo);
    const letterId = await attachLetter(writing, obligationId, { title: letterReference, file: letter });
    await writing.tx
      .insertInto('obligation_dates')
      .values({
        ...keyOf(writing, row),
        id: newId(),
        due_on: dueOn,
        granted_by: grantedBy,
        granted_on: grantedOn,
        letter_reference: letterReference,
        letter_id: letterId,
        replaces_id: replacesId,
        correction_reason: reason ?? null,
      })
      .execute();
    const before = { dueOn: row.dueOn };
    const after = { ...said, ...(reason ? { reason } : {}) };
    return done({ id: obligationId }, { subject: { kind: 'obligation', id: obligationId }, before, after });
  },
});
