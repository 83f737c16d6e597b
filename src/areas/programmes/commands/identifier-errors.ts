import type { Writing } from '../../../command/command.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { bearerOfIatiIdentifier } from '../queries/programmes.ts';

/**
 * Why a programme or an outcome may not bear this identifier: it has one already, which readers of IATI know it by
 * (https://iatistandard.org/en/iati-standard/203/activity-standard/iati-activities/iati-activity/iati-identifier/),
 * or another bears it.
 */
export const identifierErrors = async (
  { tx, chain }: Writing,
  bearing: { id: string; iatiIdentifier: string | null },
  wanted: string | null,
): Promise<FieldErrors | undefined> => {
  const { id, iatiIdentifier: identifier } = bearing;
  if (wanted === identifier || wanted === null) return undefined;
  if (identifier)
    return { iatiIdentifier: [{ key: 'programmes.iati-identifier-set', args: { identifier } }] };
  const bearer = await bearerOfIatiIdentifier(tx, chain, wanted);
  return bearer && bearer.id !== id ? { iatiIdentifier: [{ key: 'problem.reference-taken' }] } : undefined;
};
