import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { CountryFactPeriod } from '../../programmes/rules/country-fact.ts';
import { hemisphereOf } from './exchange-rules.ts';

/** An activity that counts for aim O8, with whom it should reach and whom it reached by channel. */
export type AwarenessEntry = {
  id: string;
  reference: string;
  title: string;
  kind: string;
  partner: string | null;
  country: string | null;
  from: CalendarDay;
  isHeld: boolean;
  planned: Readonly<Record<string, number>>;
  reached: Readonly<Record<string, number>>;
};

export type AwarenessSide = 'north' | 'south' | 'unknown';

export type AwarenessSum = {
  side: AwarenessSide;
  activities: number;
  held: number;
  /** Of them action A9, which is only what took place in Belgium. */
  belgian: number;
  plannedReach: number;
  reached: number;
};

/** North or South by the donors' list on that day; where nobody can say, it stands apart. */
export const sideOf = (
  { country, from }: Pick<AwarenessEntry, 'country' | 'from'>,
  dacCountries: readonly CountryFactPeriod[],
): AwarenessSide =>
  country === 'BE' ? 'north' : (hemisphereOf({ country, from, dacCountries }) ?? 'unknown');

export const allChannels = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** What counts for aim O8, North and South apart: reaches are contacts, one person can be reached twice. */
export const awarenessSums = (
  entries: readonly AwarenessEntry[],
  dacCountries: readonly CountryFactPeriod[],
): AwarenessSum[] => {
  const bySide = Map.groupBy(entries, (entry) => sideOf(entry, dacCountries));
  return (['north', 'south', 'unknown'] as const).flatMap((side) => {
    const of = bySide.get(side) ?? [];
    if (of.length === 0 && side === 'unknown') return [];
    return {
      side,
      activities: of.length,
      held: of.filter(({ isHeld }) => isHeld).length,
      belgian: of.filter(({ kind, country }) => kind === 'A9' && country === 'BE').length,
      plannedReach: of.reduce((sum, { planned }) => sum + allChannels(planned), 0),
      reached: of.reduce((sum, { reached }) => sum + allChannels(reached), 0),
    };
  });
};
