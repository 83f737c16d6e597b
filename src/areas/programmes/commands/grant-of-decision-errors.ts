import type { Writing } from '../../../command/command.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { type DecisionRow, decisionSharesOf } from '../queries/decisions.ts';
import { grantErrors } from '../rules/grant-errors.ts';
import type { DecisionKind, DecisionShare } from '../rules/programme-input.ts';

type Said = {
  kind: DecisionKind;
  askedMinor?: number | undefined;
  subsidyMinor?: number | undefined;
  shares: readonly DecisionShare[];
};

/** `grantErrors` of a step that comes after these. */
export const grantOfDecisionErrors = async (
  { tx, chain }: Writing,
  programmeId: string,
  said: Said,
  before: readonly DecisionRow[],
): Promise<FieldErrors | undefined> => {
  const last = before.at(-1);
  const submission = last?.kind === 'submitted' ? last : undefined;
  const asked = submission
    ? (await decisionSharesOf(tx, chain, programmeId)).filter(
        ({ decisionId }) => decisionId === submission.id,
      )
    : [];
  return grantErrors(said, {
    submission: submission && {
      askedMinor: submission.askedMinor,
      shares: new Map(asked.map(({ outcomeId, askedMinor }) => [outcomeId, askedMinor])),
    },
    subsidyMinor: before.findLast(({ subsidyMinor }) => subsidyMinor !== null)?.subsidyMinor,
  });
};
