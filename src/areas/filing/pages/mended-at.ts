import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Link } from '../../../ui/link.ts';
import { mayFreezeAccount } from '../../control/rules/account-permissions.ts';
import { actualStructureRule } from '../../control/rules/structure-rule.ts';
import { jointRule } from '../../joint/rules/joint-rule.ts';
import type { FilingBlocker } from '../queries/filing-blockers.ts';

/** Where what blocks a filing is put right; `joint`: the joint programme of which the filed one is a part. */
export const mendedAt = (
  { actor, words }: Page,
  { ruleId, subject }: FilingBlocker,
  { id }: { id: string },
  joint: { id: string } | undefined,
): Link => {
  const at = (href: string) => ({ label: words.t('filing.mend'), href });
  if (subject.kind === 'partnership') return at(paths.handOver({ id: subject.id }));
  if (subject.kind === 'outcome') return at(paths.editOutcome({ id: subject.id }));
  if (ruleId === jointRule.id && joint) return at(paths.jointProgramme({ id: joint.id }));
  if (ruleId !== actualStructureRule.id) return at(paths.editProgramme({ id }));
  return at(mayFreezeAccount(actor) === true ? paths.freezeAccount({ id }) : paths.justification({ id }));
};
