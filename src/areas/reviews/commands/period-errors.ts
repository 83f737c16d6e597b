import type { Writing } from '../../../command/command.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import type { AgreementRow } from '../../partners/queries/agreements.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { outsideProgramme } from '../../results/rules/programme-days.ts';
import { reportOfPeriod } from '../queries/partner-reports.ts';

type Period = { programmeId: string; fromOn: string; untilOn: string };

/**
 * What is wrong with programme and days of a report; undefined where nothing is. It gathers by partner and programme:
 * outside that programme it would tell nothing, and a second one of these days would tell the same work and money again.
 * `movedId`: the report that moves to these days.
 */
export const periodErrors = async (
  { tx, chain }: Writing,
  agreed: AgreementRow,
  period: Period,
  movedId?: string,
): Promise<FieldErrors | undefined> => {
  const programme = await programmeById(tx, chain, period.programmeId);
  if (!programme) return { programmeId: [{ key: 'problem.not-known-here' }] };
  if (period.fromOn < agreed.fromOn) return { fromOn: [{ key: 'reviews.period-outside-agreement' }] };
  if (period.untilOn > agreed.untilOn) return { untilOn: [{ key: 'reviews.period-outside-agreement' }] };
  const { from: fromOn, until: untilOn } = outsideProgramme(
    { from: period.fromOn, until: period.untilOn },
    { from: programme.fromOn, until: programme.untilOn },
  );
  if (fromOn || untilOn) return { ...(fromOn && { fromOn }), ...(untilOn && { untilOn }) };
  const told = await reportOfPeriod(tx, chain, { ...period, partnershipId: agreed.partnershipId }, movedId);
  return told && { fromOn: [{ key: 'reviews.period-is-reported' }] };
};
