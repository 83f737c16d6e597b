import { bargainingIndicators } from './library-bargaining.ts';
import { movementIndicators } from './library-movement.ts';
import { outputIndicators } from './library-outputs.ts';

/** Goes up with each change of the library that the program brings. */
export const libraryEdition = 2;

export const broughtIndicators = [...bargainingIndicators, ...movementIndicators, ...outputIndicators];
