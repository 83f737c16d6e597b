import * as z from 'zod/mini';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { dayInput } from '../../rulebook/rules/day-input.ts';
import { replacedRow } from '../../rulebook/rules/opened-version.ts';

const id = z.string().check(z.refine(isId, 'problem.not-understood'));
const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));
const longText = z.string().check(z.trim(), z.minLength(1), z.maxLength(2_000));
const seats = z.optional(z.int().check(z.minimum(0), z.maximum(10_000)));
const share = z.optional(z.int().check(z.minimum(0), z.maximum(100)));

/** What the law of the country says of the union; whatever is not `registered` is documented with a source. */
export const legalStatuses = [
  'registered',
  'in_procedure',
  'not_recognised',
  'no_longer_recognised',
] as const;

export const electionMethods = [
  'secret_ballot',
  'show_of_hands',
  'delegates',
  'appointed',
  'not_known',
] as const;

/** Where a union's money comes from, in whole per cent of a year's income. */
export const incomeOrigins = ['dues', 'employer', 'state', 'party', 'donors', 'other'] as const;

export type IncomeOrigin = (typeof incomeOrigins)[number];
export type IncomeShares = Readonly<Record<IncomeOrigin, number>>;

/** One field of the form for each origin. */
export const incomeField = (origin: IncomeOrigin) =>
  `income${origin.charAt(0).toUpperCase()}${origin.slice(1)}` as `income${Capitalize<IncomeOrigin>}`;

const said = {
  screenedOn: dayInput,
  legalStatus: z.enum(legalStatuses),
  registration: z.optional(line),
  registeredOn: z.optional(dayInput),
  recognitionSource: z.optional(longText),
  statutesOn: z.optional(dayInput),
  congressHeldOn: z.optional(dayInput),
  /** The next one, as the statutes want it. */
  congressDueOn: z.optional(dayInput),
  congressPreventedSource: z.optional(longText),
  electionMethod: z.enum(electionMethods),
  organSeats: seats,
  organWomen: seats,
  organYouth: seats,
  incomeDues: share,
  incomeEmployer: share,
  incomeState: share,
  incomeParty: share,
  incomeDonors: share,
  incomeOther: share,
  conflicts: z.optional(longText),
  source: line,
};

type Said = z.infer<ReturnType<typeof whole>>;
const whole = () => z.object(said);

const documentsItsStatus = z.refine<Said>(
  ({ legalStatus, recognitionSource }) => legalStatus === 'registered' || recognitionSource !== undefined,
  { error: 'partners.recognition-needs-source', path: ['recognitionSource'] },
);

const isNotAhead = z.refine<Said>(({ screenedOn }) => screenedOn <= todayIn(), {
  error: 'partners.screened-in-future',
  path: ['screenedOn'],
});

const congressWasHeld = z.refine<Said>(
  ({ congressHeldOn, screenedOn }) => congressHeldOn === undefined || congressHeldOn <= screenedOn,
  { error: 'partners.congress-held-later', path: ['congressHeldOn'] },
);

const fitsTheSeats = (part: 'organWomen' | 'organYouth') =>
  z.refine<Said>((seen) => seen[part] === undefined || seen[part] <= (seen.organSeats ?? 0), {
    error: 'partners.more-than-seats',
    path: [part],
  });

const addsUp = z.refine<Said>(
  (seen) => {
    const shares = incomeOrigins.map((origin) => seen[incomeField(origin)]);
    if (shares.every((each) => each === undefined)) return true;
    return shares.reduce<number>((sum, each) => sum + (each ?? 0), 0) === 100;
  },
  { error: 'partners.income-not-hundred', path: ['incomeDues'] },
);

const checks = [
  documentsItsStatus,
  isNotAhead,
  congressWasHeld,
  fitsTheSeats('organWomen'),
  fitsTheSeats('organYouth'),
  addsUp,
] as const;

/** What an institute finds of a partner on a day. */
export const screeningInput = z.object({ id: z.optional(id), partnershipId: id, ...said }).check(...checks);

/** The row that takes a screening's place, or its withdrawal where it never was so. */
export const screeningCorrection = z
  .object({
    ...replacedRow,
    ...said,
    reason: line,
  })
  .check(...checks);

export const answerVerdicts = ['agrees', 'agrees_in_part', 'disagrees'] as const;

/** What the partner says of its screening. */
export const screeningAnswer = z.object({
  id: z.optional(id),
  screeningId: id,
  verdict: z.enum(answerVerdicts),
  text: longText,
});

/** The shares as they are kept: all six, or none where the income is not known. */
export const sharesOf = (input: Partial<Record<`income${Capitalize<IncomeOrigin>}`, number | undefined>>) =>
  incomeOrigins.every((origin) => input[incomeField(origin)] === undefined)
    ? null
    : (Object.fromEntries(
        incomeOrigins.map((origin) => [origin, input[incomeField(origin)] ?? 0]),
      ) as IncomeShares);
