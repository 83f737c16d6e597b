import { brokenArrows } from './arrows.ts';
import { brokenNames } from './names.ts';
import { brokenTables } from './tables.ts';
import { toldElsewhere } from './told-clock.ts';
import { readTree } from './tree.ts';
import type { Violation } from './violation.ts';

/** Every sentence of the house that the tree under a root folder breaks, sorted by file. */
export const violationsUnder = (root: string): Violation[] => {
  const tree = readTree(root);
  return [...brokenArrows(tree), ...brokenTables(tree), ...brokenNames(tree), ...toldElsewhere(tree)].sort();
};
