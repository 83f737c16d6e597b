import type { Refused } from '../command/command.ts';
import { wordsIn } from '../text/words.ts';
import type { VerbCall } from './verb.ts';

/** Says why a command was refused, a line a field; `names` are the options by the command's field names. Exit code 1. */
export const sayRefusal = (
  { err }: Pick<VerbCall, 'err'>,
  { problem, fields = {} }: Refused,
  names: Readonly<Record<string, string>> = {},
): 1 => {
  const { problem: sentence } = wordsIn('en');
  if (problem) err(sentence(problem));
  for (const [field, problems] of Object.entries(fields))
    for (const each of problems) err(`${names[field] ?? `--${field}`}: ${sentence(each)}`);
  return 1;
};
