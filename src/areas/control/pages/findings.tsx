import type { Tx } from '../../../db/transaction.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { placeBeside } from '../../../page/asked-beside.tsx';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import {
  type FieldBeside,
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
  narrowing,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { minorText } from '../../finance/pages/money-words.ts';
import { programmeWhereAsked } from '../../finance/pages/place-narrowings.ts';
import { mayRecordFinding } from '../../finance/rules/control-link-permissions.ts';
import {
  controlFindings,
  type FindingRow,
  findingsAPage,
  findingTerms,
} from '../queries/control-findings.ts';
import type { FindingTerm } from '../rules/finding-rules.ts';
import { findingStates } from '../rules/finding-state.ts';
import { FindingStateTag, findingTitle, requireFindingReader, termText } from './finding-words.tsx';

type Loaded = {
  rows: readonly FindingRow[];
  terms: ReadonlyMap<string, FindingTerm | undefined>;
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
};

/** Every finding of a control that the actor may see, with who is to move and until when. */
export const show = async (page: Page) => {
  const institute = requireFindingReader(page);
  const place = placeBeside(page, isId);
  const beside = [place];
  const { isFile, ...loaded } = await page.read(async (tx) => {
    const narrowings = await narrowingsOf(page, tx, institute);
    const { state, programme: programmeId } = valuesOf(narrowings);
    const isFile = isListFile(page) && !isAmiss(narrowings, beside);
    const filter = { state, programmeId, after: isFile ? undefined : place.value };
    const rows = await controlFindings(tx, institute, filter, isFile ? null : findingsAPage + 1);
    const terms = await findingTerms(tx, institute, rows, todayIn());
    return { isFile, narrowings, beside, rows, terms };
  });
  if (isFile) return listFile(page, page.words.t('finance.findings'), fileColumns(page, loaded), loaded.rows);
  return narrowedPage(view(page, loaded), loaded.narrowings, beside);
};

/** The programme stands only where a link names it. */
const narrowingsOf = async (page: Page, tx: Tx, institute: string): Promise<Narrowing[]> => [
  narrowing(
    page,
    'state',
    page.words.t('finance.state'),
    findingStates.map((value) => ({ value, label: page.words.t(`control.finding-state-${value}`) })),
  ),
  ...(await programmeWhereAsked(page, tx, institute)),
];

const view = (page: Page, { rows, terms, narrowings, beside }: Loaded) => {
  const { words } = page;
  const shown = rows.slice(0, findingsAPage);
  const last = rows.length > findingsAPage ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={words.t('finance.findings')}>
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead
        title={words.t('finance.findings')}
        quiet={words.t('control.findings-how')}
        actions={
          mayRecordFinding(page.actor, { outcomes: [], years: [] }) === true && (
            <ButtonLink kind="primary" href={paths.newFinding()}>
              {words.t('finance.new-finding')}
            </ButtonLink>
          )
        }
      />
      <NarrowingFilters page={page} narrowings={narrowings} beside={beside} />
      <DataTable
        caption={words.t('finance.findings')}
        captionHidden
        rows={shown}
        empty={words.t('control.no-findings')}
        columns={[
          {
            key: 'number',
            label: words.t('control.finding'),
            cell: (row) => <a href={paths.finding({ id: row.id })}>{findingTitle(words, row)}</a>,
          },
          { key: 'on', label: words.t('control.foundOn'), cell: ({ foundOn }) => words.day(foundOn) },
          { key: 'about', label: words.t('control.finding-about'), cell: (row) => aboutText(page, row) },
          {
            key: 'amount',
            label: words.t('control.finding-amount'),
            numeric: true,
            cell: ({ minor, currency }) => minorText(words, minor, currency),
          },
          {
            key: 'state',
            label: words.t('finance.state'),
            cell: (row) => <FindingStateTag words={words} finding={row} />,
          },
          {
            key: 'next',
            label: words.t('control.finding-next'),
            cell: (row) => nextText(page, row, terms.get(row.id)),
          },
        ]}
      />
      <ListPager page={page} after={last?.id} />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>
  );
};

export const aboutText = ({ words }: Page, { expense, programme, years }: FindingRow): string =>
  [programme, expense ?? words.t('control.finding-in-general'), years.join(', ')].join(' · ');

/** What happens next: the term that runs, or that the rejected amount is to go to own funds. */
export const nextText = ({ words }: Page, { state }: FindingRow, term: FindingTerm | undefined): string =>
  state === 'to_settle' ? words.t('control.finding-next-settle') : termText(words, term);

const fileColumns = (page: Page, { terms }: Pick<Loaded, 'terms'>): ListColumn<FindingRow>[] => {
  const { words } = page;
  const amount = (minor: number | null, currency: string) =>
    minor === null ? null : toDecimal({ minor, currency });
  return [
    { label: words.t('control.finding'), value: (row) => findingTitle(words, row) },
    { label: words.t('control.foundOn'), kind: 'day', value: ({ foundOn }) => foundOn },
    { label: words.t('control.finding-about'), value: (row) => aboutText(page, row) },
    { label: words.t('results.reason'), value: ({ reason }) => reason },
    { label: words.t('finance.article'), value: ({ article }) => article },
    {
      label: words.t('control.finding-amount'),
      kind: 'number',
      value: (row) => amount(row.minor, row.currency),
    },
    {
      label: words.t('control.finding-rejected-amount'),
      kind: 'number',
      value: (row) => amount(row.rejectedMinor, row.currency),
    },
    { label: words.t('finance.currency'), value: ({ currency }) => currency },
    { label: words.t('finance.state'), value: ({ state }) => words.t(`control.finding-state-${state}`) },
    { label: words.t('control.finding-next'), value: (row) => nextText(page, row, terms.get(row.id)) },
  ];
};
