import type { FieldErrors } from '../../../kernel/problem.ts';
import type { DecisionKind, DecisionShare } from './programme-input.ts';

type Amounts = { askedMinor?: number | null | undefined };

type Said = Amounts & {
  kind: DecisionKind;
  subsidyMinor?: number | undefined;
  shares: readonly DecisionShare[];
};

/** What stands before it: the submission that it answers, and the newest grant. */
type Before = {
  submission: (Amounts & { shares: ReadonlyMap<string, number | null> }) | undefined;
  subsidyMinor: number | null | undefined;
};

/** The decision that answers it, where that was recorded first: what it grants, by its own asking where it names one. */
type Answer = {
  askedMinor: number | null;
  subsidyMinor: number | null;
  shares: ReadonlyMap<string, { askedMinor: number | null; grantedMinor: number | null }>;
};

/**
 * What is wrong with what a step asks or grants: no more is granted than was asked, of the whole or of an outcome, by the same
 * step or by the submission that it answers, whichever of them is recorded first; and where a decision names shares alone, these
 * are no more than the subsidy that stands.
 */
export const grantErrors = (said: Said, before: Before, answer?: Answer): FieldErrors | undefined => {
  const errors =
    said.kind === 'decided'
      ? errorsOfGrant(said, before)
      : said.kind === 'submitted' && answer
        ? errorsOfAsking(said, answer)
        : {};
  return Object.keys(errors).length > 0 ? errors : undefined;
};

const errorsOfGrant = (
  { askedMinor, subsidyMinor, shares }: Said,
  { submission, subsidyMinor: standing }: Before,
): FieldErrors => {
  const errors: FieldErrors = {};
  const asked = askedMinor ?? submission?.askedMinor;
  if (isAbove(subsidyMinor, asked)) errors.subsidyMinor = [{ key: 'programmes.granted-above-asked' }];
  for (const [at, share] of shares.entries())
    if (isAbove(share.grantedMinor, share.askedMinor ?? submission?.shares.get(share.outcomeId)))
      errors[`shares.${at}.grantedMinor`] = [{ key: 'programmes.granted-above-asked' }];
  const granted = shares.reduce((sum, { grantedMinor = 0 }) => sum + grantedMinor, 0);
  const first = shares.findIndex(({ grantedMinor }) => grantedMinor !== undefined);
  if (subsidyMinor === undefined && first >= 0 && isAbove(granted, standing))
    errors[`shares.${first}.grantedMinor`] ??= [{ key: 'programmes.shares-above-subsidy' }];
  return errors;
};

/** What a decision says itself was asked it rests on, whatever its submission asks. */
const errorsOfAsking = ({ askedMinor, shares }: Said, answer: Answer): FieldErrors => {
  const errors: FieldErrors = {};
  if (answer.askedMinor === null && isAbove(answer.subsidyMinor, askedMinor))
    errors.askedMinor = [{ key: 'programmes.asked-below-granted' }];
  for (const [at, share] of shares.entries()) {
    const answered = answer.shares.get(share.outcomeId);
    if (answered?.askedMinor === null && isAbove(answered.grantedMinor, share.askedMinor))
      errors[`shares.${at}.askedMinor`] = [{ key: 'programmes.asked-below-granted' }];
  }
  return errors;
};

const isAbove = (granted: number | null | undefined, asked: number | null | undefined): boolean =>
  typeof granted === 'number' && typeof asked === 'number' && granted > asked;
