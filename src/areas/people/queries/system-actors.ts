import type { Tx } from '../../../db/transaction.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { systemUserId } from '../rules/system-user.ts';

const nilMembership = '00000000-0000-7000-8000-000000000002';

/** The system acting for no institute yet: it can found one (`instituteId`, made by the caller) and nothing else. */
export const foundingActor = (instituteId: string): Actor =>
  systemActor(nilMembership, { id: instituteId, code: '' });

/** The system as a member of an institute, for jobs and the command line; undefined where the code is unknown. */
export const systemActorOf = async (tx: Tx, code: string): Promise<Actor | undefined> => {
  const row = await tx
    .selectFrom('institutes as i')
    .innerJoin('memberships as m', (join) =>
      join.onRef('m.institute_id', '=', 'i.id').on('m.role', '=', 'system'),
    )
    .select(['m.id', 'i.id as instituteId', 'i.code'])
    .where('i.code', '=', code)
    .executeTakeFirst();
  return row && systemActor(row.id, { id: row.instituteId, code: row.code });
};

const systemActor = (membershipId: string, institute: { id: string; code: string }): Actor => ({
  membershipId,
  userId: systemUserId,
  name: 'Relais',
  role: 'system',
  duties: ['system'],
  institute,
  institutes: [institute.id],
  partnerships: [],
  scope: null,
  language: 'fr',
});
