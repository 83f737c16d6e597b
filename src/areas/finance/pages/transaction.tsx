import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { CheckLines } from '../../partners/pages/check-lines.tsx';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import { type TransactionDetail, transactionHistory } from '../queries/transaction-history.ts';
import { transferChecks } from '../queries/transfer-checks.ts';
import { receiptOf, type TransferReceipt } from '../queries/transfer-receipts.ts';
import { mayRecordTransactions } from '../rules/finance-permissions.ts';
import { minorText } from './money-words.ts';
import { ReceiptCard } from './receipt-card.tsx';

type History = [TransactionDetail, ...TransactionDetail[]];

/** Under the id of any of its rows one sees the whole transaction: what stands, and what stood before. */
export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const loaded = await page.read(async (tx) => {
    const history = await transactionHistory(tx, institute, idOf(page));
    const [standing] = history;
    if (!standing) throw new NotFound();
    return {
      history: history as History,
      checks: await transferChecks(tx, institute, standing),
      receipt: await receiptOf(tx, institute, standing.id),
    };
  });
  return html(view(page, loaded));
};

type Loaded = { history: History; checks: readonly Check[]; receipt: TransferReceipt | undefined };

const view = (page: Page, { history, checks, receipt }: Loaded) => {
  const { words, actor } = page;
  const [row] = history;
  const { id } = row;
  const standing = row.endedByNo === null;
  const title = minorText(words, row.minor, row.currency);
  return (
    <Frame
      page={page}
      title={`${words.say(`finance.transaction-${row.kind}`)} · ${title}`}
      crumbs={[{ label: words.t('finance.transactions'), href: paths.transactions() }]}
    >
      <PageHead
        kind={words.say(`finance.transaction-${row.kind}`)}
        title={title}
        quiet={[row.reference, words.dayLong(row.on), row.partner].filter(Boolean).join(' · ')}
        tags={!standing && <Tag tone="stop">{words.t('finance.transaction-void')}</Tag>}
        actions={
          standing &&
          mayRecordTransactions(actor) === true && (
            <>
              <ButtonLink href={paths.correctTransaction({ id })}>{words.t('results.correct')}</ButtonLink>
              <ButtonLink href={paths.voidTransaction({ id })}>
                {words.t('finance.void-transaction')}
              </ButtonLink>
            </>
          )
        }
      />
      <Card>
        <Facts page={page} row={row} />
      </Card>
      {standing && checks.length > 0 && (
        <Card title={words.t('finance.transfer-rules')}>
          <CheckLines page={page} subject={undefined} checks={checks} />
        </Card>
      )}
      <ReceiptCard page={page} row={row} receipt={receipt} />
      <Corrections page={page} history={history} />
    </Frame>
  );
};

function Facts({ page, row }: { page: Page; row: TransactionDetail }) {
  const { words } = page;
  return (
    <DescriptionList
      rows={[
        { term: words.t('finance.description'), value: words.text(row.description) },
        {
          term: words.t('finance.outcome'),
          value: row.outcomeId ? (
            <a href={paths.outcome({ id: row.outcomeId })}>
              {row.programme} · {row.outcomeCode}
            </a>
          ) : (
            <a href={paths.programme({ id: row.programmeId })}>
              {row.programme} · {words.t('finance.whole-programme')}
            </a>
          ),
        },
        {
          term: words.t('finance.partner'),
          value: row.partnershipId && <a href={paths.partner({ id: row.partnershipId })}>{row.partner}</a>,
        },
        { term: words.t('finance.provider'), value: row.provider, note: row.providerActivityRef },
        { term: words.t('finance.receiver'), value: row.receiver, note: row.receiverActivityRef },
        { term: words.t('finance.valueOn'), value: row.valueOn && words.day(row.valueOn) },
      ]}
    />
  );
}

function Corrections({ page, history }: { page: Page; history: History }) {
  const { words } = page;
  const first = history.at(-1) ?? history[0];
  const whole = paths.history({ kind: 'transaction', id: first.id });
  return (
    <Card id="corrections" title={words.t('finance.corrections')}>
      {(history.length > 1 || history[0].endedByNo !== null) && (
        <DataTable
          caption={words.t('finance.corrections')}
          captionHidden
          rows={history}
          empty=""
          columns={[
            { key: 'no', label: words.t('finance.entry'), cell: ({ entryNo }) => `n° ${entryNo}` },
            {
              key: 'amount',
              label: words.t('finance.amount'),
              numeric: true,
              cell: (row) => {
                const said = minorText(words, row.minor, row.currency);
                return row.endedByNo === null ? said : <del>{said}</del>;
              },
            },
            { key: 'on', label: words.t('finance.on'), cell: ({ on }) => words.day(on) },
            {
              key: 'kind',
              label: words.t('finance.kind'),
              cell: ({ kind }) => words.say(`finance.transaction-${kind}`),
            },
            {
              key: 'why',
              label: words.t('results.reason'),
              cell: ({ correctionReason }) => correctionReason,
            },
          ]}
        />
      )}
      <p>
        <a href={whole}>{words.t('finance.whole-history')}</a>
      </p>
    </Card>
  );
}
