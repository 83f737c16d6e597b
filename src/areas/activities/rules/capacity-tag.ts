/** What is strengthened of a union, and on which level (agreement, objective 2). */
export const capacityAxes = ['institutional', 'structural', 'functional'] as const;
export const capacityLevels = ['local', 'national'] as const;

/** One of an axis on a level; an activity may carry several. */
export const capacityTags = [
  'institutional_local',
  'institutional_national',
  'structural_local',
  'structural_national',
  'functional_local',
  'functional_national',
] as const satisfies readonly `${(typeof capacityAxes)[number]}_${(typeof capacityLevels)[number]}`[];

export type CapacityTag = (typeof capacityTags)[number];

/** The tag as its two columns. */
export const partsOf = (tag: CapacityTag): { axis: string; level: string } => {
  const [axis = '', level = ''] = tag.split('_');
  return { axis, level };
};
