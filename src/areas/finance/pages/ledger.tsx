import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { type Asked, askedDayBeside } from '../../../page/asked-beside.tsx';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks, mostListRows } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import { isAmiss, NarrowingErrors, narrowedPage } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { instituteOf } from '../../results/pages/address.ts';
import type { OutcomeChoice } from '../../results/queries/outcome-choices.ts';
import { checkText, citationText } from '../../rulebook/pages/rulebook-words.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import { expensesAPage, keyOfExpense } from '../queries/expenses.ts';
import { ledgerHead, ledgerSummary } from '../queries/ledger-head.ts';
import { type LedgerLine, ledgerLines } from '../queries/ledger-lines.ts';
import { placeChoices } from '../queries/place-choices.ts';
import { ledgerRule } from '../rules/ledger-rule.ts';
import { ledgerColumns } from './ledger-columns.ts';
import { LedgerFilters } from './ledger-filters.tsx';
import { type AskedLedger, askedLedger } from './ledger-scope.ts';
import { LedgerTable } from './ledger-table.tsx';
import { minorText } from './money-words.ts';

type Head = { no: number; hash: string };
type Totals = readonly { currency: string; minor: number; count: number }[];

/** The ledger listing that a control asks for: every standing expense in its scope; an auditor's own scope narrows it. */
export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const askedOn = askedDayBeside(page, {
    name: 'asked',
    label: page.words.t('finance.ledger-asked-on'),
    narrows: false,
  });
  const today = todayIn();
  const loaded = await page.read(async (tx) => {
    const { outcomes, partners } = await placeChoices(tx, institute);
    const asked = askedLedger(page, { programmes: programmesOf(outcomes), outcomes, partners });
    const isWrong = isAmiss(asked.narrowings, [...asked.beside, askedOn]);
    if (isListFile(page) && !isWrong) {
      const all = { ...asked.filter, after: undefined };
      return {
        head: await ledgerHead(tx, institute),
        rows: await ledgerLines(tx, institute, all, mostListRows),
      };
    }
    // A head and a sum of more than was asked for would be read as those of what was asked.
    const summary = isWrong ? undefined : await ledgerSummary(tx, institute, asked.filter);
    const numbers =
      askedOn.value && (await parametersOn(tx, institute, [ledgerRule.id], today))?.get(ledgerRule.id);
    return {
      ...{ asked, outcomes, summary },
      rows: await ledgerLines(tx, institute, asked.filter),
      check:
        askedOn.value &&
        applyRule(ledgerRule, { askedOn: askedOn.value, madeOn: today }, numbers ?? new Map(), {
          day: today,
          exceptions: [],
        }),
    };
  });
  if (!('asked' in loaded)) {
    const { head, rows } = loaded;
    const name = `${page.actor.institute?.code}-${page.words.t('finance.ledger')}-${head.no}`;
    return listFile(page, name, ledgerColumns(page, head), rows);
  }
  const { narrowings, beside } = loaded.asked;
  return narrowedPage(view({ page, askedOn, ...loaded }), narrowings, [...beside, askedOn]);
};

/** Programmes with an outcome, in the order of these. */
const programmesOf = (outcomes: readonly OutcomeChoice[]) =>
  [...new Map(outcomes.map(({ programmeId, reference }) => [programmeId, reference]))].map(
    ([id, reference]) => ({ id, reference }),
  );

type Props = {
  page: Page;
  asked: AskedLedger;
  askedOn: Asked<CalendarDay>;
  /** None where the address says what cannot be meant. */
  summary: { head: Head; totals: Totals } | undefined;
  rows: readonly LedgerLine[];
  check: Check | undefined;
  outcomes: readonly OutcomeChoice[];
};

const view = ({ page, asked, askedOn, summary, rows, check, outcomes }: Props) => {
  const { words } = page;
  const { sort } = asked.filter;
  const shown = rows.slice(0, expensesAPage);
  const last = rows.length > expensesAPage ? shown.at(-1) : undefined;
  return (
    <Frame
      page={page}
      title={words.t('finance.ledger')}
      crumbs={[{ label: words.t('finance.expenses'), href: paths.expenses() }]}
    >
      <NarrowingErrors words={words} narrowings={asked.narrowings} beside={[...asked.beside, askedOn]} />
      <PageHead
        title={words.t('finance.ledger')}
        quiet={summary?.totals
          .map(({ currency, minor, count }) =>
            words.t('finance.total-of', { count, amount: minorText(words, minor, currency) }),
          )
          .join(' · ')}
      />
      <LedgerFilters page={page} asked={asked} askedOn={askedOn} outcomes={outcomes} />
      {summary && <Standing page={page} head={summary.head} check={check} />}
      <LedgerTable page={page} rows={shown} sort={sort} />
      <ListPager page={page} after={last && keyOfExpense(last, sort)} />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>
  );
};

/** Which state of the books the listing shows, and until when it is due. */
function Standing({ page: { words }, head, check }: Pick<Props, 'page' | 'check'> & { head: Head }) {
  return (
    <DescriptionList
      rows={[
        {
          term: words.t('finance.ledger-head'),
          value: words.t('finance.ledger-head-no', { no: head.no, hash: head.hash.slice(0, 16) }),
        },
        {
          term: words.t('finance.ledger-due'),
          value: check && checkText(words, check),
          note: check && `(${citationText(words, check.citation)})`,
        },
      ]}
    />
  );
}
