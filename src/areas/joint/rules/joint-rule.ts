import { defineRule } from '../../rulebook/rules/rule.ts';

/** What each organisation of a joint programme has released; minor units. `own`: whose programme is judged. */
export type JointFacts = { own: string; organisations: readonly JointOrganisation[] };

/** An organisation that does not work here is no party to the agreement of 2007: nothing is asked of its figures. */
export type JointOrganisation = {
  name: string;
  isTenant: boolean;
  isReleased: boolean;
  budget: number;
  actual: number;
};

/**
 * Each organisation justifies its own subsidy, beside the consolidated view: its own block must stand, the others' are
 * named where they are missing, and what one leaves unspent covers nothing of another.
 */
export const jointRule = defineRule<JointFacts>({
  id: 'M37',
  severity: 'blocks',
  moments: ['filing'],
  citation: 'AR/KB 11 Sept 2016, art. 47 §3',
  origin: 'law',
  parameters: [],
  judge: ({ own, organisations }) => {
    const named = (list: readonly JointOrganisation[]) => list.map(({ name }) => name).join(', ');
    const missing = organisations.filter(({ isReleased }) => !isReleased);
    const over = organisations.filter(({ isTenant, budget, actual }) => isTenant && actual > budget);
    const inputs = { own, missing: named(missing), over: named(over), organisations: organisations.length };
    const said = (kind: string, names: string) => ({
      sentence: { key: `joint.check-${kind}`, args: { names, count: organisations.length } },
      inputs,
    });
    if (missing.some(({ name }) => name === own)) return { kept: false, ...said('own-missing', own) };
    if (over.length > 0) return { kept: false, atMost: 'warns', ...said('over', named(over)) };
    if (missing.length > 0) return { kept: false, atMost: 'warns', ...said('missing', named(missing)) };
    return { kept: true, ...said('whole', '') };
  },
});
