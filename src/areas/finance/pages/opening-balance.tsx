import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { amount, checkbox, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { AmountField } from '../../../ui/amount-field.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { CorrectionFields } from '../../partners/pages/affiliation-fields.tsx';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { correctOpeningBalance } from '../commands/correct-opening-balance.ts';
import { type CertifiedReport, certifiedReports } from '../queries/certified-reports.ts';
import {
  type OpeningBalanceRow,
  openingBalance,
  openingBalanceHistory,
} from '../queries/opening-balances.ts';
import { mayKeepOpeningBalances } from '../rules/finance-permissions.ts';
import { itemText, minorText, typedAmount } from './money-words.ts';

type Loaded = {
  balance: OpeningBalanceRow;
  history: readonly OpeningBalanceRow[];
  reports: readonly CertifiedReport[];
};

/** `newest`: what has become of the balance since the form was opened. */
const load = async (page: Page, newest = false): Promise<Loaded> => {
  const institute = instituteOf(page);
  return page.read(async (tx) => {
    const meant = newest ? await openingBalance(tx, institute, idOf(page), true) : undefined;
    const history = await openingBalanceHistory(tx, institute, meant?.id ?? idOf(page));
    const [balance] = history;
    if (!balance) throw new NotFound();
    return { balance, history, reports: await certifiedReports(tx, institute, balance.programmeId) };
  });
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  const { minor, currency, reportId } = loaded.balance;
  return html(view(page, loaded, filledForm({ amount: typedAmount(page.words, minor, currency), reportId })));
};

/** Corrects the balance: another row takes its place, or none. */
export const save = async (page: Page) => {
  const loaded = await load(page, true);
  const allowed = mayKeepOpeningBalances(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const { programmeId, currency } = loaded.balance;
  const sent = { ...page, form: { ...page.form, texts: { ...page.form.texts, currency: [currency] } } };
  const readers = {
    amount: amount('currency'),
    reportId: text,
    reason: text,
    neverWas: checkbox,
    version: wholeNumber,
  };
  const submitted = await submit(sent, correctOpeningBalance, readers, { id: idOf(page) });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  const { id: next } = submitted.value;
  const back = next ? paths.openingBalance({ id: next }) : paths.openingBalances({ id: programmeId });
  return redirect(back, 'finance.balance-corrected');
};

const view = (page: Page, loaded: Loaded, state: FormState) => {
  const { words, actor } = page;
  const { balance, history } = loaded;
  const stands = balance.endedByNo === null;
  const title = minorText(words, balance.minor, balance.currency);
  return (
    <Frame
      page={page}
      title={`${words.t('finance.opening')} · ${title}`}
      crumbs={[
        {
          label: words.t('finance.opening-balances'),
          href: paths.openingBalances({ id: balance.programmeId }),
        },
      ]}
    >
      <PageHead
        kind={words.t('finance.opening')}
        title={title}
        quiet={words.t('finance.opening-no-voucher')}
        tags={!stands && <Tag tone="stop">{words.t('finance.balance-ended')}</Tag>}
      />
      <Facts page={page} balance={balance} />
      {history.length > 1 && <Earlier page={page} rows={history.slice(1)} />}
      {(stands || state.problem) && mayKeepOpeningBalances(actor) === true && (
        <Correction page={page} loaded={loaded} state={state} />
      )}
    </Frame>
  );
};

function Facts({ page: { words }, balance }: { page: Page; balance: OpeningBalanceRow }) {
  const { year, outcomeCode, block, line, heading, item, partner, reportId, report, certifiedOn } = balance;
  return (
    <DescriptionList
      rows={[
        { term: words.t('finance.year'), value: String(year) },
        { term: words.t('finance.outcome'), value: outcomeCode ?? words.say(`finance.block-${block}`) },
        { term: words.t('finance.line'), value: line && words.say(`finance.line-${line}`) },
        { term: words.t('finance.heading'), value: heading && words.say(`finance.heading-${heading}`) },
        { term: words.t('finance.item'), value: item && itemText(words, item) },
        { term: words.t('finance.partner'), value: partner },
        {
          term: words.t('finance.certified-report'),
          value: (
            <>
              <a href={paths.certifiedReport({ id: reportId })}>{report}</a> {words.day(certifiedOn)}
            </>
          ),
        },
        { term: words.t('results.reason'), value: balance.correctionReason },
      ]}
    />
  );
}

function Earlier({ page: { words }, rows }: { page: Page; rows: readonly OpeningBalanceRow[] }) {
  return (
    <Card title={words.t('finance.balance-before')}>
      <DataTable
        caption={words.t('finance.balance-before')}
        captionHidden
        rows={rows}
        empty=""
        columns={[
          {
            key: 'amount',
            label: words.t('finance.amount'),
            numeric: true,
            cell: ({ minor, currency }) => minorText(words, minor, currency),
          },
          { key: 'report', label: words.t('finance.certified-report'), cell: ({ report }) => report },
          {
            key: 'why',
            label: words.t('results.reason'),
            cell: ({ correctionReason }) => correctionReason,
          },
        ]}
      />
    </Card>
  );
}

function Correction({ page, loaded, state }: { page: Page; loaded: Loaded; state: FormState }) {
  const { words } = page;
  const { balance, reports } = loaded;
  const field = fieldOf(page, state);
  return (
    <Card title={words.t('finance.correct-balance')}>
      <PageForm
        page={page}
        state={state}
        names={new Map(reports.map(({ id, title }) => [id, title]))}
        cancel={paths.openingBalances({ id: balance.programmeId })}
      >
        <p>{words.t('partners.replaced-not-erased')}</p>
        <AmountField {...field('amount')} label={words.t('finance.amount')} currency={balance.currency} />
        <SelectField
          {...field('reportId')}
          label={words.t('finance.certified-report')}
          options={reports.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <CorrectionFields page={page} state={state} />
      </PageForm>
    </Card>
  );
}
