import { conflict, defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { takeOverObligationInput } from '../rules/obligation-input.ts';
import { mayKeepObligations } from '../rules/obligation-permissions.ts';
import { endRow, keyOf, owedObligation } from './end-row.ts';

/** Another function than the usual one sees to this obligation, in whose work it then waits. */
export const takeOverObligation = defineCommand({
  name: 'take-over-obligation',
  version: 1,
  input: takeOverObligationInput,
  may: mayKeepObligations,
  run: async (writing, { obligationId, version, role, reason }) => {
    const row = await owedObligation(writing, obligationId);
    if ((row.takingNo ?? 0) !== version) return conflict(row.takingNo ?? 0, { 'obligations.role': row.role });
    if (role === row.role) return refuseFields({ role: [{ key: 'obligations.sees-to-it-already' }] });
    const replacesId = await endRow(writing, 'obligation_takings', obligationId, row.takingNo);
    await writing.tx
      .insertInto('obligation_takings')
      .values({ ...keyOf(writing, row), id: newId(), role, reason, replaces_id: replacesId })
      .execute();
    const before = { role: row.role };
    const after = { role, reason };
    return done({ id: obligationId }, { subject: { kind: 'obligation', id: obligationId }, before, after });
  },
});
