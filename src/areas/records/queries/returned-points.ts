import { type RawBuilder, sql } from 'kysely';
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

/**
 * How to ask for the points about a thing that the reader sees, the latest first; reports lie in an area below, which hands
 * this in.
 */
export type ReturnedPoints = (reader: Reader, subject: Subject) => RawBuilder<ReturnedPoint>;

/** Of what nothing came back for the reader. */
export const noPoints = sql<ReturnedPoint>`select null as reason where false`;
