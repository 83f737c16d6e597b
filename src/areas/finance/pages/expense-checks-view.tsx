import type { Page } from '../../../page/page.ts';
import { Check } from '../../../ui/check.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { derogationLink } from '../../rulebook/pages/derogation-link.ts';
import { checkText, citationText } from '../../rulebook/pages/rulebook-words.ts';
import type { Check as RuleCheck } from '../../rulebook/rules/rule.ts';

const gravity = ['blocks', 'warns', 'informs', 'settled', 'ok'];
const tones = { ok: 'ok', settled: 'ok', informs: 'info', warns: 'warn', blocks: 'stop' } as const;

/** What is not as it should be in sight, the gravest first; what is kept behind a line. */
export function ExpenseChecks({
  page,
  expenseId,
  checks,
}: {
  page: Page;
  expenseId: string;
  checks: readonly RuleCheck[];
}) {
  const found = checks
    .filter(({ verdict }) => verdict !== 'ok')
    .toSorted((a, b) => gravity.indexOf(a.verdict) - gravity.indexOf(b.verdict));
  const kept = checks.filter(({ verdict }) => verdict === 'ok');
  return (
    <>
      {found.map((check) => (
        <CheckLine page={page} expenseId={expenseId} check={check} />
      ))}
      {kept.length > 0 && (
        <Disclosure
          summary={page.words.t('finance.rules-kept', { count: kept.length })}
          open={found.length === 0}
        >
          {kept.map((check) => (
            <CheckLine page={page} expenseId={expenseId} check={check} />
          ))}
        </Disclosure>
      )}
    </>
  );
}

function CheckLine({ page, expenseId, check }: { page: Page; expenseId: string; check: RuleCheck }) {
  const { words } = page;
  return (
    <Check
      verdict={tones[check.verdict]}
      verdictLabel={words.say(`rulebook.verdict-${check.verdict}`)}
      title={words.say(`finance.rule-${check.ruleId}`)}
      sentence={checkText(words, check)}
      article={citationText(words, check.citation)}
      action={derogationLink(page, { kind: 'expense', id: expenseId }, check)}
    />
  );
}
