import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { instituteOf } from '../../results/pages/address.ts';
import { type VatStanding, vatStandings } from '../queries/vat-standings.ts';
import { mayDeclareVat } from '../rules/finance-permissions.ts';

/** Who recovers VAT, and from which day on: what M29 rests on. */
export const show = async (page: Page) => {
  const { words } = page;
  const rows = await page.read((tx) => vatStandings(tx, instituteOf(page)));
  const of = ({ partner }: VatStanding) => partner ?? words.t('finance.institute-itself');
  const said = ({ recovers }: VatStanding) =>
    words.t(recovers ? 'finance.vat-recovers' : 'finance.vat-recovers-not');
  const title = words.t('finance.vat-standings');
  if (isListFile(page))
    return listFile(
      page,
      title,
      [
        { label: words.t('finance.partner'), value: of },
        { label: words.t('finance.vat-standing'), value: said },
        { label: words.t('finance.fromOn'), kind: 'day', value: ({ from }) => from },
        { label: words.t('results.reason'), value: ({ reason }) => reason },
      ],
      rows,
    );
  return html(
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('finance.expenses'), href: paths.expenses() }]}
    >
      <PageHead
        title={title}
        quiet={words.t('finance.vat-standings-what')}
        actions={
          mayDeclareVat(page.actor) === true && (
            <ButtonLink kind="primary" href={paths.newVatStanding()}>
              {words.t('finance.declare-vat')}
            </ButtonLink>
          )
        }
      />
      <DataTable
        caption={title}
        captionHidden
        rows={rows}
        empty={words.t('finance.no-vat-standings')}
        columns={[
          {
            key: 'of',
            label: words.t('finance.partner'),
            cell: (row) =>
              row.partnershipId ? <a href={paths.partner({ id: row.partnershipId })}>{of(row)}</a> : of(row),
          },
          { key: 'said', label: words.t('finance.vat-standing'), cell: said },
          { key: 'from', label: words.t('finance.fromOn'), cell: ({ from }) => words.day(from) },
          { key: 'why', label: words.t('results.reason'), cell: ({ reason }) => reason },
          { key: 'no', label: words.t('finance.entry'), cell: ({ entryNo }) => `n° ${entryNo}` },
        ]}
      />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>,
  );
};
