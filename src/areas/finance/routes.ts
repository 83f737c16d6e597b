import type { Route } from '../../page/page.ts';
import { paths } from '../../paths.ts';
import * as addVoucher from './pages/add-voucher.tsx';
import * as advances from './pages/advances.tsx';
import * as approveExpenses from './pages/approve-expenses.tsx';
import * as auditSample from './pages/audit-sample.tsx';
import * as auditSamples from './pages/audit-samples.tsx';
import * as budget from './pages/budget.tsx';
import * as budgetAgainstActual from './pages/budget-against-actual.tsx';
import * as budgetChecks from './pages/budget-checks.tsx';
import * as budgetDifference from './pages/budget-difference.tsx';
import * as budgetGrid from './pages/budget-grid.tsx';
import * as budgetShift from './pages/budget-shift.tsx';
import * as budgetShifts from './pages/budget-shifts.tsx';
import * as budgetVersions from './pages/budget-versions.tsx';
import * as cashBook from './pages/cash-book.tsx';
import * as cashPosition from './pages/cash-position.tsx';
import * as certifiedReport from './pages/certified-report.tsx';
import * as closedPeriods from './pages/closed-periods.tsx';
import * as correctExpense from './pages/correct-expense.tsx';
import * as correctOwnContribution from './pages/correct-own-contribution.tsx';
import * as correctPartnerContribution from './pages/correct-partner-contribution.tsx';
import * as correctPartnerDecision from './pages/correct-partner-decision.tsx';
import * as correctPost from './pages/correct-post.tsx';
import * as correctPostShare from './pages/correct-post-share.tsx';
import * as correctTransaction from './pages/correct-transaction.tsx';
import { returning, reversing, toOwnFunds, toSubsidy } from './pages/decide-expense.tsx';
import * as enteredExpenses from './pages/entered-expenses.tsx';
import * as exchangeDifferences from './pages/exchange-differences.tsx';
import * as exchangeMethods from './pages/exchange-methods.tsx';
import * as expense from './pages/expense.tsx';
import * as expenseLines from './pages/expense-lines.tsx';
import * as expenses from './pages/expenses.tsx';
import * as ledger from './pages/ledger.tsx';
import * as loadRates from './pages/load-rates.tsx';
import * as newBudgetAmount from './pages/new-budget-amount.tsx';
import * as newBudgetShift from './pages/new-budget-shift.tsx';
import * as newBudgetVersion from './pages/new-budget-version.tsx';
import * as newCertifiedReport from './pages/new-certified-report.tsx';
import * as newExchangeMethod from './pages/new-exchange-method.tsx';
import * as newExpense from './pages/new-expense.tsx';
import * as newOpeningBalances from './pages/new-opening-balances.tsx';
import * as newOwnContribution from './pages/new-own-contribution.tsx';
import * as newPartnerContribution from './pages/new-partner-contribution.tsx';
import * as newPartnerDecision from './pages/new-partner-decision.tsx';
import * as newPost from './pages/new-post.tsx';
import * as newPostShare from './pages/new-post-share.tsx';
import * as newTransaction from './pages/new-transaction.tsx';
import * as newVatStanding from './pages/new-vat-standing.tsx';
import * as openingBalance from './pages/opening-balance.tsx';
import * as openingBalances from './pages/opening-balances.tsx';
import * as ownContributions from './pages/own-contributions.tsx';
import * as partnerContributions from './pages/partner-contributions.tsx';
import * as post from './pages/post.tsx';
import * as posts from './pages/posts.tsx';
import * as rates from './pages/rates.tsx';
import * as recordReceipt from './pages/record-receipt.tsx';
import * as shiftRequest from './pages/shift-request.tsx';
import * as takeShiftStep from './pages/take-shift-step.tsx';
import * as transaction from './pages/transaction.tsx';
import * as transactions from './pages/transactions.tsx';
import * as vatStandings from './pages/vat-standings.tsx';
import * as voidExpense from './pages/void-expense.tsx';
import * as voidTransaction from './pages/void-transaction.tsx';

