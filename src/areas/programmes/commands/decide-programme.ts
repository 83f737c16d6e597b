import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { decisionsOf } from '../queries/decisions.ts';
import { programmeById } from '../queries/programmes.ts';
import { canFollow, dayOutOfOrder, isForgotten, submissionDayErrors } from '../rules/decision-order.ts';
import { decideProgrammeInput } from '../rules/programme-input.ts';
import { mayDecideProgramme } from '../rules/programme-permissions.ts';
import { blockedSubmission, decisionErrors } from './decision-errors.ts';
import { grantOfDecisionErrors } from './grant-of-decision-errors.ts';
import { writeDecision } from './write-decision.ts';
import { shareOfDecisionErrors } from './write-decision-shares.ts';

/**
 * Submitted, decided, refused or closed, with date and reference. What blocks a submission is named; one that is only told with the decision
 * that answered it, from before the programme was kept here, is not judged any more.
 */
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
    const steps = await decisionsOf(tx, chain, programmeId);
    const last = steps.at(-1);
    const [first] = steps;
    const forgotten = isForgotten(
      kind,
      steps.map((step) => step.kind),
    );
    const around = forgotten ? { before: [], after: steps } : { before: steps, after: [] };
    const wrong =
      decisionErrors(input) ??
      submissionDayErrors(input, steps) ??
      (await shareOfDecisionErrors(writing, programmeId, input)) ??
      (await grantOfDecisionErrors(writing, programmeId, input, around));
    if (wrong) return refuseFields(wrong);
    const { submittedOn, ...said } = input;
    if (!forgotten && !submittedOn && !canFollow(kind, last?.kind))
      return refuse({ key: `programmes.not-after-${last?.kind ?? 'nothing'}`, args: {} });
    const early = dayOutOfOrder(decidedOn, forgotten ? { after: first } : { before: last });
    if (early) return refuseFields({ decidedOn: [early] });
    // What was decided on since is not judged any more.
    if (kind === 'submitted' && !forgotten) {
      const blocked = await blockedSubmission(tx, chain, { programmeId, on: decidedOn });
      if (blocked) return refuse(blocked);
    }
    const id = input.id ?? newId();
    const placeNo = forgotten && first ? first.placeNo - 1 : entryNo;
    if (submittedOn) {
      const place = { id: newId(), programmeId, placeNo: placeNo - 1 };
      await writeDecision(writing, place, { kind: 'submitted', decidedOn: submittedOn, shares: [] });
    }
    const after = await writeDecision(writing, { id, programmeId, placeNo }, said);
    const told = { ...after, ...(submittedOn ? { submittedOn } : {}) };
    return done({ id }, { subject: { kind: 'programme', id: programmeId }, after: told });
  },
});
