import { isDiskFull } from '../db/away.ts';
import { fail, ok, type Result } from '../kernel/result.ts';

/**
 * What `step` gives, or that a disk (ours or the database's) is full: said in the form, where what was typed is kept.
 * Whoever runs the server reads it in the log. Everything else that `step` throws goes on.
 */
export const unlessFull = async <T>(step: () => Promise<T>): Promise<Result<T>> => {
  try {
    return ok(await step());
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    console.error(`The disk is full: ${(error as Error).message}`);
    return fail({ key: 'problem.disk-full' });
  }
};
