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

/**
 * What is wrong with what a decision grants: no more than was asked, of the whole or of an outcome, by the same step or by the
 * submission that it answers; and where it names shares alone, these are no more than the subsidy that stands.
 */
export const grantErrors = (
  { kind, askedMinor, subsidyMinor, shares }: Said,
  { submission, subsidyMinor: standing }: Before,
): FieldErrors | undefined => {
  if (kind !== 'decided') return undefined;
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
  return Object.keys(errors).length > 0 ? errors : undefined;
};

const isAbove = (granted: number | null | undefined, asked: number | null | undefined): boolean =>
  typeof granted === 'number' && typeof asked === 'number' && granted > asked;
