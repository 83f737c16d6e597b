import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { periodText } from '../../partners/pages/partner-words.ts';
import { type AgreementRow, agreement } from '../../partners/queries/agreements.ts';
import { instituteOf } from '../../results/pages/address.ts';
import { type PlannedTransferRow, plannedTransfers } from '../queries/planned-transfers.ts';
import { boundBy, leftOf, type PlanYear, planByYear } from '../rules/planned-transfer.ts';
import { mayPlanTransfers } from '../rules/transfer-permissions.ts';
import { minorText } from './money-words.ts';
import { PlannedTransferTable } from './planned-transfers.tsx';

type Props = { page: Page; under: AgreementRow; rows: readonly PlannedTransferRow[] };

/** What is planned under one agreement, by year, beside its amount as amended. */
export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const loaded = await page.read(async (tx) => {
    const under = await agreement(tx, institute, page.params.id ?? '');
    if (!under) throw new NotFound();
    return { under, rows: await plannedTransfers(tx, institute, { agreementId: under.id }, null) };
  });
  return html(view({ page, ...loaded }));
};

const view = (props: Props) => {
  const { page, under, rows } = props;
  const { words } = page;
  const years = planByYear(rows);
  return (
    <Frame
      page={page}
      title={words.t('finance.agreement-transfers', { agreement: under.reference })}
      crumbs={[
        { label: under.organisationName, href: paths.partner({ id: under.partnershipId }) },
        { label: under.reference, href: paths.agreement({ id: under.id }) },
      ]}
    >
      <PageHead
        kind={`${under.organisationName} · ${under.reference}`}
        title={words.t('finance.planned-transfers')}
        quiet={periodText(words, under.fromOn, under.untilOn)}
        actions={
          mayPlanTransfers(page.actor) === true && (
            <ButtonLink kind="primary" href={paths.planTransfer({ id: under.id })}>
              {words.t('finance.plan-transfer')}
            </ButtonLink>
          )
        }
      />
      <Difference {...props} years={years} />
      <Card title={words.t('finance.plan-by-year')}>
        <YearTable {...props} years={years} />
      </Card>
      <PlannedTransferTable page={page} rows={rows} />
    </Frame>
  );
};

const total = (years: readonly PlanYear[], of: 'planned' | 'approved' | 'paid'): number =>
  years.reduce((sum, year) => sum + year[of], 0);

function Difference({ page: { words }, under, rows, years }: Props & { years: readonly PlanYear[] }) {
  const { amountMinor, currency } = under;
  const planned = total(years, 'planned');
  const unsaid = rows.filter(({ transactionId, paidMinor }) => transactionId !== null && paidMinor === null);
  const left = leftOf(amountMinor, rows.filter(({ state }) => state !== 'withdrawn').map(boundBy));
  return (
    <>
      {left !== null && left < 0 && (
        <Notice kind="warning">
          {words.t('finance.plan-above-agreement', { amount: minorText(words, -left, currency) })}
        </Notice>
      )}
      {unsaid.length > 0 && (
        <Notice kind="info">{words.t('finance.plan-paid-unsaid', { count: unsaid.length })}</Notice>
      )}
      <Card>
        <DescriptionList
          rows={[
            {
              term: words.t('finance.agreement-amount'),
              value: amountMinor !== null && minorText(words, amountMinor, currency),
            },
            { term: words.t('finance.planned-together'), value: minorText(words, planned, currency) },
            {
              term: words.t('finance.not-planned-yet'),
              value: left !== null && minorText(words, left, currency),
              note:
                left !== null &&
                left !== (amountMinor ?? 0) - planned &&
                words.t('finance.plan-left-as-paid'),
            },
          ]}
        />
      </Card>
    </>
  );
}

function YearTable({ page: { words }, under, years }: Props & { years: readonly PlanYear[] }) {
  const amount = (key: 'planned' | 'approved' | 'paid') => ({
    key,
    label: words.t(`finance.plan-${key}`),
    numeric: true,
    cell: (row: PlanYear) => minorText(words, row[key], under.currency),
    footer: minorText(words, total(years, key), under.currency),
  });
  return (
    <DataTable
      caption={words.t('finance.plan-by-year')}
      captionHidden
      rows={years}
      empty={words.t('finance.no-planned-transfers')}
      columns={[
        {
          key: 'year',
          label: words.t('finance.year'),
          cell: ({ year }) => String(year),
          footer: words.t('finance.shift-sum'),
        },
        amount('planned'),
        amount('approved'),
        amount('paid'),
      ]}
    />
  );
}
