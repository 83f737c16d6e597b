/** What dialogue, clauses of agreements and demands are about. Social and economic matters, in one list for all three. */
export const topics = [
  'wages',
  'working_time',
  'safety',
  'gender_equality',
  'violence_at_work',
  'social_protection',
  'training',
  'union_rights',
  'employment',
  'informal_work',
  'child_labour',
  'cost_of_living',
  'climate',
  'other',
] as const;

export type Topic = (typeof topics)[number];
