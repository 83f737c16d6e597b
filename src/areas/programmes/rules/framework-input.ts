import * as z from 'zod/mini';
import { day, id, line, localizedText, seenEntry, version } from './input-parts.ts';
import { frameworkKinds } from './outcome-input.ts';

const framework = {
  name: localizedText(300),
  kind: z.enum(frameworkKinds),
  /** The reference organisation that leads it. */
  lead: z.optional(line(200)),
  fromOn: day,
  untilOn: day,
};

const endsAfterItBegins = z.refine<{ fromOn: string; untilOn: string }>(
  ({ fromOn, untilOn }) => untilOn >= fromOn,
  { message: 'programmes.ends-before-it-begins', path: ['untilOn'] },
);

export const addFrameworkInput = z.object({ id: z.optional(id), ...framework }).check(endsAfterItBegins);

export const reviseFrameworkInput = z
  .object({ frameworkId: id, version, ...framework })
  .check(endsAfterItBegins);

export const withdrawFrameworkInput = z.object({ frameworkId: id, version, reason: line(500) });

const target = { code: line(40), title: localizedText(1_000) };

export const addFrameworkTargetInput = z.object({ id: z.optional(id), frameworkId: id, ...target });

export const reviseFrameworkTargetInput = z.object({ targetId: id, version, ...target });

export const withdrawFrameworkTargetInput = z.object({ targetId: id, version, reason: line(500) });

export const addContributionInput = z.object({
  id: z.optional(id),
  targetId: id,
  programmeId: id,
  /** Left out: the programme as a whole. */
  outcomeId: z.optional(id),
  text: localizedText(4_000),
});

export const reviseContributionInput = z.object({ contributionId: id, version, text: localizedText(4_000) });

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
  .object({ id: z.optional(id), programmeId: id, ...dialogue })
  .check(ofAFramework);

export const reviseDonorDialogueInput = z
  .object({ dialogueId: id, version, ...dialogue })
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
