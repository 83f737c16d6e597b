import { conflict, defineCommand, done, refuse } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import type { ObligationRow } from '../queries/obligation-clock.ts';
import { takeBackObligationFactInput } from '../rules/obligation-input.ts';
import { mayKeepObligations } from '../rules/obligation-permissions.ts';
import { endRow, keyOf, owedObligation } from './end-row.ts';

const tables = {
  closing: 'obligation_closings',
  decision: 'obligation_decisions',
  event: 'obligation_events',
} as const;

/** A filing, the donor's decision or the fact that sets the day never was: its row is ended, and another says why. */
export const takeBackObligationFact = defineCommand({
  name: 'take-back-obligation-fact',
  version: 1,
  input: takeBackObligationFactInput,
  may: mayKeepObligations,
  run: async (writing, { obligationId, version, what, reason }) => {
    const row = await owedObligation(writing, obligationId);
    const { entryNo, before } = standing(row)[what];
    if ((entryNo ?? 0) !== version) return conflict(entryNo ?? 0, before);
    if (entryNo === null) return refuse({ key: 'obligations.nothing-to-take-back' });
    // What the donor decided on was filed: its decision goes first.
    if (what === 'closing' && row.decision) return refuse({ key: 'obligations.decided-on-it' });
    const rowId = await endRow(writing, tables[what], obligationId, entryNo);
    if (!rowId) return refuse({ key: 'obligations.nothing-to-take-back' });
    await writing.tx
      .insertInto('obligation_withdrawals')
      .values({ ...keyOf(writing, row), id: newId(), what, row_id: rowId, reason })
      .execute();
    return done(
      { id: obligationId },
      { subject: { kind: 'obligation', id: obligationId }, before, after: { neverWas: true, reason } },
    );
  },
});

/** The entry of what stands, and what it says. */
const standing = (row: ObligationRow) => ({
  closing: {
    entryNo: row.closingNo,
    before: { 'obligations.filedOn': row.filedOn, 'obligations.channel': row.channel },
  },
  decision: {
    entryNo: row.decisionNo,
    before: { 'obligations.decision': row.decision, 'obligations.decidedOn': row.decidedOn },
  },
  event: { entryNo: row.eventNo, before: { 'obligations.happenedOn': row.eventOn } },
});
