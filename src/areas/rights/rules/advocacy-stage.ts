import type { CalendarDay } from '../../../kernel/calendar-day.ts';

export const advocacyLevels = ['international', 'regional', 'national', 'sectoral', 'local'] as const;

/** How far a demand has come; it may also stall or be withdrawn, and be taken up again. */
export const advocacyStages = [
  'agenda',
  'draft',
  'submitted',
  'adopted',
  'applied',
  'stalled',
  'withdrawn',
] as const;
export type AdvocacyStage = (typeof advocacyStages)[number];

/** Stages that are an achievement, and count only with evidence. */
export const achievedStages: readonly AdvocacyStage[] = ['adopted', 'applied'];

export const contributionSourceKinds = [
  'claimant',
  'authority',
  'employers',
  'other_union',
  'press',
  'research',
  'international',
  'other',
] as const;
export type ContributionSourceKind = (typeof contributionSourceKinds)[number];

export type StageFact = { stage: AdvocacyStage; onDay: CalendarDay; hasEvidence: boolean };

export const isProven = ({ stage, hasEvidence }: StageFact): boolean =>
  hasEvidence || !achievedStages.includes(stage);

/** In the order of their days; of one day the later entered is the later. Given in the order in which they were entered. */
export const inOrder = <Fact extends StageFact>(stages: readonly Fact[]): Fact[] =>
  stages.toSorted((a, b) => (a.onDay === b.onDay ? 0 : a.onDay < b.onDay ? -1 : 1));

/** The stage that was said last. */
export const stageSaid = (stages: readonly StageFact[]): AdvocacyStage | null =>
  inOrder(stages).at(-1)?.stage ?? null;

/** The stage that counts: the last one that is proven, so that nothing is adopted before there is evidence. */
export const stageCounted = (stages: readonly StageFact[]): AdvocacyStage | null =>
  inOrder(stages).filter(isProven).at(-1)?.stage ?? null;
