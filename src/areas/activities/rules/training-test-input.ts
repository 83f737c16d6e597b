import * as z from 'zod/mini';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { day, id, onBehalf } from '../../programmes/rules/input-parts.ts';
import { correcting } from './correcting.ts';

const mostPeople = 100_000;
const percent = z.int().check(z.minimum(0), z.maximum(100));

const tested = {
  testedOn: day,
  /** How many took a test before the training began; 0 where there was none. */
  testedBefore: z._default(z.int().check(z.minimum(0), z.maximum(mostPeople)), 0),
  testedAfter: z.int().check(z.minimum(1), z.maximum(mostPeople)),
  passed: z.optional(z.int().check(z.minimum(0), z.maximum(mostPeople))),
  /** Mean scores in per cent of what could be reached. */
  meanBefore: z.optional(percent),
  meanAfter: z.optional(percent),
};

type Said = {
  testedBefore: number;
  testedAfter: number;
  passed?: number | undefined;
  meanBefore?: number | undefined;
  meanAfter?: number | undefined;
};

const passedAmongTested = z.refine<Said>(({ testedAfter, passed = 0 }) => passed <= testedAfter, {
  message: 'activities.more-passed-than-tested',
  path: ['passed'],
});

const saysWhatCameOut = z.refine<Said>(
  ({ passed, meanAfter }) => passed !== undefined || meanAfter !== undefined,
  { message: 'activities.test-result-missing', path: ['passed'] },
);

const meanOfSomebody = z.refine<Said>(
  ({ testedBefore, meanBefore }) => meanBefore === undefined || testedBefore > 0,
  { message: 'activities.nobody-tested-before', path: ['meanBefore'] },
);

export const recordTestInput = z
  .object({ id: z.optional(id), activityId: id, ...tested, onBehalf })
  .check(passedAmongTested, saysWhatCameOut, meanOfSomebody);

/** What was recorded by mistake gets another row in its place, or none where there was no test. */
export const testCorrection = z
  .object({ newId: z.optional(id), id, ...tested, ...correcting })
  .check(passedAmongTested, saysWhatCameOut, meanOfSomebody);

type Training = { heldFrom: CalendarDay | null; participants: number | null };

/** What a test cannot be, given its training: in the future, before it, or of more people than took part. */
export const testProblems = (
  { heldFrom, participants }: Training,
  test: { testedOn: CalendarDay; testedBefore: number; testedAfter: number },
  today: CalendarDay,
): FieldErrors => ({
  ...(test.testedOn > today && { testedOn: [{ key: 'activities.day-in-future' }] }),
  ...(heldFrom && test.testedOn < heldFrom && { testedOn: [{ key: 'activities.test-before-training' }] }),
  ...Object.fromEntries(
    (['testedBefore', 'testedAfter'] as const)
      .filter((name) => participants !== null && test[name] > participants)
      .map((name) => [
        name,
        [{ key: 'activities.group-beyond-participants', args: { count: participants ?? 0 } }],
      ]),
  ),
});
