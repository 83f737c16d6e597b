import { headOf } from '../../../command/journal.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import { type PartnerChoice, partnerChoices } from '../../partners/queries/partnerships.ts';
import { type OutcomeRow, outcomesOf } from '../../programmes/queries/outcomes.ts';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import { type BudgetAmountRow, budgetInForce } from '../queries/budget-amounts.ts';
import { budgetChecks } from '../queries/budget-checks.ts';
import type { BudgetVersion } from '../queries/budget-versions.ts';
import { type GridRow, type GridYear, gridRows, gridYears } from '../rules/budget-grid.ts';
import { mayKeepBudget } from '../rules/finance-permissions.ts';

export type BudgetRow = GridRow<BudgetAmountRow>;

export type LoadedGrid = {
  programme: ProgrammeRow;
  outcomes: readonly OutcomeRow[];
  partners: readonly PartnerChoice[];
  years: readonly GridYear[];
  budget: BudgetVersion | undefined;
  /** As the budget stands, and as it stood when the form was opened. */
  rows: readonly BudgetRow[];
  opened: readonly BudgetRow[];
  /** Number of the trail at which it stands so, and that of the form. */
  version: number;
  openedVersion: number;
  /** Amounts in another currency than the programme's: in no row. */
  foreign: number;
  checks: readonly Check[];
};

/** The budget in force for whoever keeps it. @throws NotAllowed for everybody else. */
export const loadGrid = async (page: Page): Promise<LoadedGrid> => {
  const institute = instituteOf(page);
  const allowed = mayKeepBudget(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const sent = Number(page.form.texts.version?.[0] ?? Number.NaN);
  return page.read(async (tx) => {
    const programme = await programmeById(tx, institute, idOf(page));
    if (!programme) throw new NotFound();
    const { currency } = programme;
    const now = await budgetInForce(tx, institute, programme.id);
    const version = (await headOf(tx, institute)).lastNo;
    const openedVersion = Number.isSafeInteger(sent) && sent >= 0 && sent <= version ? sent : version;
    const then =
      openedVersion === version ? now : await budgetInForce(tx, institute, programme.id, openedVersion);
    const outcomes = await outcomesOf(tx, institute, programme.id);
    const years = gridYears(programme);
    const sums = now.amounts.filter((each) => each.currency === currency && !each.isSuperseded);
    return {
      programme,
      outcomes,
      partners: await partnerChoices(tx, institute),
      years,
      budget: now.version,
      rows: gridRows(now.amounts, years, currency),
      opened: gridRows(then.amounts, years, currency),
      version,
      openedVersion,
      foreign: now.amounts.filter((each) => each.currency !== currency && !each.isSuperseded).length,
      checks: await budgetChecks(tx, institute, programme, { sums, outcomes }),
    };
  });
};
