import * as z from 'zod/mini';
import { isDecimal } from '../../../kernel/decimal.ts';
import { day, emptiableText, id, line, localizedText, seenEntry, version } from './input-parts.ts';
import { frameworkKinds } from './outcome-input.ts';

/** A text that nobody has to write. */
const perhaps = (longest: number) => z._default(emptiableText(longest), {});

const framework = {
  name: localizedText(300),
  kind: z.enum(frameworkKinds),
  /** The reference organisation that leads it. */
  lead: z.optional(line(200)),
  /** Its content, royal decree of 11 September 2016, art. 13: the context, synergies, how it is talked about and learned from. */
  context: perhaps(8_000),
  synergies: perhaps(8_000),
  arrangements: perhaps(8_000),
  fromOn: day,
  untilOn: day,
};

const endsAfterItBegins = z.refine<{ fromOn: string; untilOn: string }>(
  ({ fromOn, untilOn }) => untilOn >= fromOn,
  { message: 'programmes.ends-before-it-begins', path: ['untilOn'] },
);

export const addFrameworkInput = z.object({ id: z.optional(id), ...framework }).check(endsAfterItBegins);

export type FrameworkSaid = Omit<z.infer<typeof addFrameworkInput>, 'id'>;

export const reviseFrameworkInput = z
  .object({
    frameworkId: id,
    version,
    ...framework,
    /** That whoever changes the period was told which years of contributions will lie outside. */
    isOutsideKnown: z._default(z.boolean(), false),
  })
  .check(endsAfterItBegins);

export const withdrawFrameworkInput = z.object({ frameworkId: id, version, reason: line(500) });

/** What another organisation contributes to a target, as the framework says it. */
const actor = z.object({ organisation: line(200), theirPart: z.optional(line(1_000)) });

const target = {
  code: line(40),
  title: localizedText(1_000),
  justification: perhaps(4_000),
  /** In what contributions to it are counted; without one they are words. */
  unit: perhaps(200),
  actors: z._default(z.array(actor).check(z.maxLength(100)), []),
};

export type FrameworkTargetSaid = z.infer<typeof addFrameworkTargetInput>;

export const addFrameworkTargetInput = z.object({ id: z.optional(id), frameworkId: id, ...target });

export const reviseFrameworkTargetInput = z.object({
  targetId: id,
  version,
  ...target,
  /** That whoever words the unit anew was told which programmes count in it. */
  isUnitKnown: z._default(z.boolean(), false),
});

export const withdrawFrameworkTargetInput = z.object({ targetId: id, version, reason: line(500) });

const quantity = z.string().check(
  z.maxLength(30),
  z.refine((value) => isDecimal(value) && !value.startsWith('-'), 'problem.not-understood'),
);

/** What is planned and achieved in a year, in the unit of the target, and what is to be said of it. */
const contributionYear = z.object({
  year: z.int().check(z.minimum(1990), z.maximum(2100)),
  plannedValue: z.optional(quantity),
  achievedValue: z.optional(quantity),
  text: perhaps(2_000),
});

const contribution = {
  text: localizedText(4_000),
  justification: perhaps(4_000),
  years: z._default(z.array(contributionYear).check(z.maxLength(30)), []),
};

export type ContributionSaid = z.infer<typeof reviseContributionInput>;

export const addContributionInput = z.object({
  id: z.optional(id),
  targetId: id,
  programmeId: id,
  /** Left out: the programme as a whole. */
  outcomeId: z.optional(id),
  ...contribution,
});

export const reviseContributionInput = z.object({ contributionId: id, version, ...contribution });

export const removeContributionInput = z.object({ contributionId: id, version });

export const donorDialogueKinds = ['strategic', 'institutional'] as const;
export type DonorDialogueKind = (typeof donorDialogueKinds)[number];

const dialogue = {
  kind: z.enum(donorDialogueKinds),
  frameworkId: z.optional(id),
  heldOn: day,
  /** Organisations, organs and functions, never names. */
  participants: line(1_000),
  summary: line(10_000),
};

const ofAFramework = z.refine<{ kind: DonorDialogueKind; frameworkId?: string | undefined }>(
  ({ kind, frameworkId }) => (kind === 'strategic') === (frameworkId !== undefined),
  { message: 'programmes.dialogue-framework', path: ['frameworkId'] },
);

export const recordDonorDialogueInput = z
  .object({
    id: z.optional(id),
    /** Left out: of the institute as such, which only an institutional one is. */
    programmeId: z.optional(id),
    ...dialogue,
  })
  .check(ofAFramework)
  .check(
    z.refine<{ kind: DonorDialogueKind; programmeId?: string | undefined }>(
      ({ kind, programmeId }) => kind === 'institutional' || programmeId !== undefined,
      { message: 'programmes.dialogue-of-the-institute', path: ['kind'] },
    ),
  );

export const reviseDonorDialogueInput = z
  .object({
    dialogueId: id,
    version,
    /** Null: of the institute as such; left out: of whom it was. */
    programmeId: z.optional(z.nullable(id)),
    ...dialogue,
  })
  .check(ofAFramework);

export const withdrawDonorDialogueInput = z.object({ dialogueId: id, version, reason: line(500) });

export const commitmentStates = ['done', 'dropped', 'open'] as const;
export type CommitmentState = (typeof commitmentStates)[number];

const commitment = { what: line(2_000), byFunction: line(200), dueOn: day };

export const addCommitmentInput = z.object({ id: z.optional(id), dialogueId: id, ...commitment });

/** `version` is the entry number of the row that stands. */
export const correctCommitmentInput = z.object({
  commitmentId: id,
  version,
  ...commitment,
  reason: line(500),
});

export const followUpCommitmentInput = z.object({
  commitmentId: id,
  version: seenEntry,
  state: z.enum(commitmentStates),
  onDay: day,
  note: line(2_000),
});
