import { bargainingIndicators } from './library-bargaining.ts';
import { memberIndicators } from './library-members.ts';
import { movementIndicators } from './library-movement.ts';
import { outputIndicators } from './library-outputs.ts';
import { rightsIndicators } from './library-rights.ts';

/** Goes up with each change of the library that the program brings. */
export const libraryEdition = 4;

export const broughtIndicators = [
  ...bargainingIndicators,
  ...movementIndicators,
  ...outputIndicators,
  ...rightsIndicators,
  ...memberIndicators,
];
