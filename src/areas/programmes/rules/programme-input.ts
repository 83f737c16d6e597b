import * as z from 'zod/mini';
import { country, day, emptiableText, id, line, localizedText, percentage, version } from './input-parts.ts';

const place = z
  .object({
    country: z.optional(country),
    region: z.optional(z.object({ code: line(40), vocabulary: line(40) })),
    percentage: z.optional(percentage),
  })
  .check(
    z.refine((value) => (value.country === undefined) !== (value.region === undefined), {
      message: 'programmes.place-missing',
      path: ['country'],
    }),
  );

const classification = z.object({
  kind: z.enum(['sector', 'marker', 'tag']),
  vocabulary: line(40),
  code: line(40),
  percentage: z.optional(percentage),
  significance: z.optional(line(10)),
});

/** Roles of the IATI standard: 1 funding, 2 accountable, 3 extending, 4 implementing. */
const participationRoles = ['1', '2', '3', '4'] as const;

const participation = z.object({
  organisationId: id,
  role: z.enum(participationRoles),
  activityRef: z.optional(line(100)),
});

/** Lists that a programme and an outcome share; a list that is given replaces the one before. */
export const aroundIt = {
  places: z.optional(z.array(place).check(z.maxLength(200))),
  classifications: z.optional(z.array(classification).check(z.maxLength(500))),
  participations: z.optional(z.array(participation).check(z.maxLength(500))),
  iatiIdentifier: z.optional(line(100)),
  /** What a published file said is kept as it said it: percentages and aims are then for the checks to judge. */
  isImported: z._default(z.boolean(), false),
};

const programme = {
  reference: line(60),
  title: localizedText(500),
  description: z.optional(emptiableText(20_000)),
  ...aroundIt,
};

const endsAfterItBegins = z.refine<{ fromOn?: string | undefined; untilOn?: string | undefined }>(
  ({ fromOn, untilOn }) => !fromOn || !untilOn || fromOn <= untilOn,
  { message: 'problem.until-before-from', path: ['untilOn'] },
);

/** A new programme; without dates it runs for the five calendar years of the next programming cycle. */
export const openProgrammeInput = z
  .object({
    id: z.optional(id),
    ...programme,
    fromOn: z.optional(day),
    untilOn: z.optional(day),
    currency: z._default(z.string().check(z.regex(/^[A-Z]{3}$/, 'programmes.currency-form')), 'EUR'),
  })
  .check(endsAfterItBegins);

export const reviseProgrammeInput = z
  .object({
    programmeId: id,
    version,
    ...programme,
    fromOn: day,
    untilOn: day,
    /** That whoever changes the period was told what will lie outside. */
    isOutsideKnown: z._default(z.boolean(), false),
  })
  .check(endsAfterItBegins);

export const decisionKinds = ['submitted', 'decided', 'refused', 'closed'] as const;

/** In minor units of the programme's currency. */
const minor = z.optional(z.int().check(z.minimum(0, 'programmes.amount-negative')));

/** What was asked and granted for one outcome; one of which nothing was said is left out. */
const decisionShare = z.object({ outcomeId: id, askedMinor: minor, grantedMinor: minor });

export type DecisionShare = z.infer<typeof decisionShare>;

const decision = {
  kind: z.enum(decisionKinds),
  decidedOn: day,
  reference: z.optional(line(100)),
  /** What was asked of the donor, and what it grants. */
  askedMinor: minor,
  subsidyMinor: minor,
  shares: z._default(z.array(decisionShare).check(z.maxLength(100)), []),
  note: z.optional(line(2_000)),
};

export const decideProgrammeInput = z.object({
  id: z.optional(id),
  programmeId: id,
  ...decision,
  /** When what a first decision answers was submitted, where that is not on record. */
  submittedOn: z.optional(day),
});

export const correctProgrammeDecisionInput = z.object({
  decisionId: id,
  /** Entry number of the row that stood when the form was opened. */
  version,
  ...decision,
  neverWas: z._default(z.boolean(), false),
  reason: line(500),
});

export type Place = z.infer<typeof place>;
export type Classification = z.infer<typeof classification>;
export type Participation = z.infer<typeof participation>;
export type DecisionKind = (typeof decisionKinds)[number];
