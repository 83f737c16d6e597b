import type { Actor } from '../../../kernel/actor.ts';
import { mayReadPartnerFile } from '../../partners/rules/partner-file-permissions.ts';
import { mayReadRights } from '../../rights/rules/rights-permissions.ts';
import type { Check, Verdict } from '../../rulebook/rules/rule.ts';

/** The kinds of record that rules judge, as the page of checks shows them: one at a time. */
export const checkKinds = ['activities', 'expenses', 'programmes', 'partners', 'rights', 'stories'] as const;
export type CheckKind = (typeof checkKinds)[number];

/** Those whose checks this person reads: neither a partner's file nor rights are an auditor's. */
export const checkKindsOf = (actor: Actor): readonly CheckKind[] => {
  const refused = new Set<CheckKind>();
  if (mayReadPartnerFile(actor, { partnershipId: actor.partnerships[0] ?? '' }) !== true)
    refused.add('partners');
  if (mayReadRights(actor) !== true) refused.add('rights');
  return checkKinds.filter((kind) => !refused.has(kind));
};

/** What wants a look, the worst first; what is kept or settled is not listed. */
export const loudVerdicts = ['blocks', 'warns', 'informs'] as const satisfies readonly Verdict[];
export type LoudVerdict = (typeof loudVerdicts)[number];

/** What a list of checks is narrowed to; nothing given shows all. */
export type CheckChoice = { verdict?: string | undefined; ruleId?: string | undefined };

type Judged = { check: Pick<Check, 'verdict' | 'ruleId'> };

/** The checks that want a look and that were asked for: the worst first, those of a rule together. */
export const chosenChecks = <J extends Judged>(
  checks: readonly J[],
  { verdict, ruleId }: CheckChoice,
): J[] => {
  const rank = ({ check }: J) => (loudVerdicts as readonly Verdict[]).indexOf(check.verdict);
  return checks
    .filter(
      (one) =>
        rank(one) >= 0 &&
        (!verdict || one.check.verdict === verdict) &&
        (!ruleId || one.check.ruleId === ruleId),
    )
    .sort((a, b) => rank(a) - rank(b) || a.check.ruleId.localeCompare(b.check.ruleId));
};

/** As many checks as stand on a page. */
const checksAPage = 100;

/** A page of a list, from 1; a number beyond the last page is the last. */
export const pageOfList = <T>(list: readonly T[], asked: number, size = checksAPage) => {
  const last = Math.max(1, Math.ceil(list.length / size));
  const at = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), last) : 1;
  return { at, last, rows: list.slice((at - 1) * size, at * size) };
};
