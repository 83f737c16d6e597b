import { defineCommand, done, refuse, refuseFields, type Writing } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { budgetInForce } from '../queries/budget-amounts.ts';
import { budgetShift, type ShiftRow } from '../queries/budget-shifts.ts';
import { judgedShift, wantsAgreement } from '../queries/shift-checks.ts';
import { firstShort, shiftedCells } from '../rules/budget-shift.ts';
import { mayAskShift, mayConsentToShift } from '../rules/finance-permissions.ts';
import { shiftStepInput } from '../rules/shift-input.ts';
import { stepsAfter } from '../rules/shift-state.ts';
import { intoEndedOutcomes } from './into-ended-outcomes.ts';
import { asAmountInput, writeBudgetAmounts, writeBudgetVersion } from './record-budget.ts';

/** The next step of a shift: consent within the house, the donor's answer, or its moves in a new version of the budget. */
export const takeShiftStep = defineCommand({
  name: 'take-shift-step',
  version: 1,
  input: shiftStepInput,
  may: mayAskShift,
  run: async (writing, { shiftId, step, on, reference, note }) => {
    const { tx, chain, actor, entryNo } = writing;
    const shift = await budgetShift(tx, chain, shiftId);
    if (!shift) return refuseFields({ shiftId: [{ key: 'problem.not-known-here' }] });
    if (!stepsAfter(shift.state).includes(step)) return refuse({ key: 'finance.shift-step-not-now' });
    if (step === 'consented' || step === 'declined') {
      const allowed = mayConsentToShift(actor, shift);
      if (allowed !== true) throw new NotAllowed(allowed);
    }
    if (on < shift.stateOn) return refuseFields({ on: [{ key: 'finance.shift-before-the-last-step' }] });
    if (on > todayIn()) return refuseFields({ on: [{ key: 'finance.shift-in-the-future' }] });
    const applied = step === 'applied' ? await newVersionOf(writing, shift) : undefined;
    if (applied && 'problem' in applied) return refuse(applied.problem);
    const said = { reference: reference ?? null, note: note ?? null };
    await tx
      .insertInto('budget_shift_steps')
      .values({
        institute_id: chain,
        id: newId(),
        shift_id: shiftId,
        step,
        on_day: on,
        by_user: actor.userId,
        ...said,
        budget_version_id: applied?.versionId ?? null,
        entry_no: entryNo,
      })
      .execute();
    const after = { step, on, ...said, versionId: applied?.versionId ?? null };
    return done(
      { id: shiftId, versionId: applied?.versionId ?? null },
      { subject: { kind: 'budget_shift', id: shiftId }, after },
    );
  },
});

/** A new version with exactly these moves, or why there is none yet. */
const newVersionOf = async (writing: Writing, shift: ShiftRow) => {
  const { tx, chain } = writing;
  const { programmeId, number } = shift;
  const { moves, checks } = await judgedShift(tx, chain, shift);
  const [above] = shift.state === 'agreed' ? [] : wantsAgreement(checks);
  if (above)
    return {
      problem: {
        key: 'finance.shift-needs-agreement',
        args: { rule: above.ruleId, article: above.citation },
      },
    };
  const [ended] = Object.values((await intoEndedOutcomes(tx, chain, moves)) ?? {}).flat();
  if (ended) return { problem: ended };
  const { amounts } = await budgetInForce(tx, chain, programmeId);
  const standing = amounts.filter(({ isSuperseded }) => !isSuperseded);
  if (firstShort(standing, moves) !== -1) return { problem: { key: 'finance.shift-too-large-now' } };
  const superseded = amounts.filter(({ isSuperseded }) => isSuperseded);
  const cells = [...shiftedCells(standing, moves), ...superseded];
  const note = `${shift.programme} · ${number}`;
  const version = await writeBudgetVersion(writing, { programmeId, kind: 'amended', note });
  await writeBudgetAmounts(writing, { id: version.id, programmeId }, cells.map(asAmountInput));
  return { versionId: version.id };
};
