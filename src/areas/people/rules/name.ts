import type { Problem } from '../../../kernel/problem.ts';

const longest = 120;

/** What is wrong with a person's name, already trimmed. */
export const nameProblem = (name: string): Problem | undefined => {
  if (name === '') return { key: 'problem.missing' };
  return name.length > longest ? { key: 'problem.too-long', args: { maximum: longest } } : undefined;
};
