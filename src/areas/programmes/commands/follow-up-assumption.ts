import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { programmeById } from '../queries/programmes.ts';
import { statementById } from '../queries/theories.ts';
import { followUpAssumptionInput } from '../rules/assumption-input.ts';
import { followUpErrors } from '../rules/follow-up-errors.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';

/** Whether an assumption still holds in a year of the programme, with what was seen; once a year. */
export const followUpAssumption = defineCommand({
  name: 'follow-up-assumption',
  version: 1,
  input: followUpAssumptionInput,
  constraints: {
    one_follow_up_an_assumption_and_year: { fields: { year: [{ key: 'programmes.risk-year-taken' }] } },
  },
  may: mayKeepProgrammes,
  run: async ({ tx, chain, entryNo }, { id = newId(), statementId, ...said }) => {
    const statement = await statementById(tx, chain, statementId);
    const programme = statement && (await programmeById(tx, chain, statement.programmeId));
    if (!statement || !programme) throw new NotFound();
    if (statement.kind !== 'assumption') return refuse({ key: 'programmes.assumption-only' });
    const wrong = followUpErrors(programme, said);
    if (wrong) return refuseFields(wrong);
    await tx
      .insertInto('assumption_follow_ups')
      .values({
        institute_id: chain,
        id,
        statement_id: statementId,
        programme_id: programme.id,
        year: said.year,
        state: said.state,
        note: said.note,
        by_function: said.byFunction,
        on_day: said.onDay,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id, statementId },
      { subject: { kind: 'programme', id: programme.id }, after: { text: statement.text, ...said } },
    );
  },
});
