import { toDecimal } from '../../../kernel/money.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { CheckLines } from '../../partners/pages/check-lines.tsx';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { type RevenueRow, revenueChecks, revenues, revenueYears } from '../queries/revenues.ts';
import { mayReadBudgetChecks, mayRecordExpense } from '../rules/finance-permissions.ts';
import { RevenueTable, RevenueYears } from './revenue-tables.tsx';

/** What a programme earned and what was spent of it, by year; what the rules say is said of the whole only. */
export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const { words, actor } = page;
  const { programme, rows, years, checks } = await page.read(async (tx) => {
    const found = await programmeById(tx, institute, idOf(page));
    if (!found) throw new NotFound();
    const byYear = await revenueYears(tx, institute, { programmeId: found.id });
    return {
      programme: found,
      rows: await revenues(tx, institute, { programmeId: found.id }),
      years: byYear,
      checks: mayReadBudgetChecks(actor) === true ? await revenueChecks(tx, institute, byYear) : [],
    };
  });
  const title = words.t('finance.revenues');
  if (isListFile(page)) return listFile(page, title, columns(page), rows);
  const { id, reference } = programme;
  return html(
    <Frame page={page} title={title} crumbs={[{ label: reference, href: paths.programme({ id }) }]}>
      <PageHead
        kind={reference}
        title={title}
        quiet={words.t('finance.revenues-what')}
        actions={
          mayRecordExpense(actor, { partnershipId: actor.partnerships[0] }) === true && (
            <ButtonLink kind="primary" href={paths.newRevenue({ id })}>
              {words.t('finance.new-revenue')}
            </ButtonLink>
          )
        }
      />
      <Card title={words.t('finance.revenue-years')}>
        <RevenueYears page={page} years={years} programmeId={id} />
      </Card>
      <CheckLines page={page} subject={undefined} checks={checks.filter(({ verdict }) => verdict !== 'ok')} />
      <Card title={words.t('finance.revenues-recorded')}>
        <RevenueTable page={page} rows={rows} />
      </Card>
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>,
  );
};

const columns = ({ words }: Page): ListColumn<RevenueRow>[] => [
  { label: words.t('finance.receivedOn'), kind: 'day', value: ({ receivedOn }) => receivedOn },
  { label: words.t('finance.kind'), value: ({ kind }) => words.t(`finance.revenue-kind-${kind}`) },
  { label: words.t('finance.revenue-what'), value: ({ what }) => what },
  { label: words.t('finance.partner'), value: ({ partner }) => partner },
  { label: words.t('finance.outcome'), value: ({ outcomeCode }) => outcomeCode },
  {
    label: words.t('finance.amount'),
    kind: 'number',
    value: ({ minor, currency }) => toDecimal({ minor, currency }),
  },
  { label: words.t('finance.currency'), value: ({ currency }) => currency },
  { label: words.t('finance.rate'), kind: 'number', value: ({ rate }) => rate },
  {
    label: words.t('finance.converted'),
    kind: 'number',
    value: (row) => toDecimal({ minor: row.convertedMinor, currency: row.convertedCurrency }),
  },
];
