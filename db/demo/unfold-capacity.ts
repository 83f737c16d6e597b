import type { CapacityTag } from '../../src/areas/activities/rules/capacity-tag.ts';

/**
 * What capacity work strengthens, as a partner would say it from the plan. A training that hangs on no line of a plan
 * was not thought through, so it says nothing here either: it trips the rule of aim O2.
 */
export const capacityTagsOf = (
  code: string,
  { plan, year }: { plan: Readonly<Record<string, unknown>>; year: number },
): CapacityTag[] => {
  const tags = tagsOfKind(plan);
  return code === 'ism' && year === yearOfLeaderships ? tags.filter((tag) => !tag.endsWith('_local')) : tags;
};

/** In one year one institute worked with national leaderships alone: a year without local work is reported. */
const yearOfLeaderships = 2023;

const tagsOfKind = (plan: Readonly<Record<string, unknown>>): CapacityTag[] => {
  switch (plan.kind) {
    case 'A1':
      return ['structural_local', 'institutional_local'];
    case 'A2':
      return plan.planLineId ? trainingTags(plan) : [];
    case 'A3':
      return ['institutional_national'];
    case 'A5':
    case 'A6':
      return ['functional_national'];
    case 'A7':
      return plan.partnershipId ? ['functional_national'] : [];
    case 'A8':
      return ['structural_national'];
    default:
      return [];
  }
};

const trainingTags = ({ level, method }: Readonly<Record<string, unknown>>): CapacityTag[] => {
  const isLocal = level === 'local';
  if (isLocal) return ['functional_local', 'functional_national'];
  return method === 'training_of_trainers'
    ? ['functional_national', 'structural_national']
    : ['functional_national'];
};
