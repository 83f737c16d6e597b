import { conflict, defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { filedVersion } from '../queries/filed-version.ts';
import { decideObligationInput } from '../rules/obligation-input.ts';
import { mayKeepObligations } from '../rules/obligation-permissions.ts';
import { attachLetter, endRow, keyOf, owedObligation, reasonMissing } from './end-row.ts';

/**
 * What the donor said of a version filed, put on record with its letter: no donor need have an account. A letter about an
 * earlier version can come on record after the next one was filed.
 */
export const decideObligation = defineCommand({
  name: 'decide-obligation',
  version: 1,
  input: decideObligationInput,
  personal: ['remark'],
  may: mayKeepObligations,
  run: async (writing, { obligationId, version, letter, reason, ...said }) => {
    const {
      filingVersion,
      aboutVersion = filingVersion,
      decision,
      decidedOn,
      letterReference,
      remark,
    } = said;
    const row = await owedObligation(writing, obligationId);
    if (!row.filedOn) return refuse({ key: 'obligations.not-filed-yet' });
    // A version filed while the form was open has no decision either: the letter is not about it.
    if ((row.decisionNo ?? 0) !== version || row.filingVersion !== filingVersion)
      return conflict(row.decisionNo ?? 0, {
        'obligations.filingVersion': row.filingVersion,
        'obligations.decision': row.decision,
        'obligations.decidedOn': row.decidedOn,
      });
    const about = await filedVersion(writing.tx, writing.chain, obligationId, aboutVersion);
    if (!about) return refuseFields({ aboutVersion: [{ key: 'obligations.no-such-version-filed' }] });
    if (decidedOn > todayIn()) return refuseFields({ decidedOn: [{ key: 'obligations.day-ahead' }] });
    if (decidedOn < about.filedOn)
      return refuseFields({
        decidedOn: [{ key: 'obligations.before-last-version', args: { day: about.filedOn } }],
      });
    const missing = reasonMissing(about.decisionNo, reason);
    if (missing) return missing;
    const replacesId = await endRow(writing, 'obligation_decisions', obligationId, about.decisionNo);
    const letterId = await attachLetter(writing, obligationId, { title: letterReference, file: letter });
    await writing.tx
      .insertInto('obligation_decisions')
      .values({
        ...keyOf(writing, row),
        id: newId(),
        filing_version: aboutVersion,
        decision,
        decided_on: decidedOn,
        letter_reference: letterReference,
        letter_id: letterId,
        remark: remark ?? null,
        replaces_id: replacesId,
        correction_reason: reason ?? null,
      })
      .execute();
    const after = { ...said, ...(reason ? { reason } : {}) };
    return done({ id: obligationId }, { subject: { kind: 'obligation', id: obligationId }, after });
  },
});
