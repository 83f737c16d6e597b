import type { Writing } from '../../../command/command.ts';
import { type FieldErrors, NotFound } from '../../../kernel/problem.ts';
import { type DecisionRow, decisionSharesOf } from '../queries/decisions.ts';
import { programmeById } from '../queries/programmes.ts';
import { grantErrors } from '../rules/grant-errors.ts';
import type { DecisionKind, DecisionShare } from '../rules/programme-input.ts';

type Said = {
  kind: DecisionKind;
  askedMinor?: number | undefined;
  subsidyMinor?: number | undefined;
  shares: readonly DecisionShare[];
};

/** The steps that stand around the place of the one that is said. */
type Around = { before: readonly DecisionRow[]; after: readonly DecisionRow[] };

/** `grantErrors` of a step that comes between these. */
export const grantOfDecisionErrors = async (
  { tx, chain }: Writing,
  programmeId: string,
  said: Said,
  { before, after }: Around,
): Promise<FieldErrors | undefined> => {
  const programme = await programmeById(tx, chain, programmeId);
  if (!programme) throw new NotFound();
  const last = before.at(-1);
  const submission = last?.kind === 'submitted' ? last : undefined;
  const [next] = after;
  const answer = next?.kind === 'decided' ? next : undefined;
  const shares = submission || answer ? await decisionSharesOf(tx, chain, programmeId) : [];
  const sharesOf = ({ id }: DecisionRow) =>
    new Map(shares.flatMap((share) => (share.decisionId === id ? [[share.outcomeId, share]] : [])));
  const asked = submission && sharesOf(submission);
  return grantErrors(
    { ...said, currency: programme.currency },
    {
      submission: submission && {
        askedMinor: submission.askedMinor,
        shares: new Map([...asked!].map(([outcomeId, { askedMinor }]) => [outcomeId, askedMinor])),
      },
      subsidyMinor: before.findLast(({ subsidyMinor }) => subsidyMinor !== null)?.subsidyMinor,
    },
    answer && { ...answer, shares: sharesOf(answer) },
  );
};
