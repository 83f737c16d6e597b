import { lastDayOfYear, todayIn } from '../../../kernel/calendar-day.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import {
  type FieldBeside,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
} from '../../../page/narrowing.tsx';
import { invalid, type Page, redirect } from '../../../page/page.ts';
import { checkbox, day, decimal, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, freshForm, type Submitted, submit } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { carryOverBudget } from '../../finance/commands/carry-over-budget.ts';
import { type BudgetCarryOver, budgetCarryOver } from '../../finance/queries/carry-over.ts';
import { type PlaceNames, placeNames } from '../../finance/queries/shift-checks.ts';
import { mayReadJustification, maySeeFindings } from '../../finance/rules/control-link-permissions.ts';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import { closeYear } from '../commands/close-year.ts';
import { keepAccountFacts } from '../commands/keep-account-facts.ts';
import { type AccountFactsRow, accountChecks, yearState } from '../queries/account-facts.ts';
import { type OpenThings, openThings } from '../queries/open-things.ts';
import { AccountFactsCard } from './account-facts-card.tsx';
import { accountYear } from './justification.tsx';
import { CarryOverCard, CloseCard } from './year-end-forms.tsx';

export type YearEnd = {
  programme: ProgrammeRow;
  year: number;
  asked: FieldBeside;
  open: OpenThings;
  isClosed: boolean;
  isOver: boolean;
  carry: BudgetCarryOver | undefined;
  names: PlaceNames;
  facts: AccountFactsRow | undefined;
  checks: readonly Check[];
};

const load = async (page: Page): Promise<YearEnd> => {
  const allowed = mayReadJustification(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const institute = instituteOf(page);
  return page.read(async (tx) => {
    const programme = await programmeById(tx, institute, idOf(page));
    if (!programme) throw new NotFound();
    const asked = accountYear(page, programme);
    const year = Number(asked.value);
    const of = { programmeId: programme.id, year };
    const { facts, closedUntil } = await yearState(tx, institute, of);
    const isClosed = closedUntil !== null && closedUntil >= lastDayOfYear(year);
    return {
      programme,
      year,
      asked,
      open: await openThings(tx, institute, of),
      isClosed,
      isOver: lastDayOfYear(year) < todayIn(),
      carry: isClosed ? await budgetCarryOver(tx, institute, programme, year) : undefined,
      names: await placeNames(tx, institute, programme.id),
      facts,
      checks: await accountChecks(tx, institute, of, facts),
    };
  });
};

/** The end of a year: what is still open, closing it, and what its budget carries to the next. */
export const show = async (page: Page) => {
  const loaded = await load(page);
  return narrowedPage(view(page, loaded, freshForm()), [], [loaded.asked]);
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { programme, year } = loaded;
  const of = { programmeId: programme.id, year };
  const [submitted, notice] = await sent(page, of);
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(yearEndOf(programme.id, year), notice);
};

const factFields = {
  version: wholeNumber,
  reportFiledOn: day,
  assemblyOn: day,
  accountsSentOn: day,
  solvency: decimal,
  liquidity: decimal,
};

/** The button that was pressed says what is done; closing is the first of them. */
const sent = async (
  page: Page,
  of: { programmeId: string; year: number },
): Promise<[Submitted<unknown>, string]> => {
  switch (page.form.texts.do?.[0]) {
    case 'carry':
      return [await submit(page, carryOverBudget, { version: wholeNumber }, of), 'control.carry-over-done'];
    case 'facts':
      return [await submit(page, keepAccountFacts, factFields, of), 'control.account-facts-kept'];
    default:
      return [
        await submit(page, closeYear, { reason: text, despite: checkbox }, of),
        'finance.period-locked',
      ];
  }
};

export const yearEndOf = (id: string, year: number): string =>
  withQuery(paths.yearEnd({ id }), { year: String(year) });

const view = (page: Page, loaded: YearEnd, state: FormState) => {
  const { programme, year, isClosed } = loaded;
  const { words, form } = page;
  const sentBy = form.texts.do?.[0] ?? 'close';
  const stateOf = (card: 'facts' | 'close' | 'carry') => (card === sentBy ? state : freshForm());
  const { id } = programme;
  return (
    <Frame
      page={page}
      title={words.t('control.year-end-of', { year: String(year) })}
      crumbs={[
        { label: programme.reference, href: paths.programme({ id }) },
        { label: words.t('finance.money'), href: paths.budgetAgainstActual({ id }) },
      ]}
    >
      <NarrowingErrors words={words} narrowings={[]} beside={[loaded.asked]} />
      <PageHead
        title={words.t('control.year-end-of', { year: String(year) })}
        quiet={`${programme.reference} · ${words.text(programme.title)}`}
        tags={isClosed && <Tag tone="ok">{words.t('control.year-closed')}</Tag>}
        actions={
          <ButtonLink href={withQuery(paths.justification({ id }), { year: String(year) })}>
            {words.t('finance.justification')}
          </ButtonLink>
        }
      />
      <NarrowingFilters page={page} narrowings={[]} beside={[loaded.asked]} />
      <Checklist page={page} loaded={loaded} />
      <AccountFactsCard page={page} loaded={loaded} state={stateOf('facts')} />
      <CloseCard page={page} loaded={loaded} state={stateOf('close')} />
      <CarryOverCard page={page} loaded={loaded} state={stateOf('carry')} />
    </Frame>
  );
};

function Checklist({ page, loaded }: { page: Page; loaded: YearEnd }) {
  const { words } = page;
  const { programme, year, open } = loaded;
  const of = { programme: programme.id, year: String(year) };
  const all = [
    { key: 'toApprove', href: withQuery(paths.expenses(), { ...of, approval: 'open' }) },
    { key: 'vouchers', href: withQuery(paths.expenses(), { ...of, voucher: 'missing' }) },
    { key: 'advances', href: withQuery(paths.advances(), { programme: programme.id, on: `${year}-12-31` }) },
    { key: 'findings', href: withQuery(paths.findings(), { programme: programme.id }) },
  ] as const;
  const rows = all.filter(({ key }) => key !== 'findings' || maySeeFindings(page.actor) === true);
  return (
    <Card title={words.t('control.year-end-list')} id="list">
      <DataTable
        caption={words.t('control.year-end-list')}
        captionHidden
        rows={rows}
        empty=""
        columns={[
          {
            key: 'what',
            label: words.t('control.year-end-what'),
            cell: ({ key, href }) => <a href={href}>{words.t(`control.year-end-${key}`)}</a>,
          },
          {
            key: 'count',
            label: words.t('control.year-end-open'),
            numeric: true,
            cell: ({ key }) => words.number(open[key]),
          },
          {
            key: 'state',
            label: words.t('finance.state'),
            cell: ({ key }) => (
              <Tag tone={open[key] > 0 ? 'warn' : 'ok'}>
                {words.t(open[key] > 0 ? 'control.year-end-still-open' : 'control.year-end-done')}
              </Tag>
            ),
          },
        ]}
      />
    </Card>
  );
}
