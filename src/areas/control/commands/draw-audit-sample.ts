import { defineCommand, done, refuse } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { drawnFrom } from '../queries/audit-samples.ts';
import { sampleInput } from '../rules/sample-input.ts';
import { mayDrawSample } from '../rules/sample-permissions.ts';

/** A sample of the expenses under control, from the books as they stood at the entry before. */
export const drawAuditSample = defineCommand({
  name: 'draw-audit-sample',
  version: 1,
  input: sampleInput,
  may: mayDrawSample,
  run: async ({ tx, actor, chain, entryNo }, { id = newId(), ...plan }) => {
    const asOfNo = entryNo - 1;
    const { ids, population, digest } = await drawnFrom(tx, chain, { ...plan, asOfNo }, plan);
    if (ids.length === 0) return refuse({ key: 'control.sample-of-nothing' });
    await tx
      .insertInto('audit_samples')
      .values({
        institute_id: chain,
        id,
        ...plan,
        as_of_no: asOfNo,
        population,
        digest,
        drawn_by: actor.membershipId,
        drawn_by_name: actor.name,
        entry_no: entryNo,
      })
      .execute();
    return done({ id }, { subject: { kind: 'audit-sample', id }, after: { ...plan, asOfNo, digest } });
  },
});
