import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { instituteOf } from '../../results/pages/address.ts';
import { type DeclaredMethod, declaredMethods } from '../queries/declared-methods.ts';
import { mayLoadRates } from '../rules/finance-permissions.ts';

/** How amounts are converted, by agreement and from which day on, with the reason of each change. */
export const show = async (page: Page) => {
  const { words } = page;
  const rows = await page.read((tx) => declaredMethods(tx, instituteOf(page)));
  const of = ({ partner, agreement }: DeclaredMethod) =>
    agreement === null ? words.t('finance.method-of-all') : `${partner ?? ''} · ${agreement}`;
  const title = words.t('finance.exchange-methods');
  if (isListFile(page))
    return listFile(
      page,
      title,
      [
        { label: words.t('finance.agreement'), value: of },
        { label: words.t('finance.method'), value: ({ method }) => words.t(`finance.method-${method}`) },
        { label: words.t('finance.method-from'), kind: 'day', value: ({ fromOn }) => fromOn },
        { label: words.t('results.reason'), value: ({ reason }) => reason },
      ],
      rows,
    );
  return html(
    <Frame page={page} title={title} crumbs={[{ label: words.t('finance.rates'), href: paths.rates() }]}>
      <PageHead
        title={title}
        quiet={words.t('finance.exchange-methods-what')}
        actions={
          <>
            {mayLoadRates(page.actor) === true && (
              <ButtonLink kind="primary" href={paths.newExchangeMethod()}>
                {words.t('finance.declare-method')}
              </ButtonLink>
            )}
            <ButtonLink href={paths.exchangeDifferences()}>
              {words.t('finance.exchange-differences')}
            </ButtonLink>
          </>
        }
      />
      <DataTable
        caption={title}
        captionHidden
        rows={rows}
        empty={words.t('finance.no-method')}
        columns={[
          {
            key: 'of',
            label: words.t('finance.agreement'),
            cell: (row) =>
              row.agreementId ? <a href={paths.agreement({ id: row.agreementId })}>{of(row)}</a> : of(row),
          },
          {
            key: 'method',
            label: words.t('finance.method'),
            cell: ({ method }) => words.t(`finance.method-${method}`),
          },
          { key: 'from', label: words.t('finance.method-from'), cell: ({ fromOn }) => words.day(fromOn) },
          { key: 'why', label: words.t('results.reason'), cell: ({ reason }) => reason },
          { key: 'no', label: words.t('finance.entry'), cell: ({ entryNo }) => `n° ${entryNo}` },
        ]}
      />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>,
  );
};
