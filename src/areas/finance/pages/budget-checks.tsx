import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Check } from '../../../ui/check.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { checkText, citationText, ruleName } from '../../rulebook/pages/rulebook-words.ts';
import { budgetJudgement } from '../queries/budget-checks.ts';
import { mayReadBudgetChecks } from '../rules/finance-permissions.ts';
import { BudgetWhatIf } from './budget-what-if.tsx';

const tones = { ok: 'ok', settled: 'ok', informs: 'info', warns: 'warn', blocks: 'stop' } as const;

/** The cells a check rests on; those of the subsidy rest on all. */
const restsOn: Readonly<Record<string, Record<string, string>>> = {
  M04: { block: 'structure' },
  M06: { block: 'management' },
  M35: { line: 'a' },
};

export const show = async (page: Page) => {
  const allowed = mayReadBudgetChecks(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const { words } = page;
  const institute = instituteOf(page);
  const { programme, checks, judgement } = await page.read(async (tx) => {
    const found = await programmeById(tx, institute, idOf(page));
    if (!found) throw new NotFound();
    const judgement = await budgetJudgement(tx, institute, found);
    return { programme: found, judgement, checks: judgement.judge(judgement.facts) };
  });
  const budget = paths.budget({ id: programme.id });
  return html(
    <Frame
      page={page}
      title={words.t('finance.budget-checks')}
      crumbs={[
        { label: programme.reference, href: paths.programme({ id: programme.id }) },
        { label: words.t('finance.budget'), href: budget },
      ]}
    >
      <PageHead
        title={words.t('finance.budget-checks')}
        quiet={`${programme.reference} · ${words.text(programme.title)}`}
      />
      {checks.map((check) => (
        <Check
          verdict={tones[check.verdict]}
          verdictLabel={words.say(`rulebook.verdict-${check.verdict}`)}
          title={ruleName(words, check.ruleId)}
          sentence={checkText(words, check)}
          article={citationText(words, check.citation)}
          action={{
            href: withQuery(budget, restsOn[check.ruleId] ?? {}),
            label: words.t('finance.budget-cells'),
          }}
        />
      ))}
      <BudgetWhatIf page={page} judgement={judgement} />
    </Frame>,
  );
};
