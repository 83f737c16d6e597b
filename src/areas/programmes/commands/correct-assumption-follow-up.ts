import { conflict, defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { type AssumptionFollowUpRow, assumptionFollowUp } from '../queries/assumptions.ts';
import { programmeById } from '../queries/programmes.ts';
import { correctAssumptionFollowUpInput } from '../rules/assumption-input.ts';
import { followUpErrors } from '../rules/follow-up-errors.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';

/** Puts another row in place of a follow-up of an assumption, of another year where that was wrong, with the reason. */
export const correctAssumptionFollowUp = defineCommand({
  name: 'correct-assumption-follow-up',
  version: 1,
  input: correctAssumptionFollowUpInput,
  constraints: {
    one_follow_up_an_assumption_and_year: { fields: { year: [{ key: 'programmes.risk-year-taken' }] } },
  },
  may: mayKeepProgrammes,
  run: async ({ tx, chain, entryNo }, { followUpId, version, reason, ...said }) => {
    const found = await assumptionFollowUp(tx, chain, followUpId);
    const programme = found && (await programmeById(tx, chain, found.programmeId));
    if (!found || !programme) throw new NotFound();
    if (found.entryNo !== version) return conflict(found.entryNo, standing(found));
    const wrong = followUpErrors(programme, said);
    if (wrong) return refuseFields(wrong);
    await tx
      .updateTable('assumption_follow_ups')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', found.id)
      .execute();
    const id = newId();
    await tx
      .insertInto('assumption_follow_ups')
      .values({
        institute_id: chain,
        id,
        statement_id: found.statementId,
        programme_id: found.programmeId,
        year: said.year,
        state: said.state,
        note: said.note,
        by_function: said.byFunction,
        on_day: said.onDay,
        replaces_id: found.id,
        correction_reason: reason,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id, statementId: found.statementId },
      {
        subject: { kind: 'programme', id: found.programmeId },
        before: saidOf(found),
        after: { ...said, reason },
      },
    );
  },
});

/** What was said of a year, for the trail. */
export const saidOf = ({ year, state, note, byFunction, onDay }: AssumptionFollowUpRow) => ({
  year,
  state,
  note,
  byFunction,
  onDay,
});

/** What stands, as its form words it. */
export const standing = ({ year, state, note, byFunction, onDay }: AssumptionFollowUpRow) => ({
  'programmes.year': String(year),
  'programmes.assumption-state': state,
  'programmes.assumption-note': note,
  'programmes.by-function': byFunction,
  'programmes.on-day': onDay,
});
