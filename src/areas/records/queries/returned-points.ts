import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Subject } from '../rules/subject.ts';
import type { Reader } from './comments.ts';

/** Why a partner's report came back for one thing in it, while nobody answered that. */
export type ReturnedPoint = {
  reportId: string;
  partner: string;
  fromOn: CalendarDay;
  untilOn: CalendarDay;
  reason: string;
};

/** The points about a thing that the reader sees, the latest first; reports lie in an area below, which hands this in. */
export type ReturnedPoints = (tx: Tx, reader: Reader, subject: Subject) => Promise<ReturnedPoint[]>;
