import { conflict, defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { type FrozenVersion, frozenVersions } from '../queries/frozen-versions.ts';
import type { ObligationRow } from '../queries/obligation-clock.ts';
import { fileObligationInput } from '../rules/obligation-input.ts';
import { mayKeepObligations } from '../rules/obligation-permissions.ts';
import { endRow, keyOf, owedObligation } from './end-row.ts';

/** Closes an obligation: what was filed, when, how, with which receipt. Again is the next version, unless it corrects. */
export const fileObligation = defineCommand({
  name: 'file-obligation',
  version: 1,
  input: fileObligationInput,
  may: mayKeepObligations,
  run: async (writing, { obligationId, version, reason, ...said }) => {
    const { filedOn, channel, receipt, sha256, correction } = said;
    const row = await owedObligation(writing, obligationId);
    if ((row.closingNo ?? 0) !== version) return conflict(row.closingNo ?? 0, comparable(row));
    if (correction && row.filingVersion === null) return refuse({ key: 'obligations.nothing-to-correct' });
    if (correction && !reason)
      return refuseFields({ reason: [{ key: 'obligations.correction-needs-reason' }] });
    // Whoever says why it changes means what stands: a next version must not come of a box that was overlooked.
    if (!correction && reason)
      return refuseFields({ correction: [{ key: 'obligations.reason-without-correction' }] });
    const lying = sha256 ? await frozenVersions(writing.tx, writing.chain, row) : [];
    const frozen = lying.find((version) => version.sha256 === sha256);
    if (sha256 && !frozen) return refuseFields({ sha256: [{ key: 'obligations.no-such-version' }] });
    const wrong = wrongWithDay(row, filedOn, correction) ?? (frozen && beforeFrozen(frozen, filedOn));
    if (wrong) return refuseFields(wrong);
    const filingVersion = (row.filingVersion ?? 0) + (correction ? 0 : 1);
    const replacesId = correction
      ? await endRow(writing, 'obligation_closings', obligationId, row.closingNo)
      : null;
    await writing.tx
      .insertInto('obligation_closings')
      .values({
        ...keyOf(writing, row),
        id: newId(),
        kind_title: JSON.stringify(row.title),
        subject: row.subject,
        year: row.year,
        legal_on: row.legalOn,
        due_on: row.dueOn,
        filing_version: filingVersion,
        filed_on: filedOn,
        channel,
        receipt: receipt ?? null,
        sha256: sha256 ?? null,
        replaces_id: replacesId,
        correction_reason: correction ? (reason ?? null) : null,
      })
      .execute();
    const after = { filingVersion, filedOn, channel, receipt, sha256, ...(correction ? { reason } : {}) };
    return done({ id: obligationId }, { subject: { kind: 'obligation', id: obligationId }, after });
  },
});

const wrongWithDay = (
  { bound, dueOn, filedOn: before }: ObligationRow,
  filedOn: CalendarDay,
  correction: boolean,
): FieldErrors | undefined => {
  if (filedOn > todayIn()) return { filedOn: [{ key: 'obligations.day-ahead' }] };
  if (bound === 'from' && dueOn && filedOn < dueOn)
    return { filedOn: [{ key: 'obligations.not-before', args: { day: dueOn } }] };
  if (!correction && before && filedOn < before)
    return { filedOn: [{ key: 'obligations.before-last-version', args: { day: before } }] };
  return undefined;
};

const beforeFrozen = ({ on }: FrozenVersion, filedOn: CalendarDay): FieldErrors | undefined =>
  filedOn < on ? { filedOn: [{ key: 'obligations.before-frozen', args: { day: on } }] } : undefined;

const comparable = ({ filedOn, channel, receipt, sha256 }: ObligationRow) => ({
  'obligations.filedOn': filedOn,
  'obligations.channel': channel,
  'obligations.receipt': receipt,
  'obligations.sha256': sha256,
});
