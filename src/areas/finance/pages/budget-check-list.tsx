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
  M08: { block: 'operational' },
  M35: { line: 'a' },
};

/** What each rule says of a budget, with its article and the way to the amounts. */
export function BudgetCheckList({
  page: { words },
  programmeId,
  checks,
}: {
  page: Page;
  programmeId: string;
  checks: readonly Judged[];
}) {
  const budget = paths.budget({ id: programmeId });
  return (
    <>
      {checks.map((check) => (
        <Check
          verdict={tones[check.verdict]}
          verdictLabel={words.say(`rulebook.verdict-${check.verdict}`)}
          title={ruleName(words, check.ruleId)}
          sentence={checkText(words, check)}
          article={citationText(words, check.citation)}
          action={
            check.ruleId === 'M03'
              ? {
                  href: paths.ownContributions({ id: programmeId }),
                  label: words.t('finance.own-contributions'),
                }
              : {
                  href: withQuery(budget, restsOn[check.ruleId] ?? {}),
                  label: words.t('finance.budget-cells'),
                }
          }
        />
      ))}
    </>
  );
}
