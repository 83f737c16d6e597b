import type { Announced, AnnouncedGroup } from './announced-group.ts';

/** What the activities of an outcome that were held counted. Attendances and services, not persons. */
export type ReachedCounts = {
  /** Attendances by what is known of them: of those whose sex is known, how many women. */
  women: number;
  sexKnown: number;
  young: number;
  ageKnown: number;
  informal: number;
  economyKnown: number;
  /** Attendances and services by target group, one person perhaps in two groups ... */
  groups: Readonly<Partial<Record<string, number>>>;
  /** ... out of the attendances of activities that counted groups, and of all services. */
  groupsKnown: number;
};

export type ReachedShare = {
  targetGroup: AnnouncedGroup;
  announced: number | null;
  /** Whole per cent of those of whom it is known; null where nothing was counted. */
  reached: number | null;
};

/** What an outcome announced of each group beside what its activities reached. */
export const reachedShares = (
  announced: readonly Announced[],
  counted: ReachedCounts | undefined,
): ReachedShare[] =>
  announced.map(({ targetGroup, percent }) => ({
    targetGroup,
    announced: percent ?? null,
    reached: counted ? shareOf(targetGroup, counted) : null,
  }));

const shareOf = (group: AnnouncedGroup, counted: ReachedCounts): number | null => {
  if (group === 'women') return share(counted.women, counted.sexKnown);
  if (group === 'youth') return share(counted.young, counted.ageKnown);
  // Every attendance says the kind of economy; a count by target group is for the others.
  if (group === 'informal' && counted.economyKnown > 0) return share(counted.informal, counted.economyKnown);
  return share(counted.groups[group] ?? 0, counted.groupsKnown);
};

const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part * 100) / whole);
