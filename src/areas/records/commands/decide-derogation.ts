import { defineCommand, done, refuse, refuseFields, type Writing } from '../../../command/command.ts';
import { within } from '../../../command/within.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { type DerogationRow, derogationWith } from '../queries/asked-derogations.ts';
import { decisionInput, nextDecisions } from '../rules/derogation-input.ts';
import type { StoredFile } from '../rules/document-input.ts';
import { mayDecideDerogation } from '../rules/record-permissions.ts';
import { attachDocument } from './attach-document.ts';

/**
 * Grants, refuses or withdraws. Who asks never grants, not under another of their roles either; the donor's grant is
 * put on record with its letter, which is attached in the same step.
 */
export const decideDerogation = defineCommand({
  name: 'decide-derogation',
  version: 1,
  input: decisionInput,
  may: mayDecideDerogation,
  run: async (writing, { derogationId, origin, decision, reason, ...input }) => {
    const { tx, actor, chain, entryNo } = writing;
    const derogation = await derogationWith(tx, chain, derogationId);
    if (derogation?.origin !== origin) throw new NotFound();
    if (!nextDecisions(derogation.state).includes(decision))
      return refuse({ key: 'records.decided-already' });
    if (decision === 'granted' && isBy(actor, derogation))
      return refuse({ key: 'records.who-asks-never-grants' });
    const decidedOn = input.decidedOn ?? todayIn();
    if (decidedOn > todayIn()) return refuseFields({ decidedOn: [{ key: 'records.decided-in-future' }] });
    const { letterReference } = input;
    const letterId = input.letter
      ? await attachLetter(writing, derogationId, { reference: letterReference ?? '', file: input.letter })
      : null;
    await tx
      .insertInto('derogation_decisions')
      .values({
        institute_id: chain,
        id: newId(),
        derogation_id: derogationId,
        decision,
        reason,
        letter_reference: letterReference ?? null,
        letter_id: letterId,
        decided_on: decidedOn,
        decided_by: actor.membershipId,
        decided_by_name: actor.name,
        entry_no: entryNo,
      })
      .execute();
    const { subjectKind, subjectId, ruleId } = derogation;
    return done(
      { id: derogationId },
      {
        subject: { kind: subjectKind, id: subjectId },
        after: { derogationId, ruleId, decision, reason, decidedOn, letterReference },
      },
    );
  },
});

const isBy = (actor: Actor, derogation: DerogationRow): boolean =>
  derogation.askedByUser === actor.userId || derogation.askedByMembership === actor.membershipId;

const attachLetter = async (
  writing: Writing,
  derogationId: string,
  { reference, file }: { reference: string; file: StoredFile },
): Promise<string> => {
  const subject = { kind: 'derogation', id: derogationId };
  return (await within(writing, attachDocument, { subject, title: reference, file })).value.id;
};
