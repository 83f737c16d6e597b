import type { Problem } from '../../../kernel/problem.ts';

type Line = { id: string; reference: string; voucherNumber: string | null };
export type VoucherMatch = { name: string; expenseId: string } | { name: string; problem: Problem };

/**
 * Which expense each file backs: the one whose voucher number or reference is the name of the file, but for its ending,
 * capitals and marks (`2027-014.jpg` is voucher `2027/014`). A name that fits none or several is told.
 */
export const matchedVouchers = (names: readonly string[], lines: readonly Line[]): VoucherMatch[] =>
  names.map((name) => {
    const plain = plainOf(name.replace(/\.[^.]{1,5}$/, ''));
    const fitting = lines.filter(({ reference, voucherNumber }) =>
      [reference, voucherNumber ?? ''].some((each) => plain !== '' && plainOf(each) === plain),
    );
    const [first, ...others] = fitting;
    if (!first) return { name, problem: { key: 'finance.file-fits-none', args: { name } } };
    if (others.length > 0)
      return {
        name,
        problem: {
          key: 'finance.file-fits-several',
          args: { name, references: fitting.map(({ reference }) => reference).join(', ') },
        },
      };
    return { name, expenseId: first.id };
  });

const plainOf = (written: string): string => written.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
