import * as z from 'zod/mini';
import { calendarDay } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { storedFile } from './document-input.ts';
import { subjectInput } from './subject.ts';

const id = z.string().check(z.refine(isId));
const line = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest));
const day = z.string().check(
  z.minLength(1),
  z.refine((text) => calendarDay(text) !== undefined, 'problem.not-understood'),
);

/** `donor`: rules of law and agreement; `institute`: the house's own rules. */
export const derogationOrigins = ['donor', 'institute'] as const;
export type DerogationOrigin = (typeof derogationOrigins)[number];

export const derogationDecisions = ['granted', 'refused', 'withdrawn'] as const;
export type DerogationDecision = (typeof derogationDecisions)[number];

/** An exception to one rule for one thing, for dated days. */
export const derogationInput = z
  .object({
    id: z.optional(id),
    ruleId: line(80),
    subject: subjectInput,
    origin: z.enum(derogationOrigins),
    reason: line(2_000),
    from: day,
    until: day,
  })
  .check(
    z.refine(({ from, until }) => until >= from, { path: ['until'], error: 'problem.until-before-from' }),
  );

/** What was decided; the donor's grant comes with its letter. */
export const decisionInput = z
  .object({
    derogationId: id,
    origin: z.enum(derogationOrigins),
    decision: z.enum(derogationDecisions),
    reason: line(2_000),
    decidedOn: z.optional(day),
    letterReference: z.optional(line(120)),
    letter: z.optional(storedFile),
  })
  .check(
    z.refine(({ letter, ...d }) => !isDonorsGrant(d) || letter !== undefined, {
      path: ['letter'],
      error: 'records.letter-missing',
    }),
    z.refine(({ letterReference, ...d }) => !isDonorsGrant(d) || letterReference !== undefined, {
      path: ['letterReference'],
      error: 'problem.missing',
    }),
    z.refine(({ letter, letterReference }) => letter === undefined || letterReference !== undefined, {
      path: ['letterReference'],
      error: 'problem.missing',
    }),
  );

const isDonorsGrant = ({ origin, decision }: { origin: string; decision: string }): boolean =>
  origin === 'donor' && decision === 'granted';

export type DerogationState = 'asked' | DerogationDecision;

/** What can follow: an open question is granted or refused, a grant can be withdrawn, the rest is final. */
export const nextDecisions = (state: DerogationState): readonly DerogationDecision[] => {
  if (state === 'asked') return ['granted', 'refused'];
  return state === 'granted' ? ['withdrawn'] : [];
};
