import type { Writing } from '../../../command/command.ts';
import { yearOf } from '../../../kernel/calendar-day.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import type { OwnContributionSaid } from '../rules/own-contribution-input.ts';

/** A year of the programme and its currency: in any other it stands against no budget. */
export const refusedOwnContribution = (
  { fromOn, untilOn, currency }: ProgrammeRow,
  { year, amount }: OwnContributionSaid,
): FieldErrors | undefined => {
  if (year < yearOf(fromOn) || year > yearOf(untilOn))
    return { year: [{ key: 'finance.year-outside-programme' }] };
  if (amount.currency !== currency) return { amount: [{ key: 'finance.not-the-programme-currency' }] };
  return undefined;
};

type Place = { id: string; programmeId: string; replaces?: { id: string; reason: string } };

/** Writes one row; returns what was said, for the trail. */
export const keepOwnContribution = async (
  { tx, chain, entryNo }: Writing,
  { id, programmeId, replaces }: Place,
  { year, funder, source, amount }: OwnContributionSaid,
) => {
  await tx
    .insertInto('own_contributions')
    .values({
      institute_id: chain,
      id,
      programme_id: programmeId,
      year,
      funder,
      source,
      amount_minor: amount.minor,
      currency: amount.currency,
      replaces_id: replaces?.id ?? null,
      correction_reason: replaces?.reason ?? null,
      entry_no: entryNo,
    })
    .execute();
  return { programmeId, year, funder, source, amount };
};
