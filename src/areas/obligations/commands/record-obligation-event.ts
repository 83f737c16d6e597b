import { conflict, defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { obligationEventInput } from '../rules/obligation-input.ts';
import { mayKeepObligations } from '../rules/obligation-permissions.ts';
import { endRow, keyOf, owedObligation, reasonMissing } from './end-row.ts';

/** The day of the fact that a term runs from, and where it is known from; the legal day follows from it. */
export const recordObligationEvent = defineCommand({
  name: 'record-obligation-event',
  version: 1,
  input: obligationEventInput,
  may: mayKeepObligations,
  run: async (writing, { obligationId, version, happenedOn, source, reason }) => {
    const row = await owedObligation(writing, obligationId);
    if (!row.event) return refuse({ key: 'obligations.no-fact-sets-its-day' });
    if ((row.eventNo ?? 0) !== version)
      return conflict(row.eventNo ?? 0, { 'obligations.happenedOn': row.eventOn });
    if (happenedOn > todayIn()) return refuseFields({ happenedOn: [{ key: 'obligations.day-ahead' }] });
    const missing = reasonMissing(row.eventNo, reason);
    if (missing) return missing;
    const replacesId = await endRow(writing, 'obligation_events', obligationId, row.eventNo);
    await writing.tx
      .insertInto('obligation_events')
      .values({
        ...keyOf(writing, row),
        id: newId(),
        happened_on: happenedOn,
        source,
        replaces_id: replacesId,
        correction_reason: reason ?? null,
      })
      .execute();
    const before = { happenedOn: row.eventOn };
    const after = { happenedOn, source, ...(reason ? { reason } : {}) };
    return done({ id: obligationId }, { subject: { kind: 'obligation', id: obligationId }, before, after });
  },
});
