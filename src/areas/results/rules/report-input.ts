import * as z from 'zod/mini';
import {
  breakdownInput,
  countryInput,
  dayInput,
  decimalInput,
  endsAfterItBegins,
  idInput,
  onBehalfInput,
  reasonInput,
  untilBeforeFrom,
} from './fact-input.ts';
import { localizedInput } from './localized-input.ts';

const some = z.array(idInput).check(z.minLength(1, 'problem.missing'), z.maxLength(500));
const version = z.number();
/** Null: the institute's own sheet. */
const partnershipId = z.nullable(idInput);

/** The window of a programme's period: when partners report in it, which ones, and on what. */
export const windowInput = z
  .object({
    id: z.optional(idInput),
    programmeId: idInput,
    name: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
    from: dayInput,
    until: dayInput,
    opensOn: dayInput,
    closesOn: dayInput,
    indicators: some,
    partnerships: z.array(idInput).check(z.maxLength(500)),
    /** Each a partner and an outcome in which it does not work: it is asked for its indicators all the same. */
    alsoAsked: z._default(
      z.array(z.object({ partnershipId: idInput, outcomeId: idInput })).check(z.maxLength(2000)),
      [],
    ),
    /** Its own figures, handed in and reviewed as a partner's are. */
    asksInstitute: z._default(z.boolean(), false),
    /** Where one that stands is changed. */
    version: z.optional(version),
  })
  .check(
    z.refine(endsAfterItBegins, untilBeforeFrom),
    z.refine(({ partnerships, asksInstitute }) => asksInstitute || partnerships.length > 0, {
      error: 'problem.missing',
      path: ['partnerships'],
    }),
    z.refine(({ opensOn, closesOn }) => opensOn <= closesOn, {
      error: 'results.closes-before-it-opens',
      path: ['closesOn'],
    }),
  );

/** The window as it was looked at, and why it asks nobody any more. */
export const windowWithdrawalInput = z.object({ windowId: idInput, version, reason: reasonInput });

/** What is typed and not yet submitted, as typed; `language` says in whose notation. */
export const draftInput = z.object({
  windowId: idInput,
  partnershipId,
  version,
  typed: z
    .record(
      z.string().check(z.maxLength(200)),
      z.array(z.string().check(z.maxLength(20_000))).check(z.maxLength(50)),
    )
    .check(z.refine((typed) => Object.keys(typed).length <= 5000)),
  language: z.string().check(z.regex(/^[a-z]{2}$/)),
});

const country = z.optional(countryInput);

const figure = z.object({
  indicatorId: idInput,
  /** One in which the partner works beside its own; left out: its own. */
  country,
  breakdown: z._default(breakdownInput, {}),
  value: z.optional(decimalInput),
  numerator: z.optional(decimalInput),
  denominator: z.optional(decimalInput),
  text: z.optional(localizedInput),
  comment: z.optional(localizedInput),
  /** Where what records come to was shown beside it: that figure taken over, or another one with its reason. */
  fed: z.optional(
    z.object({
      /** What was shown. */
      proposed: decimalInput,
      takeOver: z._default(z.boolean(), false),
      reason: z.optional(reasonInput),
    }),
  ),
});

export const submissionInput = z.object({
  windowId: idInput,
  partnershipId,
  version,
  /** What the sheet asked for as it was shown; left out by files. */
  asked: z._default(
    z
      .array(z.object({ indicatorId: idInput, meaning: z.number(), from: dayInput, until: dayInput }))
      .check(z.maxLength(500)),
    [],
  ),
  figures: z.array(figure).check(z.maxLength(5000)),
  nothing: z._default(
    z.array(z.object({ indicatorId: idInput, country, reason: reasonInput })).check(z.maxLength(5000)),
    [],
  ),
  /** Indicators whose figures without a country, as they were handed in, count the partner's own country alone. */
  alone: z._default(z.array(idInput).check(z.maxLength(500)), []),
  /** Rows of figures that were emptied, as they were shown: each is taken back. A figure that nothing is said of stays. */
  withdrawn: z._default(z.array(idInput).check(z.maxLength(5000)), []),
  /** Why a figure that came back is right as it stands, by its row: with the answer it is handed in again. */
  figureAnswers: z._default(
    z.array(z.object({ rowId: idInput, answer: reasonInput })).check(z.maxLength(5000)),
    [],
  ),
  provenance: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
  onBehalf: z.optional(onBehalfInput),
  /** Needed where a figure that stands becomes another, or is taken back. */
  reason: z.optional(reasonInput),
});

/** What an officer says of a sheet: figures returned or remarked on, one by one, and whether the rest is approved. */
export const reportReviewInput = z.object({
  reportId: idInput,
  version,
  /** The rows of the figures as the officer read them: what became another since is not judged. */
  seen: z._default(z.array(idInput).check(z.maxLength(5000)), []),
  figures: z._default(
    z
      .array(z.object({ id: idInput, kind: z.enum(['returned', 'comment']), comment: reasonInput }))
      .check(z.maxLength(5000)),
    [],
  ),
  approveRest: z._default(z.boolean(), false),
  /** The sheet itself, whatever becomes of its figures: the note says why. */
  returnSheet: z._default(z.boolean(), false),
  note: z.optional(reasonInput),
});

export const reportLockInput = z.object({
  reportId: idInput,
  version,
  /** The rows withdrawn or restated beside the figures, as they were read. */
  seen: z._default(z.array(idInput).check(z.maxLength(5000)), []),
  note: z.optional(reasonInput),
});
export const reportUnlockInput = z.object({ reportId: idInput, version, note: reasonInput });
export const approvalTakenBackInput = z.object({ reportId: idInput, version, reason: reasonInput });

/** Of the job that sends a letter about a restated figure to one member of its partner. */
export const restatementLetter = z.object({ restatementId: idInput, membershipId: idInput });
export const restatementLetterJob = 'restatement-letter';
export type RestatementLetter = z.infer<typeof restatementLetter>;

export const restatementLetterSent = z.extend(restatementLetter, {
  role: z.enum(['partner_coordinator', 'partner_treasurer']),
});

export type WindowInput = z.infer<typeof windowInput>;
export type AlsoAsked = WindowInput['alsoAsked'][number];
export type SubmissionInput = z.infer<typeof submissionInput>;
export type ReportedFigure = SubmissionInput['figures'][number];
export type ReportReviewInput = z.infer<typeof reportReviewInput>;
