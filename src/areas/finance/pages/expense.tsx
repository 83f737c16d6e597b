import type { Actor } from '../../../kernel/actor.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { ControlQuestionsSection } from '../../records/pages/control-questions-section.tsx';
import { ReturnedPointNotices } from '../../records/pages/returned-points.tsx';
import { type ControlQuestionRow, controlQuestionsAbout } from '../../records/queries/control-questions.ts';
import { type DocumentRow, documentsOf } from '../../records/queries/documents.ts';
import type { ReturnedPoint, ReturnedPoints } from '../../records/queries/returned-points.ts';
import { mayAskControlQuestion, maySeeControlQuestions } from '../../records/rules/control-permissions.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import type { Check as RuleCheck } from '../../rulebook/rules/rule.ts';
import { blockersAt } from '../../rulebook/rules/rule.ts';
import {
  aroundExpense,
  type ExpenseDecisionRow,
  type JournalNumber,
  type JournalNumbers,
} from '../queries/around-expense.ts';
import { type AssetRow, assets } from '../queries/assets.ts';
import { expenseChecks } from '../queries/expense-checks.ts';
import { type ExpenseDetail, expenseHistory } from '../queries/expenses.ts';
import type { ExpensePart } from '../queries/transfer-receipts.ts';
import { ownCurrency } from '../rules/expense-draft.ts';
import { ExpenseActions } from './expense-actions.tsx';
import { ExpenseAssets } from './expense-assets.tsx';
import { ExpenseChecks } from './expense-checks-view.tsx';
import { ExpenseDecisions } from './expense-decisions.tsx';
import { ExpenseParts } from './expense-parts.tsx';
import { itemText, minorText, rateSourceText } from './money-words.ts';
import { purchaseFacts } from './purchase-fields.tsx';
import { voucherFacts } from './voucher-facts.tsx';
import { Vouchers } from './voucher-list.tsx';

type History = [ExpenseDetail, ...ExpenseDetail[]];
type Loaded = {
  history: History;
  checks: readonly RuleCheck[];
  parts: readonly ExpensePart[];
  vouchers: readonly DocumentRow[];
  questions: readonly ControlQuestionRow[];
  decisions: readonly ExpenseDecisionRow[];
  bought: readonly AssetRow[];
  journal: readonly JournalNumber[];
  returned: readonly ReturnedPoint[];
};

type KnownAbove = { journalNumbers: JournalNumbers; returned: ReturnedPoints };

export const showWith =
  ({ journalNumbers, returned }: KnownAbove) =>
  async (page: Page) => {
    const institute = instituteOf(page);
    const id = idOf(page);
    const loaded = await page.read(async (tx): Promise<Loaded> => {
      const history = await expenseHistory(tx, institute, id);
      if (history.length === 0) throw new NotFound();
      return {
        history: history as History,
        checks: (await expenseChecks(tx, institute, [id])).get(id) ?? [],
        bought: history[0]!.heading === 'investment' ? await assets(tx, institute, { expenseId: id }) : [],
        vouchers: await documentsOf(tx, institute, { kind: 'expense', id }),
        questions:
          maySeeControlQuestions(page.actor) === true
            ? await controlQuestionsAbout(tx, institute, { kind: 'expense', id })
            : [],
        ...(await aroundExpense(tx, institute, {
          id,
          origin: history[0]!.reversesId ?? id,
          journal: journalNumbers(institute, id),
          returned: returned(
            { actor: page.actor, instituteId: institute },
            { kind: 'expense', id: history[0]!.id },
          ),
        })),
      };
    });
    return html(view(page, loaded));
  };

/** Within a control an expense is asked about while any of its entries lies in it; an auditor of frozen figures asks nothing. */
const mayAskAbout = (actor: Actor, history: History): boolean =>
  history.some(
    ({ outcomeId, chargedYear }) =>
      outcomeId !== null &&
      mayAskControlQuestion(actor, { outcomes: [outcomeId], years: [chargedYear] }) === true,
  );

