import { createHash } from 'node:crypto';
import { seededRandom } from '../../src/kernel/seeded-random.ts';

/** Chance that is the same at every telling: a series of its own for each name. */
export type Draws = {
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** True in so many cases of a hundred. */
  inHundred(cases: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** About `size`, within so many per cent either way. */
  about(size: number, percent: number): number;
};

export const drawsFor = (...name: readonly (string | number)[]): Draws => {
  const seed = createHash('sha256').update(name.join(' ')).digest().readUInt32BE(0);
  const below = seededRandom(seed);
  const between = (least: number, most: number) => least + below(most - least + 1);
  return {
    between,
    inHundred: (cases) => below(100) < cases,
    pick: (list) => list[below(list.length)]!,
    about: (size, percent) => (size * (1000 + between(-percent * 10, percent * 10))) / 1000,
  };
};

/** The id of a thing of the story: the same at every telling, so that an interrupted one is taken up where it stopped. */
export const storyId = (...name: readonly (string | number)[]): string => {
  const hex = createHash('sha256')
    .update(`relais demo ${name.join(' ')}`)
    .digest('hex');
  const variant = (8 + (Number.parseInt(hex[16]!, 16) % 4)).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
