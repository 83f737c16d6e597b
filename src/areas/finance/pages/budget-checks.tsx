import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { budgetJudgement } from '../queries/budget-checks.ts';
import { mayReadBudgetChecks } from '../rules/finance-permissions.ts';
import { BudgetCheckList } from './budget-check-list.tsx';
import { BudgetWhatIf } from './budget-what-if.tsx';

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
      <BudgetCheckList page={page} programmeId={programme.id} checks={checks} />
      <BudgetWhatIf page={page} judgement={judgement} />
    </Frame>,
  );
};