const view = (
  page: Page,
  { history, checks, parts, vouchers, questions, decisions, bought, journal, returned }: Loaded,
) => {
  const { words, actor } = page;
  const [expense] = history;
  const standing = expense.endedByNo === null;
  return (
    <Frame
      page={page}
      title={expense.reference}
      crumbs={[{ label: words.t('finance.expenses'), href: paths.expenses() }]}
    >
      <PageHead
        kind={words.t('finance.expense')}
        title={minorText(words, expense.minor, expense.currency)}
        quiet={[expense.reference, words.dayLong(expense.paidOn), expense.partner]
          .filter(Boolean)
          .join(' · ')}
        tags={<StateTag page={page} standing={standing} checks={checks} />}
        actions={standing && <ExpenseActions page={page} expense={expense} checks={checks} />}
      />
      <ReturnedPointNotices page={page} points={returned} />
      <Card>
        <Facts page={page} expense={expense} journal={journal} />
      </Card>
      <ExpenseParts page={page} parts={parts} />
      {standing && (
        <Card title={words.t('results.checks')}>
          <ExpenseChecks page={page} expenseId={expense.id} checks={checks} />
        </Card>
      )}
      <Card id="vouchers" title={words.t('finance.vouchers')}>
        <Vouchers page={page} expense={expense} vouchers={vouchers} />
      </Card>
      <ExpenseAssets page={page} expense={expense} assets={bought} />
      <ControlQuestionsSection
        page={page}
        subject={{ kind: 'expense', id: expense.id }}
        questions={questions}
        mayAsk={mayAskAbout(actor, history)}
      />
      <ExpenseDecisions page={page} decisions={decisions} />
      <Corrections page={page} history={history} />
    </Frame>
  );
};

function StateTag({
  page,
  standing,
  checks,
}: {
  page: Page;
  standing: boolean;
  checks: readonly RuleCheck[];
}) {
  const { words } = page;
  if (!standing) return <Tag tone="stop">{words.t('finance.voided')}</Tag>;
  return blockersAt(checks, 'charging').length === 0 ? (
    <Tag tone="ok">{words.t('finance.chargeable')}</Tag>
  ) : (
    <Tag tone="warn">{words.t('finance.not-chargeable')}</Tag>
  );
}

type FactsProps = { page: Page; expense: ExpenseDetail; journal: Loaded['journal'] };

function Facts({ page, expense, journal }: FactsProps) {
  const { words } = page;
  const isForeign = expense.rateSource !== ownCurrency;
  return (
    <DescriptionList
      rows={[
        { term: words.t('finance.description'), value: expense.description },
        {
          term: words.t('finance.converted'),
          value: isForeign && minorText(words, expense.convertedMinor, expense.convertedCurrency),
          note: words.t('finance.at-rate', {
            rate: words.number(expense.rate),
            source: rateSourceText(words, expense.rateSource),
            day: words.day(expense.rateOn),
          }),
        },
        {
          term: words.t('finance.outcome'),
          value: expense.outcomeId ? (
            <a href={paths.outcome({ id: expense.outcomeId })}>
              {expense.programme} · {expense.outcomeCode}
            </a>
          ) : (
            `${expense.programme} · ${words.t('finance.management-costs')}`
          ),
        },
        {
          term: words.t('finance.activity'),
          value: expense.activityId && (
            <a href={paths.activity({ id: expense.activityId })}>
              {expense.activityReference} {expense.activityTitle}
            </a>
          ),
          note: expense.activityKind,
        },
        { term: words.t('finance.line'), value: expense.line && words.say(`finance.line-${expense.line}`) },
        {
          term: words.t('finance.heading'),
          value: [words.say(`finance.heading-${expense.heading}`), itemText(words, expense.item)]
            .filter((each) => each && each !== 'finance.item-')
            .join(' · '),
        },
        {
          term: words.t('finance.post'),
          value: expense.postId && <a href={paths.post({ id: expense.postId })}>{expense.post}</a>,
        },
        { term: words.t('finance.chargedYear'), value: String(expense.chargedYear) },
        ...voucherFacts(page, expense),
        ...purchaseFacts(page, expense),
        ...journal.map(({ key, importId }) => ({
          term: words.t('finance.journal-number'),
          value: key,
          note: page.actor.role !== 'auditor' && (
            <a href={paths.sheetImport({ id: importId })}>{words.t('finance.imported-file')}</a>
          ),
        })),
        { term: words.t('results.on-behalf'), value: expense.enteredOnBehalf },
      ]}
    />
  );
}

function Corrections({ page, history }: { page: Page; history: History }) {
  const { words } = page;
  if (history.length === 1 && history[0].endedByNo === null) return null;
  return (
    <Card id="corrections" title={words.t('finance.corrections')}>
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
          { key: 'paid', label: words.t('finance.paidOn'), cell: ({ paidOn }) => words.day(paidOn) },
          { key: 'what', label: words.t('finance.description'), cell: ({ description }) => description },
          { key: 'why', label: words.t('results.reason'), cell: ({ correctionReason }) => correctionReason },
        ]}
      />
      <p>
        <a href={paths.history({ kind: 'expense', id: history[0].id })}>{words.t('finance.whole-history')}</a>
      </p>
    </Card>
  );
}
