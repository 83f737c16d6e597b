import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { controlFinding } from '../queries/control-findings.ts';
import { findingDecisionInput } from '../rules/finding-input.ts';
import { mayDecideFinding, speaksForTheControl } from '../rules/finding-permissions.ts';
import { rejectedOf } from '../rules/finding-state.ts';

/** The final decision of the control, once: what it accepts and what it rejects of the amount in question. */
export const decideFinding = defineCommand({
  name: 'decide-finding',
  version: 1,
  input: findingDecisionInput,
  personal: ['remark'],
  constraints: { a_finding_is_decided_once: { problem: { key: 'control.finding-decided' } } },
  may: mayDecideFinding,
  run: async ({ tx, actor, chain, entryNo }, input) => {
    const { findingId, decision, rejected, remark, letter, decidedOn = todayIn() } = input;
    const finding = await controlFinding(tx, chain, findingId);
    if (!finding) throw new NotFound();
    if (finding.decision) return refuse({ key: 'control.finding-decided' });
    if (!letter && !speaksForTheControl(actor))
      return refuseFields({ letter: [{ key: 'control.finding-names-its-letter' }] });
    if (decidedOn > todayIn()) return refuseFields({ decidedOn: [{ key: 'finance.day-ahead' }] });
    if (decidedOn < (finding.repliedOn ?? finding.foundOn))
      return refuseFields({ decidedOn: [{ key: 'control.finding-decided-before' }] });
    const part = rejected?.currency === finding.currency ? rejected.minor : undefined;
    const rejectedMinor = rejectedOf(decision, finding.minor, part);
    if (rejectedMinor === undefined)
      return refuseFields({ rejected: [{ key: 'control.finding-part-of-amount' }] });
    await tx
      .insertInto('finding_decisions')
      .values({
        institute_id: chain,
        id: newId(),
        finding_id: findingId,
        decision,
        rejected_minor: rejectedMinor,
        text: remark ?? null,
        decided_on: decidedOn,
        letter: letter ?? null,
        decided_by: actor.membershipId,
        decided_by_name: actor.name,
        entry_no: entryNo,
      })
      .execute();
    const after = { decision, rejectedMinor, currency: finding.currency, remark, decidedOn, letter };
    return done({ id: findingId }, { subject: { kind: 'finding', id: findingId }, after });
  },
});
