import type { Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { outcomesOf } from '../queries/outcomes.ts';
import type { DecisionShare } from '../rules/programme-input.ts';

type Said = {
  askedMinor?: number | undefined;
  subsidyMinor?: number | undefined;
  shares: readonly DecisionShare[];
};

/** Shares that say something. */
export const saidShares = (shares: readonly DecisionShare[]): DecisionShare[] =>
  shares.filter(({ askedMinor, grantedMinor }) => askedMinor !== undefined || grantedMinor !== undefined);

/**
 * What is wrong with what a step says of single outcomes: each is of the programme and named once, and together they are
 * not more than the whole, of which management and structure costs are a part too.
 */
export const shareOfDecisionErrors = async (
  { tx, chain }: Writing,
  programmeId: string,
  { askedMinor, subsidyMinor, shares }: Said,
): Promise<FieldErrors | undefined> => {
  const known = new Set((await outcomesOf(tx, chain, programmeId)).map(({ id }) => id));
  const wrong = shares.findIndex(
    ({ outcomeId }, at) =>
      !known.has(outcomeId) || shares.findIndex((each) => each.outcomeId === outcomeId) < at,
  );
  if (wrong >= 0) return { [`shares.${wrong}.askedMinor`]: [{ key: 'problem.not-known-here' }] };
  const errors: FieldErrors = {};
  for (const [field, whole] of [
    ['askedMinor', askedMinor],
    ['grantedMinor', subsidyMinor],
  ] as const) {
    const sum = shares.reduce((total, share) => total + (share[field] ?? 0), 0);
    const first = shares.findIndex((share) => share[field] !== undefined);
    if (whole !== undefined && sum > whole)
      errors[`shares.${first}.${field}`] = [{ key: 'programmes.shares-above-whole' }];
  }
  return Object.keys(errors).length > 0 ? errors : undefined;
};

export const writeDecisionShares = async (
  { tx, chain, entryNo }: Writing,
  { programmeId, decisionId }: { programmeId: string; decisionId: string },
  shares: readonly DecisionShare[],
): Promise<void> => {
  const rows = saidShares(shares).map(({ outcomeId, askedMinor = null, grantedMinor = null }) => ({
    institute_id: chain,
    id: newId(),
    decision_id: decisionId,
    programme_id: programmeId,
    outcome_id: outcomeId,
    asked_minor: askedMinor,
    granted_minor: grantedMinor,
    entry_no: entryNo,
  }));
  if (rows.length > 0) await tx.insertInto('decision_shares').values(rows).execute();
};
