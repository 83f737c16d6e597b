import { conflict, defineCommand, done, refuse } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { takeBackObligationDateInput } from '../rules/obligation-input.ts';
import { mayKeepObligations } from '../rules/obligation-permissions.ts';
import { endRow, keyOf, owedObligation } from './end-row.ts';

/** The legal day holds again: a row without a day takes the place of the derogated one, which stays readable. */
export const takeBackObligationDate = defineCommand({
  name: 'take-back-obligation-date',
  version: 1,
  input: takeBackObligationDateInput,
  may: mayKeepObligations,
  run: async (writing, { obligationId, version, reason }) => {
    const row = await owedObligation(writing, obligationId);
    if ((row.dateNo ?? 0) !== version)
      return conflict(row.dateNo ?? 0, { 'obligations.derogatedOn': row.derogatedOn });
    if (row.derogatedOn === null) return refuse({ key: 'obligations.no-derogated-day' });
    const replacesId = await endRow(writing, 'obligation_dates', obligationId, row.dateNo);
    await writing.tx
      .insertInto('obligation_dates')
      .values({ ...keyOf(writing, row), id: newId(), replaces_id: replacesId, correction_reason: reason })
      .execute();
    const before = { dueOn: row.derogatedOn };
    const after = { dueOn: row.legalOn, reason };
    return done({ id: obligationId }, { subject: { kind: 'obligation', id: obligationId }, before, after });
  },
});
