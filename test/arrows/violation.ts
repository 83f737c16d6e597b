/** One line a person can act on: where, and which sentence of the house is broken. */
export type Violation = string;

export const violation = (path: string, line: number, sentence: string): Violation =>
  `${path}:${line} ${sentence}`;
