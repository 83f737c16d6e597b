import type { ActionKind } from '../../src/areas/programmes/rules/outcome-input.ts';

/** What some activities serve besides: training on the spot builds sections, an exchange of many is multilateral work. */
export const furtherKindsOf = ({
  plan,
  year,
}: {
  plan: Readonly<Record<string, unknown>>;
  year: number;
}): ActionKind[] => {
  if (plan.kind === 'A2' && plan.level === 'local' && year % 2 === 0) return ['A1'];
  if (plan.kind === 'A7' && plan.side === 'multilateral') return ['A6'];
  return [];
};
