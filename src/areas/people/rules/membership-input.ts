import * as z from 'zod/mini';
import { type CalendarDay, calendarDay } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { endings } from './membership-end.ts';

const id = z.string().check(z.refine(isId));
const day = z.pipe(
  z.string().check(z.refine((text) => calendarDay(text) !== undefined, 'problem.not-understood')),
  z.transform((text) => text as CalendarDay),
);
const reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));

export const suspensionInput = z.object({ membershipId: id, reason });

/** `lastDay` is read where the ending is on a day. */
export const membershipEndInput = z.object({
  membershipId: id,
  ending: z.enum(endings),
  lastDay: z.optional(day),
  reason,
});

export const restorationInput = z.object({ membershipId: id });

export const passwordLinkInput = z.object({ userId: id });
