import type { Page } from '../../../page/page.ts';
import { Check as CheckView } from '../../../ui/check.tsx';
import { derogationLink } from '../../rulebook/pages/derogation-link.ts';
import { citationText, ruleName } from '../../rulebook/pages/rulebook-words.ts';
import type { Check, Verdict } from '../../rulebook/rules/rule.ts';

const tones = {
  ok: 'ok',
  informs: 'info',
  warns: 'warn',
  blocks: 'stop',
  settled: 'info',
} as const satisfies Record<Verdict, string>;

type Props = { page: Page; organisationId: string; checks: readonly Check[] };

/** What aim O3 says, each check with its article; a block shows the way to a derogation. */
export function EligibilityChecks({ page, organisationId, checks }: Props) {
  const { words } = page;
  return (
    <>
      {checks.map((check) => (
        <CheckView
          verdict={tones[check.verdict]}
          verdictLabel={words.t(`rulebook.verdict-${check.verdict}`)}
          title={ruleName(words, check.ruleId)}
          sentence={words.problem(check.sentence)}
          article={citationText(words, check.citation)}
          action={derogationLink(page, { kind: 'organisation', id: organisationId }, check)}
        />
      ))}
    </>
  );
}
