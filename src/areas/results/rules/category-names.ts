import type { Localized } from '../../../kernel/localized.ts';
import { sourceText } from '../../../kernel/localized.ts';
import { nameKey } from '../../../kernel/name-key.ts';
import type { FieldErrors, Problem } from '../../../kernel/problem.ts';
import type { Axis } from './indicator-input.ts';
import { isStandardAxis } from './standard-axes.ts';

/**
 * What is called alike in any of the languages, so that a workbook that names it could mean either: two categories of a breakdown, two
 * breakdowns, or one and a standard one (`standard`, in its words). What is called so already in the definition before stays.
 */
export const nameProblems = (
  axes: readonly Axis[],
  standard: readonly Axis[],
  before: readonly Axis[] = [],
): FieldErrors => {
  const stood = new Set(alike(before, standard).map(textOf));
  const [problem] = alike(axes, standard).filter((each) => !stood.has(textOf(each)));
  return problem ? { axes: [problem] } : {};
};

const textOf = ({ key, args }: Problem): string => `${key} ${JSON.stringify(args)}`;

const alike = (axes: readonly Axis[], standard: readonly Axis[]): Problem[] => {
  const own = axes.filter(({ key }) => !isStandardAxis(key));
  return [
    ...sharedNames([...own, ...standard]).map((name) => ({
      key: 'results.axes-called-alike',
      args: { name },
    })),
    ...axes.flatMap(({ label, categories }) =>
      sharedNames(categories).map((name) => ({
        key: 'results.categories-called-alike',
        args: { name, axis: sourceText(label as Localized) },
      })),
    ),
  ];
};

type Named = { key: string; label: unknown };

/** The names that two of them have, each in whatever language. */
const sharedNames = (all: readonly Named[]): string[] => {
  const keysOf = new Map<string, Set<string>>();
  for (const { key, label } of all)
    for (const { text } of Object.values(label as Localized)) {
      const name = nameKey(text);
      if (name) keysOf.set(name, (keysOf.get(name) ?? new Set()).add(key));
    }
  return [...keysOf].flatMap(([name, keys]) => (keys.size > 1 ? [name] : []));
};
