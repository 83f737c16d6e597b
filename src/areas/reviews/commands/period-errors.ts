import type { Writing } from '../../../command/command.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import type { AgreementRow } from '../../partners/queries/agreements.ts';
import { reportOfPeriod } from '../queries/partner-reports.ts';

type Period = { programmeId: string; fromOn: string; untilOn: string };

/**
 * What is wrong with the days of a report; undefined where nothing is. It gathers by partner and programme: a second one
 * of these days would tell the same work and money again. `movedId`: the report that moves to these days.
 */
export const periodErrors = async (
  { tx, chain }: Writing,
  agreed: AgreementRow,
  period: Period,
  movedId?: string,
): Promise<FieldErrors | undefined> => {
  if (period.fromOn < agreed.fromOn) return { fromOn: [{ key: 'reviews.period-outside-agreement' }] };
  if (period.untilOn > agreed.untilOn) return { untilOn: [{ key: 'reviews.period-outside-agreement' }] };
  const told = await reportOfPeriod(tx, chain, { ...period, partnershipId: agreed.partnershipId }, movedId);
  return told && { fromOn: [{ key: 'reviews.period-is-reported' }] };
};
