import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { blockersAt } from '../../rulebook/rules/rule.ts';
import { handInChecks } from '../queries/hand-in-checks.ts';
import { decisionsOf, programmeById } from '../queries/programmes.ts';
import { canFollow } from '../rules/decision-order.ts';
import { decideProgrammeInput } from '../rules/programme-input.ts';
import { mayDecideProgramme } from '../rules/programme-permissions.ts';

/** Submitted, decided, refused or closed, with date and reference. What blocks a submission is named. */
export const decideProgramme = defineCommand({
  name: 'decide-programme',
  version: 1,
  input: decideProgrammeInput,
  may: mayDecideProgramme,
  run: async ({ tx, chain, entryNo }, input) => {
    const { programmeId, kind, decidedOn, reference = null, subsidyMinor = null, note = null } = input;
    const programme = await programmeById(tx, chain, programmeId);
    if (!programme) throw new NotFound();
    if (decidedOn > todayIn()) return refuseFields({ decidedOn: [{ key: 'programmes.decision-in-future' }] });
    if (kind === 'decided' && !reference) return refuseFields({ reference: [{ key: 'problem.missing' }] });
    const state = (await decisionsOf(tx, chain, programmeId)).at(-1)?.kind;
    if (!canFollow(kind, state))
      return refuse({ key: `programmes.not-after-${state ?? 'nothing'}`, args: {} });
    if (kind === 'submitted') {
      const [blocker] = blockersAt(await handInChecks(tx, chain, programmeId, decidedOn), 'submitting');
      if (blocker) return refuse(blocker.sentence);
    }
    const id = input.id ?? newId();
    await tx
      .insertInto('programme_decisions')
      .values({
        institute_id: chain,
        id,
        programme_id: programmeId,
        kind,
        on_day: decidedOn,
        reference,
        subsidy_minor: subsidyMinor,
        note,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      {
        subject: { kind: 'programme', id: programmeId },
        after: { decision: kind, decidedOn, reference, subsidyMinor, note },
      },
    );
  },
});
