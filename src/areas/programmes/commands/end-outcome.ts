import { conflict, defineCommand, done, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { type OutcomeEndRow, outcomeEnd } from '../queries/outcome-ends.ts';
import { outcomeById } from '../queries/outcomes.ts';
import { endOutcomeInput } from '../rules/outcome-end.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';

/** Notes that an outcome was left out by the donor or stopped, or corrects that with a reason: nothing is asked of it any more. */
export const endOutcome = defineCommand({
  name: 'end-outcome',
  version: 1,
  input: endOutcomeInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain, entryNo }, { outcomeId, version, correctionReason = null, ...said }) => {
    const outcome = await outcomeById(tx, chain, outcomeId);
    if (!outcome) throw new NotFound();
    const found = await outcomeEnd(tx, chain, outcomeId);
    if ((found?.entryNo ?? 0) !== version) return conflict(found?.entryNo ?? 0, standing(found));
    if (said.endedOn > todayIn()) return refuseFields({ endedOn: [{ key: 'programmes.day-in-future' }] });
    if (found && !correctionReason) return refuseFields({ correctionReason: [{ key: 'problem.missing' }] });
    if (found)
      await tx
        .updateTable('outcome_ends')
        .set({ ended_by_no: entryNo })
        .where('institute_id', '=', chain)
        .where('id', '=', found.id)
        .execute();
    await tx
      .insertInto('outcome_ends')
      .values({
        institute_id: chain,
        id: newId(),
        outcome_id: outcomeId,
        kind: said.kind,
        ended_on: said.endedOn,
        reference: said.reference,
        reason: said.reason,
        replaces_id: found?.id ?? null,
        correction_reason: correctionReason,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id: outcomeId, programmeId: outcome.programmeId },
      {
        subject: { kind: 'outcome', id: outcomeId },
        ...(found ? { before: saidOf(found) } : {}),
        after: { ...said, ...(correctionReason ? { correctionReason } : {}) },
      },
    );
  },
});

/** What was said of an end, for the trail. */
export const saidOf = ({ kind, endedOn, reference, reason }: OutcomeEndRow) => ({
  kind,
  endedOn,
  reference,
  reason,
});

/** What stands, as its form words it. */
export const standing = (found: OutcomeEndRow | undefined) => ({
  'programmes.outcome-end-kind': found?.kind ?? null,
  'programmes.ended-on': found?.endedOn ?? null,
  'programmes.letter-reference': found?.reference ?? null,
  'programmes.outcome-end-why': found?.reason ?? null,
});
