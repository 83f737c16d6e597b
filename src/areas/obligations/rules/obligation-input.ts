import * as z from 'zod/mini';
import { day, id, line, localizedText, version } from '../../programmes/rules/input-parts.ts';
import { type StoredFile, storedFile } from '../../records/rules/document-input.ts';
import {
  kindConfidences,
  obligationBounds,
  obligationRhythms,
  obligationRoles,
  obligationScopes,
} from './obligation-kind.ts';
import { closingChannels, dateGranters, donorDecisions } from './obligation-state.ts';

const reason = z.optional(line(500));
const letter = z.custom<StoredFile>((value) => storedFile.safeParse(value).success, 'records.letter-missing');
const letterReference = line(120);
/** What stood when the form was opened: the entry number of the row, 0 where there was none. */
const standing = z.int().check(z.minimum(0));

export const adoptObligationsInput = z.object({});

/** Filed again is the next version; `correction` puts another row in the place of the last one, with its reason. */
export const fileObligationInput = z.object({
  obligationId: id,
  version: standing,
  filedOn: day,
  channel: z.enum(closingChannels),
  /** As long as the address of a publication may be. */
  receipt: z.optional(line(500)),
  /** Of the version frozen in Relais that was filed; left out where it lies elsewhere. */
  sha256: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
  /** The acknowledgement or slip itself; a correction without one keeps the one that stood. */
  receiptFile: z.optional(letter),
  /** The same of other outcomes of the programme that went along, each with the newest version frozen by that day. */
  also: z._default(z.array(id).check(z.maxLength(100)), []),
  correction: z._default(z.boolean(), false),
  reason,
});

export const moveObligationInput = z.object({
  obligationId: id,
  version: standing,
  dueOn: day,
  grantedBy: z.enum(dateGranters),
  grantedOn: day,
  letterReference,
  letter,
  reason,
});

export const takeBackObligationDateInput = z.object({
  obligationId: id,
  version: standing,
  reason: line(500),
});

export const takenBack = ['filing', 'decision', 'event', 'taking'] as const;
export type TakenBack = (typeof takenBack)[number];

export const takeBackObligationFactInput = z
  .object({
    obligationId: id,
    fact: z.enum(takenBack),
    version: standing,
    /** The version filed that the donor's decision is about, where it is not the last one. */
    aboutVersion: z.optional(z.int().check(z.minimum(1))),
    reason: line(500),
  })
  .check(
    z.refine(({ fact, aboutVersion }) => fact === 'decision' || aboutVersion === undefined, {
      path: ['aboutVersion'],
      error: 'obligations.only-decision-of-a-version',
    }),
  );

export const takeOverObligationInput = z.object({
  obligationId: id,
  version: standing,
  role: z.enum(obligationRoles),
  reason: line(500),
});

export const obligationEventInput = z.object({
  obligationId: id,
  version: standing,
  happenedOn: day,
  source: line(300),
  reason,
});

export const decideObligationInput = z.object({
  obligationId: id,
  version: standing,
  /** The last version filed when the form was opened. */
  filingVersion: z.int().check(z.minimum(1)),
  /** The version that the letter is about, where it is an earlier one. */
  aboutVersion: z.optional(z.int().check(z.minimum(1))),
  decision: z.enum(donorDecisions),
  decidedOn: day,
  letterReference,
  letter,
  remark: z.optional(line(2_000)),
  reason,
});

const kindRule = {
  bound: z.enum(obligationBounds),
  yearsAfter: z.optional(z.int().check(z.minimum(0), z.maximum(30))),
  month: z.optional(z.int().check(z.minimum(1), z.maximum(12))),
  dayOfMonth: z.optional(z.int().check(z.minimum(1), z.maximum(31))),
  monthsAfter: z._default(z.int().check(z.minimum(0), z.maximum(240)), 0),
  daysAfter: z._default(z.int().check(z.minimum(0), z.maximum(3660)), 0),
  role: z.enum(obligationRoles),
  citation: line(200),
  confidence: z.enum(kindConfidences),
};
/** First year of a programming cycle. */
const cycle = z.int().check(z.minimum(1990), z.maximum(2100));

type DayOfYear = {
  yearsAfter?: number | undefined;
  month?: number | undefined;
  dayOfMonth?: number | undefined;
};
const dayInThreeParts = z.refine<DayOfYear>(
  ({ yearsAfter, month, dayOfMonth }) => isAllOrNone([yearsAfter, month, dayOfMonth]),
  { path: ['dayOfMonth'], error: 'obligations.day-in-three-parts' },
);
const dayOfEveryYear = z.refine<DayOfYear>(
  ({ month, dayOfMonth }) => dayOfMonth === undefined || dayOfMonth <= daysIn(month),
  { path: ['dayOfMonth'], error: 'obligations.no-such-day' },
);

export const reviseKindInput = z
  .object({ kindId: id, version, ...kindRule, cycleUntil: z.optional(cycle) })
  .check(dayInThreeParts, dayOfEveryYear);

/** `cycleFrom`: the first cycle of the new rule. */
export const beginKindAnewInput = z
  .object({ kindId: id, version, ...kindRule, cycleFrom: cycle })
  .check(dayInThreeParts, dayOfEveryYear);

export const addKindInput = z
  .object({
    ...kindRule,
    title: localizedText(200),
    scope: z.enum(obligationScopes),
    rhythm: z.enum(obligationRhythms),
    /** The fact that a term runs from. */
    event: z.optional(localizedText(200)),
    cycleFrom: cycle,
    cycleUntil: z.optional(cycle),
  })
  .check(
    dayInThreeParts,
    dayOfEveryYear,
    z.refine(({ cycleFrom, cycleUntil }) => cycleUntil === undefined || cycleUntil >= cycleFrom, {
      path: ['cycleUntil'],
      error: 'problem.until-before-from',
    }),
  );

export const removeKindInput = z.object({ kindId: id, version });

const isAllOrNone = (parts: readonly (number | undefined)[]): boolean =>
  new Set(parts.map((part) => part === undefined)).size === 1;

/** Days that the month has in every year. */
const daysIn = (month: number | undefined): number => {
  if (month === 2) return 28;
  return month !== undefined && [4, 6, 9, 11].includes(month) ? 30 : 31;
};
