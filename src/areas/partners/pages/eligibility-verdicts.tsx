import type { Page } from '../../../page/page.ts';
import { Check as CheckView } from '../../../ui/check.tsx';
import { citationText, ruleName } from '../../rulebook/pages/rulebook-words.ts';
import type { Check, Verdict } from '../../rulebook/rules/rule.ts';

const tones = {
  ok: 'ok',
  informs: 'info',
  warns: 'warn',
  blocks: 'stop',
  settled: 'info',
} as const satisfies Record<Verdict, string>;

/** What aim O3 says, each check with its article. */
export function EligibilityChecks({ page, checks }: { page: Page; checks: readonly Check[] }) {
  const { words } = page;
  return (
    <>
      {checks.map(({ ruleId, verdict, sentence, citation }) => (
        <CheckView
          verdict={tones[verdict]}
          verdictLabel={words.t(`rulebook.verdict-${verdict}`)}
          title={ruleName(words, ruleId)}
          sentence={words.problem(sentence)}
          article={citationText(words, citation)}
        />
      ))}
    </>
  );
}
