import { todayIn } from '../../../kernel/calendar-day.ts';
import { readDay } from '../../../kernel/notation.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks, mostListRows } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import { html, type Page } from '../../../page/page.ts';
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
import { LedgerFilters, type LedgerPlaces } from './ledger-filters.tsx';
import { joined, ledgerScopeOf } from './ledger-scope.ts';
import { LedgerTable } from './ledger-table.tsx';
import { minorText } from './money-words.ts';

type Head = { no: number; hash: string };
type Totals = readonly { currency: string; minor: number; count: number }[];

/** The ledger listing that a control asks for: every standing expense in its scope; an auditor's own scope narrows it. */
export const show = async (asked: Page) => {
  const page = joined(asked);
  const institute = instituteOf(page);
  const filter = ledgerScopeOf(page);
  if (isListFile(page)) {
    const { head, rows } = await page.read(async (tx) => ({
      head: await ledgerHead(tx, institute),
      rows: await ledgerLines(tx, institute, { ...filter, after: undefined }, mostListRows),
    }));
    const name = `${page.actor.institute?.code}-${page.words.t('finance.ledger')}-${head.no}`;
    return listFile(page, name, ledgerColumns(page, head), rows);
  }
  const askedOn = readDay(page.query.get('asked') ?? '', page.words.language);
  const today = todayIn();
  const loaded = await page.read(async (tx) => {
    const numbers = askedOn && (await parametersOn(tx, institute, [ledgerRule.id], today));
    const { outcomes, partners } = await placeChoices(tx, institute);
    return {
      ...(await ledgerSummary(tx, institute, filter)),
      rows: await ledgerLines(tx, institute, filter),
      check:
        askedOn &&
        applyRule(ledgerRule, { askedOn, madeOn: today }, numbers?.get(ledgerRule.id) ?? new Map(), {
          day: today,
          exceptions: [],
        }),
      places: { programmes: programmesOf(outcomes), outcomes, partners },
    };
  });
  return html(view({ page, sort: filter.sort, ...loaded }));
};

/** Programmes with an outcome, in the order of these. */
const programmesOf = (outcomes: readonly OutcomeChoice[]) =>
  [...new Map(outcomes.map(({ programmeId, reference }) => [programmeId, reference]))].map(
    ([id, reference]) => ({ id, reference }),
  );

type Props = {
  page: Page;
  sort: 'paid' | 'amount' | undefined;
  head: Head;
  rows: readonly LedgerLine[];
  totals: Totals;
  check: Check | undefined;
  places: LedgerPlaces;
};

const view = ({ page, sort, head, rows, totals, check, places }: Props) => {
  const { words } = page;
  const shown = rows.slice(0, expensesAPage);
  const last = rows.length > expensesAPage ? shown.at(-1) : undefined;
  return (
    <Frame
      page={page}
      title={words.t('finance.ledger')}
      crumbs={[{ label: words.t('finance.expenses'), href: paths.expenses() }]}
    >
      <PageHead
        title={words.t('finance.ledger')}
        quiet={totals
          .map(({ currency, minor, count }) =>
            words.t('finance.total-of', { count, amount: minorText(words, minor, currency) }),
          )
          .join(' · ')}
      />
      <LedgerFilters page={page} {...places} />
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
      <LedgerTable page={page} rows={shown} sort={sort} />
      <ListPager page={page} after={last && keyOfExpense(last, sort)} />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>
  );
};
