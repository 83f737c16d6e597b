import type { Localized } from '../../../kernel/localized.ts';
import type { Axis, Step } from './indicator-input.ts';
import { bargainingIndicators } from './library-bargaining.ts';
import { deviationsOf, saysElse } from './library-deviation.ts';
import { memberIndicators } from './library-members.ts';
import { movementIndicators } from './library-movement.ts';
import { outputIndicators } from './library-outputs.ts';
import { rightsIndicators } from './library-rights.ts';

/** Goes up with each change of what the library that the program brings counts, or of its words. */
export const libraryEdition = 4;

export const broughtIndicators = [
  ...bargainingIndicators,
  ...movementIndicators,
  ...outputIndicators,
  ...rightsIndicators,
  ...memberIndicators,
];

type Kept = Omit<Parameters<typeof deviationsOf>[0], 'formula'> & {
  key: string;
  description: unknown;
  /** The edition it was taken over from; null where it is the institute's own. */
  brought: number | null;
};

/** The edition whose very words a definition of an institute's library has; null where it is its own or was written anew. */
export const editionSaid = (kept: Kept): number | null => {
  const brought = broughtIndicators.find(({ key }) => key === kept.key);
  if (kept.brought === null || !brought) return null;
  const says = {
    ascending: true,
    axes: [] as Axis[],
    crossings: [],
    // Whoever asks less counts the same.
    leftOutAxes: kept.leftOutAxes,
    scale: [] as Step[],
    unit: {} as Localized,
    ...brought,
  };
  const isAsBrought =
    deviationsOf({ ...kept, formula: null }, says).length === 0 &&
    !saysElse(kept.description as Localized, says.description) &&
    (Object.keys(kept.unit).length === 0
      ? Object.keys(says.unit).length === 0
      : !saysElse(kept.unit, says.unit));
  return isAsBrought ? libraryEdition : null;
};
