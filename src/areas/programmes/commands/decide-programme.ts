import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { decisionsOf } from '../queries/decisions.ts';
import { programmeById } from '../queries/programmes.ts';
import { canFollow } from '../rules/decision-order.ts';
import { decideProgrammeInput } from '../rules/programme-input.ts';
import { mayDecideProgramme } from '../rules/programme-permissions.ts';
import { blockedSubmission, decisionErrors } from './decision-errors.ts';
import { writeDecision } from './write-decision.ts';
import { shareOfDecisionErrors } from './write-decision-shares.ts';

/** Submitted, decided, refused or closed, with date and reference. What blocks a submission is named. */
export const decideProgramme = defineCommand({
  name: 'decide-programme',
  version: 1,
  input: decideProgrammeInput,
  may: mayDecideProgramme,
  run: async (writing, input) => {
    const { tx, chain, entryNo } = writing;
    const { programmeId, kind, decidedOn } = input;
    const programme = await programmeById(tx, chain, programmeId);
    if (!programme) throw new NotFound();
    const wrong = decisionErrors(input) ?? (await shareOfDecisionErrors(writing, programmeId, input));
    if (wrong) return refuseFields(wrong);
    const state = (await decisionsOf(tx, chain, programmeId)).at(-1)?.kind;
    if (!canFollow(kind, state))
      return refuse({ key: `programmes.not-after-${state ?? 'nothing'}`, args: {} });
    if (kind === 'submitted') {
      const blocked = await blockedSubmission(tx, chain, { programmeId, on: decidedOn });
      if (blocked) return refuse(blocked);
    }
    const id = input.id ?? newId();
    const after = await writeDecision(writing, { id, programmeId, placeNo: entryNo }, input);
    return done({ id }, { subject: { kind: 'programme', id: programmeId }, after });
  },
});
