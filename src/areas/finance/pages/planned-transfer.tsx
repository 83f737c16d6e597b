import { todayIn } from '../../../kernel/calendar-day.ts';
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
import { Tag } from '../../../ui/tag.tsx';
import { type AgreementRow, agreement } from '../../partners/queries/agreements.ts';
import { agreementState } from '../../partners/rules/agreement-state.ts';
import { instituteOf } from '../../results/pages/address.ts';
import {
  type PlannedTransferRow,
  stepsOfTransfer,
  type TransferStepRow,
} from '../queries/planned-transfers.ts';
import { conditionsOf } from '../queries/transfer-conditions.ts';
import { receiptOf, type TransferReceipt } from '../queries/transfer-receipts.ts';
import { rateOfAmounts } from '../rules/exact-rate.ts';
import { mayRecordTransactions } from '../rules/finance-permissions.ts';
import { canBeAskedFor, decisionsAfter, type TransferStep } from '../rules/planned-transfer.ts';
import { mayAskForTransfer, mayDecideTransfers, mayPlanTransfers } from '../rules/transfer-permissions.ts';
import { type Wait, waitsOf } from '../rules/transfer-waits.ts';
import { minorText } from './money-words.ts';
import { TransferWaits } from './transfer-waits.tsx';
import {
  conditionsTold,
  stateTones,
  type ToldCondition,
  transferOf,
  transferTitle,
} from './transfer-words.ts';

type Loaded = {
  transfer: PlannedTransferRow;
  under: AgreementRow;
  conditions: readonly ToldCondition[];
  steps: readonly TransferStepRow[];
  receipt: TransferReceipt | undefined;
};

/** One planned transfer: why it waits, what was decided, what was paid and arrived. */
export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const loaded = await page.read(async (tx): Promise<Loaded> => {
    const transfer = await transferOf(page, tx);
    const { id, partnershipId, transactionId } = transfer;
    const under = await agreement(tx, institute, transfer.agreementId);
    if (!under) throw new NotFound();
    return {
      transfer,
      under,
      conditions: conditionsTold(
        page,
        await conditionsOf(tx, institute, [id], { on: todayIn(), partnershipId }),
      ),
      steps: await stepsOfTransfer(tx, institute, id),
      receipt: transactionId ? await receiptOf(tx, institute, transactionId) : undefined,
    };
  });
  return html(view(page, loaded));
};

const waitsIn = ({ transfer, under, conditions, steps }: Loaded): Wait[] => {
  const lastOf = (wanted: TransferStep) => steps.findLast(({ step }) => step === wanted)?.on ?? null;
  return waitsOf({
    state: transfer.state,
    stateOn: transfer.stateOn,
    askedOn: lastOf('asked'),
    approvedOn: lastOf('approved'),
    agreement: {
      isRunning: ['running', 'ending'].includes(agreementState(under, todayIn())),
      signedOn: under.signedOn,
    },
    conditions,
  });
};

const view = (page: Page, loaded: Loaded) => {
  const { words } = page;
  const { transfer, conditions, steps } = loaded;
  const waits = waitsIn(loaded);
  const amount = minorText(words, transfer.minor, transfer.currency);
  const isOpen = transfer.state !== 'paid' && transfer.state !== 'withdrawn';
  const open = waits.filter(({ isMet }) => isMet === false).length;
  const isTakenBack = transfer.state === 'approved' && conditions.some(({ isMet }) => isMet === false);
  return (
    <Frame
      page={page}
      title={transferTitle(words, transfer)}
      crumbs={[
        { label: words.t('finance.planned-transfers'), href: paths.plannedTransfers() },
        { label: transfer.agreement, href: paths.agreementTransfers({ id: transfer.agreementId }) },
      ]}
    >
      <PageHead
        kind={transferTitle(words, transfer)}
        title={amount}
        quiet={[transfer.partner, words.t('finance.due-day', { day: words.dayLong(transfer.dueOn) })].join(
          ' · ',
        )}
        tags={
          <Tag tone={stateTones[transfer.state]}>{words.t(`finance.transfer-state-${transfer.state}`)}</Tag>
        }
        actions={<Actions page={page} transfer={transfer} />}
      />
      {isTakenBack && <Notice kind="warning">{words.t('finance.transfer-waits-again')}</Notice>}
      <Card
        title={words.t(isOpen ? 'finance.why-it-waits' : 'finance.transfer-waits')}
        aside={isOpen && words.t('finance.waits-for', { count: open })}
        id="waits"
      >
        <TransferWaits page={page} transfer={transfer} conditions={conditions} waits={waits} />
      </Card>
      <Card>
        <Facts page={page} loaded={loaded} />
      </Card>
      <Card title={words.t('finance.shift-steps')} id="steps">
        <Steps page={page} steps={steps} />
      </Card>
    </Frame>
  );
};

