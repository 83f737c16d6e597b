import { defineCommand, done, refuse } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { protectionsOf } from '../queries/protections.ts';
import { loweringAnswerInput } from '../rules/protection-input.ts';
import { mayProtect } from '../rules/publishing-permissions.ts';
import { endProtection } from './end-protection.ts';
import { keepProtection } from './keep-protection.ts';

/**
 * Agrees that a protection withholds less, or does not. Who asked never agrees, not under another of their roles either; who
 * asked may take it back.
 */
export const answerLowering = defineCommand({
  name: 'answer-lowering',
  version: 1,
  input: loweringAnswerInput,
  may: mayProtect,
  run: async (writing, { loweringId, answer }) => {
    const { tx, actor, chain, entryNo } = writing;
    const stands = (await protectionsOf(tx, chain)).find(({ asked }) => asked?.id === loweringId);
    if (!stands?.asked) throw new NotFound();
    const { degree, reason, byUser } = stands.asked;
    const subject = { kind: 'protection', id: stands.id };
    const before = { degree: stands.degree };
    if (answer === 'agreed' && byUser === actor.userId)
      return refuse({ key: 'publishing.who-asks-never-agrees' });
    if (answer === 'refused') {
      await tx
        .updateTable('protection_lowerings')
        .set({ ended_by_no: entryNo })
        .where('institute_id', '=', chain)
        .where('id', '=', loweringId)
        .execute();
      return done({ id: stands.id }, { subject, before, after: { answer, asked: degree } });
    }
    await endProtection(writing, stands.id);
    const { organisationId, outcomeId, ground } = stands;
    const id = newId();
    if (degree !== 'open')
      await keepProtection(writing, { id, organisationId, outcomeId, degree, ground, reason });
    return done({ id: degree === 'open' ? null : id }, { subject, before, after: { answer, degree } });
  },
});
