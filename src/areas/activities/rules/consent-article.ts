import type { Problem } from '../../../kernel/problem.ts';

type Args = NonNullable<Problem['args']>;

/** Why a consent does not stand so: who consented, and to what, has to be shown. */
export const notShown = (key: string, args: Args = {}): Problem => ({
  key,
  args: { ...args, article: 'Regulation (EU) 2016/679, art. 7 §1' },
});

/** Why a withdrawal does not stand so, or nothing stands against one: whoever consented may withdraw at any time. */
export const byWithdrawal = (key: string, args: Args = {}): Problem => ({
  key,
  args: { ...args, article: 'Regulation (EU) 2016/679, art. 7 §3' },
});
