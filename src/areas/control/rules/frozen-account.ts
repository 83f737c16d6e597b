import * as z from 'zod/mini';
import { moneyInput } from '../../finance/rules/money-input.ts';
import { idInput } from '../../results/rules/fact-input.ts';
import type { Justified } from './justification.ts';

/** A figure of the annual accounts, in the currency of the programme. */
const accounted = moneyInput.check(z.refine(({ minor }) => minor >= 0, 'finance.amount-negative'));

/** The figures of a year as they stand, with what the annual accounts say, for one auditor. */
export const freezeInput = z.object({
  id: z.optional(idInput),
  programmeId: idInput,
  year: z.int().check(z.gte(1990), z.lte(2199)),
  auditorId: idInput,
  structureActual: accounted,
  ownContribution: accounted,
  additionalRevenue: z.optional(accounted),
});

export const confirmationPoints = ['charged', 'structure', 'own_contribution'] as const;
export type ConfirmationPoint = (typeof confirmationPoints)[number];
export const confirmationAnswers = ['confirmed', 'refused'] as const;
export type ConfirmationAnswer = (typeof confirmationAnswers)[number];

export const confirmationInput = z
  .object({
    accountId: idInput,
    point: z.enum(confirmationPoints),
    verdict: z.enum(confirmationAnswers),
    remark: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(4_000))),
  })
  .check(
    z.refine(({ verdict, remark }) => verdict === 'confirmed' || remark !== undefined, {
      path: ['remark'],
      error: 'control.frozen-say-why',
    }),
  );

/** What is frozen. Minor units of `currency`; a row's `code` is an outcome's, or its block. */
export type FrozenContent = {
  format: 'relais-frozen-1';
  programme: string;
  year: number;
  currency: string;
  rows: (Justified & { code: string })[];
  direct: { inYear: number; until: number };
  structureActual: number;
  ownContribution: number;
  additionalRevenue: number | null;
};

/** Where a charged amount of today differs from the frozen one, by place. */
export type FrozenDifference = { key: string; frozen: number; now: number };

/** The charged amounts of the year that are not what was frozen; the frozen ones stay as they are. */
export const differencesFrom = (
  frozen: readonly Justified[],
  now: readonly Justified[],
): FrozenDifference[] => {
  const charged = (rows: readonly Justified[]) =>
    new Map(rows.map(({ key, inYear }) => [key, inYear.charged]));
  const [then, today] = [charged(frozen), charged(now)];
  return [...new Set([...then.keys(), ...today.keys()])].flatMap((key) => {
    const pair = { frozen: then.get(key) ?? 0, now: today.get(key) ?? 0 };
    return pair.frozen === pair.now ? [] : [{ key, ...pair }];
  });
};
