import * as z from 'zod/mini';
import { defineCommand, done } from '../../../command/command.ts';
import { openChain } from '../../../command/journal.ts';
import { commonChain } from '../../../command/trail.ts';
import { permitRoles } from '../../../kernel/actor.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { systemUserId } from '../rules/system-user.ts';

const instituteInput = z.object({
  id: z.string().check(z.refine(isId)),
  systemMembershipId: z.string().check(z.refine(isId)),
  code: z.string().check(z.regex(/^[a-z][a-z0-9]{1,15}$/, 'people.institute-code-form')),
  name: z.record(z.string(), z.object({ text: z.string(), source: z.optional(z.literal(true)) })),
  organisationRef: z.optional(z.string().check(z.trim(), z.minLength(1))),
});

/** A new tenant: its row, its audit chain and the membership under which the system acts for it. */
export const foundInstitute = defineCommand({
  name: 'found-institute',
  version: 1,
  input: instituteInput,
  chain: () => commonChain,
  may: (actor) => permitRoles(actor, 'system'),
  run: async ({ tx, entryNo }, { id, systemMembershipId, code, name, organisationRef = null }) => {
    await tx
      .insertInto('institutes')
      .values({ id, code, name: JSON.stringify(name), organisation_ref: organisationRef, entry_no: entryNo })
      .execute();
    await openChain(tx, id);
    const membership = {
      id: systemMembershipId,
      user_id: systemUserId,
      institute_id: id,
      role: 'system',
      from_on: todayIn(),
      entry_no: entryNo,
    };
    await tx.insertInto('memberships').values(membership).execute();
    return done({ id, code }, { subject: { kind: 'institute', id }, after: { code, name, organisationRef } });
  },
});