function Actions({
  page: { words, actor },
  transfer: { id, state },
}: {
  page: Page;
  transfer: PlannedTransferRow;
}) {
  return (
    <>
      {canBeAskedFor(state) && mayAskForTransfer(actor) === true && (
        <ButtonLink kind="primary" href={paths.askForTransfer({ id })}>
          {words.t('finance.ask-for-transfer')}
        </ButtonLink>
      )}
      {decisionsAfter(state).length > 0 && mayDecideTransfers(actor) === true && (
        <ButtonLink kind={state === 'asked' ? 'primary' : undefined} href={paths.decideTransfer({ id })}>
          {words.t('finance.decide-transfer')}
        </ButtonLink>
      )}
      {state === 'approved' && mayRecordTransactions(actor) === true && (
        <ButtonLink kind="primary" href={paths.executeTransfer({ id })}>
          {words.t('finance.execute-transfer')}
        </ButtonLink>
      )}
      {canBeAskedFor(state) && mayPlanTransfers(actor) === true && (
        <ButtonLink href={paths.changePlannedTransfer({ id })}>
          {words.t('finance.change-transfer')}
        </ButtonLink>
      )}
    </>
  );
}

function Facts({ page, loaded: { transfer, receipt } }: { page: Page; loaded: Loaded }) {
  const { words } = page;
  const { sentMinor, sentCurrency } = transfer;
  const paid = sentMinor !== null && sentCurrency !== null && { minor: sentMinor, currency: sentCurrency };
  const received = receipt && { minor: receipt.receivedMinor, currency: receipt.receivedCurrency };
  const rate = paid && received && received.currency !== paid.currency && rateOfAmounts(received, paid);
  return (
    <DescriptionList
      rows={[
        {
          term: words.t('finance.agreement'),
          value: <a href={paths.agreement({ id: transfer.agreementId })}>{transfer.agreement}</a>,
        },
        {
          term: words.t('finance.programme'),
          value: <a href={paths.programme({ id: transfer.programmeId })}>{transfer.programme}</a>,
        },
        { term: words.t('finance.shift-note'), value: transfer.note },
        {
          term: words.t('finance.transfer-paid'),
          value: paid && transfer.transactionId && (
            <a href={paths.transaction({ id: transfer.transactionId })}>{words.money(paid)}</a>
          ),
          note: transfer.paidOn && words.day(transfer.paidOn),
        },
        {
          term: words.t('finance.received-amount'),
          value: received && words.money(received),
          note: receipt && words.day(receipt.receivedOn),
        },
        { term: words.t('finance.rate-obtained'), value: rate && words.number(rate) },
      ]}
    />
  );
}

function Steps({ page: { words }, steps }: { page: Page; steps: readonly TransferStepRow[] }) {
  return (
    <DataTable
      caption={words.t('finance.shift-steps')}
      captionHidden
      rows={steps}
      empty={words.t('finance.shift-no-steps')}
      columns={[
        {
          key: 'step',
          label: words.t('finance.state'),
          cell: ({ step }) => words.t(`finance.transfer-state-${step}`),
        },
        { key: 'on', label: words.t('finance.on'), cell: ({ on }) => words.day(on) },
        {
          key: 'by',
          label: words.t('finance.shift-by'),
          cell: ({ by, onBehalf }) => [by, onBehalf].filter(Boolean).join(' · '),
        },
        { key: 'note', label: words.t('finance.shift-note'), cell: ({ note }) => note },
      ]}
    />
  );
}
