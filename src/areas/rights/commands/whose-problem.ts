import type { Writing } from '../../../command/command.ts';
import { holds } from '../../../kernel/actor.ts';
import { type FieldErrors, NotFound } from '../../../kernel/problem.ts';
import { seesPartnership } from '../../programmes/queries/partnerships-seen.ts';

/**
 * What is wrong with whose record it is to be: staff may leave it the institute's own, a partner keeps its own only.
 * @throws NotFound for a partnership that is not the actor's to see.
 */
export const whoseProblem = async (
  { tx, actor, chain }: Writing,
  partnershipId: string | undefined,
): Promise<FieldErrors | undefined> => {
  if (partnershipId && !(await seesPartnership(tx, chain, partnershipId))) throw new NotFound();
  const isPartner = holds(actor, 'partner_coordinator');
  return !partnershipId && isPartner ? { partnershipId: [{ key: 'problem.missing' }] } : undefined;
};
