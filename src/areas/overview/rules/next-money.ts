import type { CalendarDay } from '../../../kernel/calendar-day.ts';

export type AgreementFacts = {
  reference: string;
  from: CalendarDay;
  until: CalendarDay;
  signedOn: CalendarDay | null;
};

/** Whether a transfer can come, and what stands in its way. */
export type NextMoney =
  | { can: true; reference: string; until: CalendarDay }
  | { can: false; why: 'no-agreement' }
  | { can: false; why: 'ended'; reference: string; until: CalendarDay }
  | { can: false; why: 'not-signed'; reference: string }
  | { can: false; why: 'not-begun'; reference: string; from: CalendarDay };

/** A transfer rests on a signed agreement that covers the day (house rule; the reason names the nearest agreement). */
export const nextMoney = (agreements: readonly AgreementFacts[], today: CalendarDay): NextMoney => {
  const covering = agreements.filter(({ from, until }) => from <= today && today <= until);
  const signed = covering.find(({ signedOn }) => signedOn !== null && signedOn <= today);
  if (signed) return { can: true, reference: signed.reference, until: signed.until };
  const [unsigned] = covering;
  if (unsigned) return { can: false, why: 'not-signed', reference: unsigned.reference };
  const ahead = agreements
    .filter(({ from }) => from > today)
    .sort((a, b) => a.from.localeCompare(b.from))
    .at(0);
  if (ahead) return { can: false, why: 'not-begun', reference: ahead.reference, from: ahead.from };
  const ended = [...agreements].sort((a, b) => b.until.localeCompare(a.until)).at(0);
  if (ended) return { can: false, why: 'ended', reference: ended.reference, until: ended.until };
  return { can: false, why: 'no-agreement' };
};
