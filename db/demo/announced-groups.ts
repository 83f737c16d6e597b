import type { Announced } from '../../src/areas/activities/rules/announced-group.ts';
import type { OutcomeStory, ProgrammeStory, Story } from './story.ts';

const usual: readonly Announced[] = [
  { targetGroup: 'informal' },
  { targetGroup: 'women', percent: 30 },
  { targetGroup: 'youth', percent: 20 },
];

/**
 * For whom an outcome of the South is. One institute forgot it for the last outcome of its running programme, another
 * announced more women than came: each trips one rule of aim O5.
 */
export const announcedIn = (
  { code, current }: Pick<Story, 'code' | 'current'>,
  programme: ProgrammeStory,
  outcome: OutcomeStory,
): readonly Announced[] => {
  if (outcome.isBelgian) return [];
  const south = current.outcomes.filter(({ isBelgian }) => !isBelgian);
  if (programme !== current) return usual;
  if (code === 'ism' && outcome === south.at(-1)) return [];
  if (code === 'iiwe' && outcome === south[0])
    return [{ targetGroup: 'domestic' }, { targetGroup: 'women', percent: 60 }];
  return usual;
};
