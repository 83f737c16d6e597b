import * as z from 'zod/mini';
import { day, id, line, onBehalf, version } from '../../programmes/rules/input-parts.ts';

/** What a partner says in its own words: what changed around it, what moved, what did not, returned advice, what comes. */
export const reportSections = ['context', 'progress', 'difficulties', 'followed', 'ahead'] as const;
export type ReportSection = (typeof reportSections)[number];

/** What of a report can be returned by itself. */
export const returnedKinds = ['activity', 'expense', 'indicator', 'section', 'report'] as const;
export type ReturnedKind = (typeof returnedKinds)[number];

/** What can be done with a report; an acceptance that is taken back leaves it filed. */
export type ReportStep = 'filed' | 'returned' | 'accepted' | 'taken_back' | 'withdrawn';

const forwards = z.refine<{ fromOn: string; untilOn: string }>(({ fromOn, untilOn }) => fromOn <= untilOn, {
  message: 'reviews.period-backwards',
  path: ['untilOn'],
});

export const openReportInput = z
  .object({ id: z.optional(id), agreementId: id, programmeId: id, fromOn: day, untilOn: day })
  .check(forwards);

export const reportPeriodInput = z
  .object({ reportId: id, version, fromOn: day, untilOn: day })
  .check(forwards);

export const withdrawReportInput = z.object({ reportId: id, version, reason: line(2_000), onBehalf });

const narrative = z.optional(line(10_000));

export const writeReportInput = z.object({
  reportId: id,
  version,
  context: narrative,
  progress: narrative,
  difficulties: narrative,
  followed: narrative,
  ahead: narrative,
  onBehalf,
});

export const fileReportInput = z.object({
  reportId: id,
  version,
  /** One for each item that was returned last. */
  answers: z._default(z.array(z.object({ itemId: id, text: line(2_000) })).check(z.maxLength(500)), []),
  onBehalf,
});

const returnedItem = z
  .object({
    about: z.enum(returnedKinds),
    subjectId: z.optional(id),
    section: z.optional(z.enum(reportSections)),
    reason: line(2_000),
  })
  .check(
    z.refine(
      ({ about, subjectId, section }) =>
        (subjectId !== undefined) === (about !== 'section' && about !== 'report') &&
        (section !== undefined) === (about === 'section'),
      'problem.not-understood',
    ),
  );

export const returnReportInput = z.object({
  reportId: id,
  version,
  items: z.array(returnedItem).check(z.minLength(1, 'reviews.nothing-returned'), z.maxLength(500)),
});

export const takeBackAcceptanceInput = z.object({ reportId: id, version, reason: line(2_000) });

export const acceptReportInput = z.object({
  reportId: id,
  version,
  note: z.optional(line(2_000)),
  /** Conditions of planned transfers that this report meets. */
  conditionIds: z._default(z.array(id).check(z.maxLength(50)), []),
});
