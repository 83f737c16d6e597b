import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Check } from '../../../ui/check.tsx';
import { checkText, citationText, ruleName } from '../../rulebook/pages/rulebook-words.ts';
import type { Check as Judged } from '../../rulebook/rules/rule.ts';

const tones = { ok: 'ok', settled: 'ok', informs: 'info', warns: 'warn', blocks: 'stop' } as const;

/** The cells a check rests on; those of the subsidy rest on all. */
const restsOn: Readonly<Record<string, Record<string, string>>> = {
  M04: { block: 'structure' },
  M06: { block: 'management' },
  M35: { line: 'a' },
};

type Props = { page: Page; programmeId: string; checks: readonly Judged[] };

/** What the rules say of a budget, each with the way to the amounts it rests on. */
export function BudgetChecks({ page: { words }, programmeId, checks }: Props) {
  return (
    <>
      {checks.map((check) => (
        <Check
          verdict={tones[check.verdict]}
          verdictLabel={words.say(`rulebook.verdict-${check.verdict}`)}
          title={ruleName(words, check.ruleId)}
          sentence={checkText(words, check)}
          article={citationText(words, check.citation)}
          action={{
            href: withQuery(paths.budget({ id: programmeId }), restsOn[check.ruleId] ?? {}),
            label: words.t('finance.budget-cells'),
          }}
        />
      ))}
    </>
  );
}
