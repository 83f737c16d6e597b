import type * as z from 'zod/mini';
import type { FieldErrors, Problem } from '../kernel/problem.ts';

/** A text key is `area.sentence`; a schema that gives one as its message decides the sentence. */
const isTextKey = (message: string): boolean => /^[a-z]+(\.[a-z0-9-]+)+$/.test(message);

/** Zod's issues as problems by field (`lines.0.amount`), in the words of the catalogue. */
export const inputProblems = (error: z.core.$ZodError): FieldErrors => {
  const fields: FieldErrors = {};
  for (const issue of error.issues) {
    const field = issue.path.join('.');
    fields[field] = [...(fields[field] ?? []), problemOf(issue)];
  }
  return fields;
};

const problemOf = (issue: z.core.$ZodIssue): Problem => {
  if (isTextKey(issue.message)) return { key: issue.message };
  switch (issue.code) {
    case 'invalid_type':
      return {
        key: issue.input === undefined || issue.input === null ? 'problem.missing' : 'problem.not-understood',
      };
    case 'too_small':
      return issue.origin === 'string' && Number(issue.minimum) === 1
        ? { key: 'problem.missing' }
        : { key: 'problem.too-small', args: { minimum: Number(issue.minimum) } };
    case 'too_big':
      return {
        key: issue.origin === 'string' ? 'problem.too-long' : 'problem.too-big',
        args: { maximum: Number(issue.maximum) },
      };
    case 'invalid_value':
      return { key: 'problem.not-in-list' };
    default:
      return { key: 'problem.not-understood' };
  }
};
