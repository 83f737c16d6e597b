import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { defineRule } from '../../rulebook/rules/rule.ts';

/**
 * What each organisation of a joint programme has released; minor units. `own`: whose programme is judged; `year`: whose
 * account is filed, left out where none is.
 */
export type JointFacts = { own: string; year?: number; organisations: readonly JointOrganisation[] };

/** An organisation that does not work here is no party to the agreement of 2007: nothing is asked of its figures. */
export type JointOrganisation = {
  name: string;
  isTenant: boolean;
  isReleased: boolean;
  /** The day as of which its block stands, where that is before the end of the year and says too little of it. */
  oldAsOf?: CalendarDay | undefined;
  budget: number;
  actual: number;
};

/**
 * Each organisation justifies its own subsidy, beside the consolidated view: its own block must stand and cover the year, the
 * others' are named where they are missing or older, and what one leaves unspent covers nothing of another.
 */
export const jointRule = defineRule<JointFacts>({
  id: 'M37',
  severity: 'blocks',
  moments: ['filing'],
  citation: 'AR/KB 11 Sept 2016, art. 47 §3',
  origin: 'law',
  parameters: [],
  judge: ({ own, year = 0, organisations }) => {
    const named = (list: readonly JointOrganisation[]) => list.map(({ name }) => name).join(', ');
    const missing = organisations.filter(({ isReleased }) => !isReleased);
    const old = organisations.filter(({ oldAsOf }) => oldAsOf !== undefined);
    const over = organisations.filter(({ isTenant, budget, actual }) => isTenant && actual > budget);
    const count = organisations.length;
    const inputs = { own, missing: named(missing), old: named(old), over: named(over), organisations: count };
    const said = (kind: string, names: string, more: Record<string, string> = {}) => ({
      sentence: { key: `joint.check-${kind}`, args: { names, count, ...more } },
      inputs,
    });
    const since = (list: readonly JointOrganisation[]) => ({
      year: String(year),
      day: list.map(({ oldAsOf = '' }) => oldAsOf).sort()[0] ?? '',
    });
    const ownOld = old.filter(({ name }) => name === own);
    if (missing.some(({ name }) => name === own)) return { kept: false, ...said('own-missing', own) };
    if (ownOld.length > 0) return { kept: false, ...said('own-old', own, since(ownOld)) };
    if (over.length > 0) return { kept: false, atMost: 'warns', ...said('over', named(over)) };
    if (missing.length > 0)
      return { kept: false, atMost: 'warns', ...said('missing', named([...missing, ...old])) };
    if (old.length > 0) return { kept: false, atMost: 'warns', ...said('old', named(old), since(old)) };
    return { kept: true, ...said('whole', '') };
  },
});
