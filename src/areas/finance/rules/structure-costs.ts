import { isDecimal } from '../../../kernel/decimal.ts';
import { flatAmount } from './budget-rules.ts';
import { accountedOf, type MoneyRow } from './money-roll-up.ts';

/** Minor units: operational and management costs of an account, and what a certified report said of these and of structure costs. */
export type AccountedCosts = { direct: number; certifiedDirect: number; certifiedStructure: number };

/** What rows of an account come to, the block of each being told by the caller's axis. */
export const accountedCosts = (
  rows: readonly MoneyRow[],
  blockOf: (row: MoneyRow) => string,
): AccountedCosts => {
  const direct = rows.filter((row) => blockOf(row) !== 'structure');
  const structure = rows.filter((row) => blockOf(row) === 'structure');
  const sum = (list: readonly MoneyRow[], of: (row: MoneyRow) => number) =>
    list.reduce((total, row) => total + of(row), 0);
  return {
    direct: sum(direct, accountedOf),
    certifiedDirect: sum(direct, ({ opening }) => opening),
    certifiedStructure: sum(structure, ({ opening }) => opening),
  };
};

/**
 * Structure costs in minor units: what a report certified stands, and the direct costs that it did not speak of bear the
 * flat rate. Where the report names none, the rate is of all direct costs; without a rate there are only certified ones.
 */
export const structureCosts = (costs: AccountedCosts, rate: string | undefined): number => {
  const { direct, certifiedDirect, certifiedStructure } = costs;
  const rated = certifiedStructure === 0 ? direct : Math.max(direct - certifiedDirect, 0);
  return (isDecimal(rate) ? Number(flatAmount(rated, rate)) : 0) + certifiedStructure;
};
