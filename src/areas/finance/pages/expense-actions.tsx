import { newId } from '../../../kernel/id.ts';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink, PostButton } from '../../../ui/button.tsx';
import type { Check } from '../../rulebook/rules/rule.ts';
import type { ExpenseDetail } from '../queries/expenses.ts';
import { mayRecordFinding } from '../rules/control-link-permissions.ts';
import { restOf } from '../rules/expense-rest.ts';
import {
  mayApproveExpenses,
  mayDecideBearer,
  mayRecordExpense,
  mayReverseExpense,
  mayVoidExpense,
} from '../rules/finance-permissions.ts';

type Props = { page: Page; expense: ExpenseDetail; checks: readonly Check[] };

/** What can be done with an expense that stands; what is reversed is left as it is, and what is left of it a control can question. */
export function ExpenseActions({ page, expense, checks }: Props) {
  const { words, actor } = page;
  const { id, reversesId, reversals, isOfControl } = expense;
  if (reversals.length > 0) return <NewFinding page={page} expense={expense} />;
  const mayRecord = mayRecordExpense(actor, expense) === true;
  const mayApprove = mayApproveExpenses(actor) === true && !reversesId;
  const mayDecide = mayDecideBearer(actor) === true && !reversesId;
  const isOwnFunds = checks.some(({ ruleId, verdict }) => ruleId === 'F-own-funds' && verdict !== 'ok');
  const isApproved = checks.some(({ ruleId, verdict }) => ruleId === 'F-approved' && verdict === 'ok');
  return (
    <>
      {mayRecord && !reversesId && (
        <ButtonLink kind="primary" href={paths.addVoucher({ id })}>
          {words.t('finance.add-voucher')}
        </ButtonLink>
      )}
      {mayApprove && !isApproved && (
        <PostButton
          kind="second"
          action={paths.approveExpenses()}
          commandId={newId()}
          fields={{ expense: `${id}|${expense.entryNo}` }}
        >
          {words.t('finance.approve')}
        </PostButton>
      )}
      {mayRecord && !reversesId && !isOfControl && (
        <ButtonLink href={paths.correctExpense({ id })}>{words.t('results.correct')}</ButtonLink>
      )}
      {mayApprove && (
        <ButtonLink href={paths.returnExpense({ id })}>{words.t('finance.return-expense')}</ButtonLink>
      )}
      {mayDecide && !(isOwnFunds && isOfControl) && (
        <ButtonLink href={isOwnFunds ? paths.toSubsidy({ id }) : paths.toOwnFunds({ id })}>
          {words.t(isOwnFunds ? 'finance.to-subsidy' : 'finance.to-own-funds')}
        </ButtonLink>
      )}
      {mayReverseExpense(actor) === true && !reversesId && (
        <ButtonLink href={paths.reverseExpense({ id })}>{words.t('finance.reverse-expense')}</ButtonLink>
      )}
      <NewFinding page={page} expense={expense} />
      {mayVoidExpense(actor, expense) === true && !isOfControl && (
        <ButtonLink href={paths.voidExpense({ id })}>{words.t('finance.void-expense')}</ButtonLink>
      )}
    </>
  );
}

function NewFinding({ page: { words, actor }, expense }: Pick<Props, 'page' | 'expense'>) {
  const canBe = !expense.reversesId && restOf(expense).convertedMinor > 0;
  if (!canBe || mayRecordFinding(actor, { outcomes: [], years: [] }) !== true) return null;
  return (
    <ButtonLink href={withQuery(paths.newFinding(), { expense: expense.id })}>
      {words.t('finance.new-finding')}
    </ButtonLink>
  );
}
