import { addDays, type CalendarDay } from '../../../kernel/calendar-day.ts';

/** `ending`: within the next 90 days, so that the follow-up can be written in time. */
export type AgreementState = 'draft' | 'coming' | 'running' | 'ending' | 'ended';

export type DatedAgreement = { signedOn: CalendarDay | null; fromOn: CalendarDay; untilOn: CalendarDay };

const noticeDays = 90;

/** What an agreement is worth on a day: only a signed one ever runs. */
export const agreementState = (
  { signedOn, fromOn, untilOn }: DatedAgreement,
  day: CalendarDay,
): AgreementState => {
  if (untilOn < day) return 'ended';
  if (signedOn === null || signedOn > day) return 'draft';
  if (fromOn > day) return 'coming';
  return untilOn <= addDays(day, noticeDays) ? 'ending' : 'running';
};
