import type { SheetAnswers } from './assessment-input.ts';
import { groupMean } from './assessment-profile.ts';
import type { AskedGroup, QuestionnaireItem } from './questionnaire.ts';

type Marks = SheetAnswers['marks'];

/** One line from the first round to the latest; null where nothing was marked or the reader sees no answer. */
export type CapacityLine = { item: QuestionnaireItem; first: number | null; last: number | null };

/** An area of capacities with its mean, and each of its capacities. */
export type CapacityArea = CapacityLine & { capacities: readonly CapacityLine[] };

/** What the first round said of each area and capacity and what the latest says; a round that is not open says nothing. */
export const baselineToNow = (
  groups: readonly AskedGroup[],
  first: Marks | undefined,
  last: Marks | undefined,
): CapacityArea[] =>
  groups.map((group) => ({
    item: group,
    first: first ? groupMean(group, first) : null,
    last: last ? groupMean(group, last) : null,
    capacities: group.items.map((item) => ({
      item,
      first: first?.[item.code] ?? null,
      last: last?.[item.code] ?? null,
    })),
  }));

/** How far a line went, in points; null where one of the two ends is not known. */
export const changeOf = ({ first, last }: CapacityLine): number | null =>
  first === null || last === null ? null : last - first;
