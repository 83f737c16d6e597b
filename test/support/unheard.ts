import type { Check } from '../../src/areas/rulebook/rules/rule.ts';

/** Rules of `ids` that no check keeps, or that none breaks. */
export const unheard = (checks: readonly Check[], ids: readonly string[]): string[] =>
  ids.flatMap((id) => {
    const verdicts = new Set(checks.flatMap(({ ruleId, verdict }) => (ruleId === id ? [verdict] : [])));
    return verdicts.has('ok') && verdicts.size > 1 ? [] : [`${id}: ${[...verdicts].join(', ')}`];
  });