export const financeRoutes: readonly Route[] = [
  { path: paths.budget, ...budget },
  { path: paths.budgetChecks, ...budgetChecks },
  { path: paths.budgetGrid, ...budgetGrid },
  { path: paths.ownContributions, ...ownContributions },
  { path: paths.newOwnContribution, ...newOwnContribution },
  { path: paths.correctOwnContribution, ...correctOwnContribution },
  { path: paths.budgetVersions, ...budgetVersions },
  { path: paths.newBudgetVersion, ...newBudgetVersion },
  { path: paths.budgetDifference, ...budgetDifference },
  { path: paths.newBudgetAmount, ...newBudgetAmount },
  { path: paths.budgetAgainstActual, ...budgetAgainstActual },
  { path: paths.budgetShifts, ...budgetShifts },
  { path: paths.newBudgetShift, ...newBudgetShift },
  { path: paths.budgetShift, ...budgetShift },
  { path: paths.takeShiftStep, ...takeShiftStep },
  { path: paths.shiftRequest, ...shiftRequest },
  { path: paths.expenses, ...expenses },
  { path: paths.newExpense, ...newExpense },
  { path: paths.expenseLines, ...expenseLines },
  { path: paths.enteredExpenses, ...enteredExpenses },
  { path: paths.cashBook, ...cashBook },
  { path: paths.approveExpenses, ...approveExpenses },
  { path: paths.ledger, ...ledger },
  { path: paths.auditSamples, ...auditSamples },
  { path: paths.auditSample, ...auditSample },
  { path: paths.expense, ...expense },
  { path: paths.addVoucher, ...addVoucher },
  { path: paths.correctExpense, ...correctExpense },
  { path: paths.voidExpense, ...voidExpense },
  { path: paths.returnExpense, ...returning },
  { path: paths.toOwnFunds, ...toOwnFunds },
  { path: paths.toSubsidy, ...toSubsidy },
  { path: paths.reverseExpense, ...reversing },
  { path: paths.vatStandings, ...vatStandings },
  { path: paths.newVatStanding, ...newVatStanding },
  { path: paths.posts, ...posts },
  { path: paths.newPost, ...newPost },
  { path: paths.post, ...post },
  { path: paths.correctPost, ...correctPost },
  { path: paths.newPostShare, ...newPostShare },
  { path: paths.correctPostShare, ...correctPostShare },
  { path: paths.closedPeriods, ...closedPeriods },
  { path: paths.openingBalances, ...openingBalances },
  { path: paths.newOpeningBalances, ...newOpeningBalances },
  { path: paths.openingBalance, ...openingBalance },
  { path: paths.newCertifiedReport, ...newCertifiedReport },
  { path: paths.certifiedReport, ...certifiedReport },
  { path: paths.newPartnerDecision, ...newPartnerDecision },
  { path: paths.correctPartnerDecision, ...correctPartnerDecision },
  { path: paths.partnerContributions, ...partnerContributions },
  { path: paths.newPartnerContribution, ...newPartnerContribution },
  { path: paths.correctPartnerContribution, ...correctPartnerContribution },
  { path: paths.transactions, ...transactions },
  { path: paths.newTransaction, ...newTransaction },
  { path: paths.transaction, ...transaction },
  { path: paths.correctTransaction, ...correctTransaction },
  { path: paths.voidTransaction, ...voidTransaction },
  { path: paths.recordReceipt, ...recordReceipt },
  { path: paths.advances, ...advances },
  { path: paths.cashPosition, ...cashPosition },
  { path: paths.rates, ...rates },
  { path: paths.loadRates, ...loadRates },
  { path: paths.exchangeMethods, ...exchangeMethods },
  { path: paths.newExchangeMethod, ...newExchangeMethod },
  { path: paths.exchangeDifferences, ...exchangeDifferences },
];
