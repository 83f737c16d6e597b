import type { FiledCoverage, FiledProgramme } from './filed-programme.ts';

export type FiledActivity = FiledCoverage['activities'][number] & { outcome: string };

export const filedStates = ['planned', 'held'] as const;

/** What a figure of an outcome counts: of an outcome (its code), a kind and, of these, those in a state. */
export type FiledActivityFilter = {
  outcome?: string | undefined;
  kind?: string | undefined;
  state?: (typeof filedStates)[number] | undefined;
};

/**
 * The very activities that a filing counts by outcome and kind: those planned in the year of the account, of a whole
 * programme all. None was cancelled. Undefined where the filing is from before it kept the outcome of each.
 */
export const filedActivities = (
  { coverage, format }: Pick<FiledProgramme, 'coverage' | 'format'>,
  year: number | null,
  filter: FiledActivityFilter = {},
): FiledActivity[] | undefined => {
  if (!coverage || !keepsActivities(format)) return undefined;
  return coverage.activities.filter(
    (row): row is FiledActivity =>
      row.outcome !== undefined &&
      (year === null || row.year === year) &&
      (filter.outcome === undefined || row.outcome === filter.outcome) &&
      (filter.kind === undefined || row.kind === filter.kind) &&
      (filter.state === undefined || stateOf(row) === filter.state),
  );
};

export const stateOf = ({ isHeld }: Pick<FiledActivity, 'isHeld'>): (typeof filedStates)[number] =>
  isHeld ? 'held' : 'planned';

const keepsActivities = (format: FiledProgramme['format']): boolean => Number(format.split('-').at(-1)) >= 5;
