import type { FieldErrors } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import type { ExpenseChoices } from '../queries/expense-choices.ts';
import { type BudgetHeading, budgetHeadings } from '../rules/budget-input.ts';
import type { CashBookLine } from '../rules/cash-book-text.ts';
import { nonSubsidisableItems, offeredItems } from '../rules/expense-items.ts';
import { programmeOfOutcome } from './placed-outcome.ts';

type Place = { choices: ExpenseChoices; outcomeId: string | undefined };

/** Lines as rows of the command: headings, items, outcomes and activities by their code or their name in the person's language. */
export const placedRows = (page: Page, lines: readonly CashBookLine[], { choices, outcomeId }: Place) => {
  const standard = choices.outcomes.find(({ id }) => id === outcomeId);
  const programmeId = programmeOfOutcome(outcomeId, choices.outcomes);
  const placed = lines.map((line) => {
    const problems = [...line.problems];
    const heading = line.heading ? headingNamed(page, line.heading) : 'running';
    if (!heading) problems.push({ key: 'finance.heading-unknown', args: { typed: line.heading } });
    const outcome = line.outcome
      ? choices.outcomes.find(
          (each) => each.code === line.outcome && (!programmeId || each.programmeId === programmeId),
        )
      : standard;
    if (line.outcome && !outcome)
      problems.push({ key: 'finance.outcome-unknown', args: { typed: line.outcome } });
    const activity = line.activity
      ? choices.activities.find(({ reference }) => reference === line.activity)
      : undefined;
    if (line.activity && !activity)
      problems.push({ key: 'finance.activity-unknown', args: { typed: line.activity } });
    const row = {
      paidOn: line.paidOn,
      description: line.description,
      amountMinor: line.amountMinor,
      heading,
      item: itemNamed(page, line.item),
      outcomeId: outcome?.id,
      programmeId: outcome ? undefined : programmeId,
      activityId: activity?.id,
    };
    return { line: { ...line, problems }, row };
  });
  return { lines: placed.map(({ line }) => line), rows: placed.map(({ row }) => row) };
};

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

const headingNamed = ({ words }: Page, typed: string): BudgetHeading | undefined =>
  budgetHeadings.find((code) => same(code, typed) || same(words.say(`finance.heading-${code}`), typed));

const items: readonly string[] = [...Object.values(offeredItems).flat(), ...nonSubsidisableItems];

/** Our code where the words are ours; else the words themselves. */
const itemNamed = ({ words }: Page, typed: string): string =>
  items.find((code) => same(code, typed) || same(words.say(`finance.item-${code}`), typed)) ?? typed;

/** `rows.3.heading` is a problem of the fourth line; the rest belongs to fields of the form. */
export const withRowErrors = (lines: readonly CashBookLine[], fields: FieldErrors) => {
  const errors: FieldErrors = {};
  const refused = lines.map((line) => ({ ...line, problems: [...line.problems] }));
  for (const [path, problems] of Object.entries(fields)) {
    const [, at, field = ''] = /^rows\.(\d+)\.(\w+)/.exec(path) ?? [];
    const line = refused[Number(at)];
    if (line && !ofTheBook.includes(field)) line.problems.push(...problems);
    else errors[field || path] ??= problems;
  }
  return { errors, lines: refused };
};

/** What all lines share is said once, at its own field. */
const ofTheBook = ['rate', 'rateSource', 'rateOn', 'currency', 'partnershipId', 'outcomeId'];
