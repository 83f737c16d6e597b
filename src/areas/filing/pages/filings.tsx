import { dayAndId } from '../../../kernel/list-key.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { placeBeside } from '../../../page/asked-beside.tsx';
import { Frame } from '../../../page/frame.tsx';
import {
  isListFile,
  type ListColumn,
  listFile,
  listFileLinks,
  mostListRows,
} from '../../../page/list-export.ts';
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
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type FilingRow, filingInstitutes, filings, filingsAPage, keyOfFiling } from '../queries/filings.ts';
import { mayReadFilings } from '../rules/filing-permissions.ts';

export const show = async (page: Page) => {
  if (mayReadFilings(page.actor) !== true) throw new NotFound();
  const file = isListFile(page);
  const place = placeBeside(page, dayAndId);
  const { institutes } = page.actor;
  const { rows, narrowings } = await page.read(async (tx) => {
    const codes = await filingInstitutes(tx, institutes);
    const options = codes.map((code) => ({ value: code, label: code.toUpperCase() }));
    const narrowings = [narrowing(page, 'institute', page.words.t('overview.axis-institute'), options)];
    const { institute } = valuesOf(narrowings);
    const asked = file ? { limit: mostListRows } : { after: place.value };
    return { narrowings, rows: await filings(tx, institutes, { institute, ...asked }) };
  });
  const beside = [place];
  if (!file || isAmiss(narrowings, beside))
    return narrowedPage(view(page, rows, { narrowings, beside }), narrowings, beside);
  const byInstitute = rows.toSorted((a, b) => a.instituteCode.localeCompare(b.instituteCode));
  return listFile(page, page.words.t('filing.filings'), fileColumns(page), byInstitute);
};

const fileColumns = ({ words }: Page): ListColumn<FilingRow>[] => [
  { label: words.t('overview.axis-institute'), value: ({ instituteCode }) => instituteCode.toUpperCase() },
  { label: words.t('filing.what'), value: (row) => filingTitle(row, words) },
  { label: words.t('filing.filed-on'), kind: 'day', value: ({ filedOn }) => filedOn },
  { label: words.t('filing.filed-by'), value: ({ filedByName }) => filedByName },
  { label: words.t('filing.trail-no'), kind: 'number', value: ({ trailNo }) => trailNo },
];

type Asked = { narrowings: readonly Narrowing[]; beside: readonly FieldBeside[] };

/** An institute sees its own filings; the donor those of all, one card an institute. */
const view = (page: Page, found: readonly FilingRow[], { narrowings, beside }: Asked) => {
  const { words } = page;
  const rows = found.slice(0, filingsAPage);
  const last = found.length > filingsAPage ? rows.at(-1) : undefined;
  const codes = [...new Set(rows.map(({ instituteCode }) => instituteCode))].sort();
  return (
    <Frame page={page} title={words.t('filing.filings')}>
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead
        title={words.t('filing.filings')}
        actions={
          <>
            <ButtonLink href={paths.filedOutcomes()}>{words.t('filing.outcomes')}</ButtonLink>
            <ButtonLink href={paths.filedCoverage()}>{words.t('filing.coverage')}</ButtonLink>
          </>
        }
      />
      <p class="quiet">{words.t('filing.filings-what')}</p>
      {(page.actor.institutes.length > 1 || isAmiss(narrowings, beside)) && (
        <NarrowingFilters page={page} narrowings={narrowings} beside={beside} />
      )}
      {codes.length > 1 ? (
        codes.map((code) => (
          <Card title={code.toUpperCase()} institute={accentOf(code)}>
            <FilingTable page={page} rows={rows.filter(({ instituteCode }) => instituteCode === code)} />
          </Card>
        ))
      ) : (
        <FilingTable page={page} rows={rows} />
      )}
      <ListPager page={page} after={last && keyOfFiling(last)} />
      {rows.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};

const accentOf = (code: string) => (code === 'iiwe' || code === 'ifsi' || code === 'ism' ? code : undefined);

function FilingTable({ page, rows }: { page: Page; rows: readonly FilingRow[] }) {
  const { words } = page;
  return (
    <DataTable
      caption={words.t('filing.filings')}
      captionHidden
      rows={rows}
      empty={words.t('filing.none-yet')}
      columns={[
        {
          key: 'what',
          label: words.t('filing.what'),
          cell: (row: FilingRow) => <a href={paths.filing({ id: row.id })}>{filingTitle(row, words)}</a>,
        },
        { key: 'on', label: words.t('filing.filed-on'), cell: (row: FilingRow) => words.day(row.filedOn) },
        { key: 'by', label: words.t('filing.filed-by'), cell: (row: FilingRow) => row.filedByName },
        {
          key: 'no',
          label: words.t('filing.trail-no'),
          numeric: true,
          cell: (row: FilingRow) => String(row.trailNo),
        },
      ]}
    />
  );
}

/** «IFSI-2022 · account of 2025». */
export const filingTitle = (row: Pick<FilingRow, 'reference' | 'year'>, words: Page['words']): string =>
  [
    row.reference,
    row.year === null
      ? words.t('filing.kind-programme')
      : words.t('filing.account-of', { year: String(row.year) }),
  ].join(' · ');
