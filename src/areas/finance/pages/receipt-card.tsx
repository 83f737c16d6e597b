import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import type { TransactionDetail } from '../queries/transaction-history.ts';
import type { TransferReceipt } from '../queries/transfer-receipts.ts';
import { rateOfAmounts } from '../rules/exact-rate.ts';
import { mayRecordTransactions } from '../rules/finance-permissions.ts';
import { minorText } from './money-words.ts';

type Props = { page: Page; row: TransactionDetail; receipt: TransferReceipt | undefined };

/** What arrived of a transfer, the rate really obtained, and how much of it was spent. */
export function ReceiptCard({ page, row, receipt }: Props) {
  const { words } = page;
  const isTransfer = row.partnershipId !== null && ['disbursement', 'reimbursement'].includes(row.kind);
  if (!isTransfer || row.endedByNo !== null) return null;
  return (
    <Card id="receipt" title={words.t('finance.receipt')}>
      {receipt ? (
        <ReceiptFacts page={page} row={row} receipt={receipt} />
      ) : (
        <p>{words.t('finance.no-receipt')}</p>
      )}
      {mayRecordTransactions(page.actor) === true && (
        <p>
          <ButtonLink href={paths.recordReceipt({ id: row.id })}>
            {words.t('finance.record-receipt')}
          </ButtonLink>
        </p>
      )}
    </Card>
  );
}

function ReceiptFacts({ page, row, receipt }: Props & { receipt: TransferReceipt }) {
  const { words } = page;
  const received = { minor: receipt.receivedMinor, currency: receipt.receivedCurrency };
  const debited = { minor: row.minor, currency: row.currency };
  const isForeign = received.currency !== debited.currency;
  const rate = isForeign ? rateOfAmounts(received, debited) : undefined;
  const spent = withQuery(paths.expenses(), { partner: row.partnershipId ?? '' });
  return (
    <DescriptionList
      rows={[
        {
          term: words.t('finance.received-amount'),
          value: words.money(received),
          note: words.day(receipt.receivedOn),
        },
        {
          term: words.t('finance.rate-obtained'),
          value: rate && words.number(rate),
          note: `${words.money(debited)} / ${words.money(received)}`,
        },
        {
          term: words.t('finance.transfer-cost'),
          value:
            receipt.costMinor !== null && minorText(words, receipt.costMinor, receipt.costCurrency ?? ''),
        },
        {
          term: words.t('finance.receipt-used'),
          value: isForeign && <a href={spent}>{minorText(words, receipt.usedMinor, received.currency)}</a>,
          note: minorText(words, received.minor - receipt.usedMinor, received.currency),
        },
        { term: words.t('results.reason'), value: receipt.correctionReason },
      ]}
    />
  );
}
