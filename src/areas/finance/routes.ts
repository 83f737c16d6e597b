import type { Route } from '../../page/page.ts';
import { paths } from '../../paths.ts';
import type { ReturnedPoints } from '../records/queries/returned-points.ts';
import * as addVoucher from './pages/add-voucher.tsx';
import * as advances from './pages/advances.tsx';
import * as agreementTransfers from './pages/agreement-transfers.tsx';
import * as approveExpenses from './pages/approve-expenses.tsx';
import * as askForTransfer from './pages/ask-for-transfer.tsx';
import * as asset from './pages/asset.tsx';
import * as assets from './pages/assets.tsx';
import * as budget from './pages/budget.tsx';
import * as budgetAgainstActual from './pages/budget-against-actual.tsx';
import * as budgetChecks from './pages/budget-checks.tsx';
import * as budgetDifference from './pages/budget-difference.tsx';
import * as budgetGrid from './pages/budget-grid.tsx';
import * as budgetParts from './pages/budget-parts.tsx';
import * as budgetShift from './pages/budget-shift.tsx';
import * as budgetShifts from './pages/budget-shifts.tsx';
import * as budgetVersions from './pages/budget-versions.tsx';
import * as cashBook from './pages/cash-book.tsx';
import * as cashPosition from './pages/cash-position.tsx';
import * as certifiedReport from './pages/certified-report.tsx';
import * as changeInstalment from './pages/change-instalment.tsx';
import * as changePlannedTransfer from './pages/change-planned-transfer.tsx';
import * as closedPeriods from './pages/closed-periods.tsx';
import * as correctAsset from './pages/correct-asset.tsx';
import * as correctExpense from './pages/correct-expense.tsx';
import * as correctOwnContribution from './pages/correct-own-contribution.tsx';
import * as correctPartnerContribution from './pages/correct-partner-contribution.tsx';
import * as correctPartnerDecision from './pages/correct-partner-decision.tsx';
import * as correctPost from './pages/correct-post.tsx';
import * as correctPostShare from './pages/correct-post-share.tsx';
import * as correctRevenue from './pages/correct-revenue.tsx';
import * as correctTransaction from './pages/correct-transaction.tsx';
import { returning, reversing, toOwnFunds, toSubsidy } from './pages/decide-expense.tsx';
import * as decideTransfer from './pages/decide-transfer.tsx';
import * as enteredExpenses from './pages/entered-expenses.tsx';
import * as exchangeDifferences from './pages/exchange-differences.tsx';
import * as exchangeMethods from './pages/exchange-methods.tsx';
import * as executeTransfer from './pages/execute-transfer.tsx';
import * as expense from './pages/expense.tsx';
import * as expenseLines from './pages/expense-lines.tsx';
import * as expenses from './pages/expenses.tsx';
import * as instalments from './pages/instalments.tsx';
import * as judgeCondition from './pages/judge-condition.tsx';
import * as judgedExpenses from './pages/judged-expenses.tsx';
import * as ledger from './pages/ledger.tsx';
import * as loadRates from './pages/load-rates.tsx';
import * as newAsset from './pages/new-asset.tsx';
import * as newBudgetAmount from './pages/new-budget-amount.tsx';
import * as newBudgetShift from './pages/new-budget-shift.tsx';
import * as newBudgetVersion from './pages/new-budget-version.tsx';
import * as newCertifiedReport from './pages/new-certified-report.tsx';
import * as newExchangeMethod from './pages/new-exchange-method.tsx';
import * as newExpense from './pages/new-expense.tsx';
import * as newInstalment from './pages/new-instalment.tsx';
import * as newOpeningBalances from './pages/new-opening-balances.tsx';
import * as newOwnContribution from './pages/new-own-contribution.tsx';
import * as newPartnerContribution from './pages/new-partner-contribution.tsx';
import * as newPartnerDecision from './pages/new-partner-decision.tsx';
import * as newPost from './pages/new-post.tsx';
import * as newPostShare from './pages/new-post-share.tsx';
import * as newRevenue from './pages/new-revenue.tsx';
import * as newTransaction from './pages/new-transaction.tsx';
import * as newVatStanding from './pages/new-vat-standing.tsx';
import * as openingBalance from './pages/opening-balance.tsx';
import * as openingBalances from './pages/opening-balances.tsx';
import * as ownContributions from './pages/own-contributions.tsx';
import * as partnerContributions from './pages/partner-contributions.tsx';
import * as payClaim from './pages/pay-claim.tsx';
import * as perDiems from './pages/per-diems.tsx';
import * as planTransfer from './pages/plan-transfer.tsx';
import * as plannedTransfer from './pages/planned-transfer.tsx';
import * as plannedTransfers from './pages/planned-transfers.tsx';
import * as post from './pages/post.tsx';
import * as posts from './pages/posts.tsx';
import * as rates from './pages/rates.tsx';
import * as recordReceipt from './pages/record-receipt.tsx';
import * as revenues from './pages/revenues.tsx';
import * as shiftRequest from './pages/shift-request.tsx';
import * as subsidyCuts from './pages/subsidy-cuts.tsx';
import * as takeShiftStep from './pages/take-shift-step.tsx';
import * as transaction from './pages/transaction.tsx';
import * as transactions from './pages/transactions.tsx';
import * as vatStandings from './pages/vat-standings.tsx';
import * as voidExpense from './pages/void-expense.tsx';
import * as voidTransaction from './pages/void-transaction.tsx';
import type { JournalNumbers } from './queries/around-expense.ts';

/** What lies in areas above is handed in. */
type KnownAbove = { journalNumbers: JournalNumbers; returned: ReturnedPoints };

export const financeRoutes = ({ journalNumbers, returned }: KnownAbove): readonly Route[] => [
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
  { path: paths.judgedExpenses, ...judgedExpenses },
  { path: paths.budgetParts, ...budgetParts },
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
  { path: paths.expense, show: expense.showWith({ journalNumbers, returned }) },
  { path: paths.expense, ...expense },
  { path: paths.addVoucher, ...addVoucher },
  { path: paths.correctExpense, ...correctExpense },
  { path: paths.voidExpense, ...voidExpense },
  { path: paths.returnExpense, ...returning },
  { path: paths.toOwnFunds, ...toOwnFunds },
  { path: paths.toSubsidy, ...toSubsidy },
  { path: paths.reverseExpense, ...reversing },
  { path: paths.assets, ...assets },
  { path: paths.inventoryItem, ...asset },
  { path: paths.correctAsset, ...correctAsset },
  { path: paths.newAsset, ...newAsset },
  { path: paths.revenues, ...revenues },
  { path: paths.newRevenue, ...newRevenue },
  { path: paths.correctRevenue, ...correctRevenue },
  { path: paths.perDiems, ...perDiems },
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
  { path: paths.subsidyCuts, ...subsidyCuts },
  { path: paths.instalments, ...instalments },
  { path: paths.newInstalment, ...newInstalment },
  { path: paths.changeInstalment, ...changeInstalment },
  { path: paths.payClaim, ...payClaim },
  { path: paths.plannedTransfers, ...plannedTransfers },
  { path: paths.agreementTransfers, ...agreementTransfers },
  { path: paths.planTransfer, ...planTransfer },
  { path: paths.plannedTransfer, ...plannedTransfer },
  { path: paths.changePlannedTransfer, ...changePlannedTransfer },
  { path: paths.askForTransfer, ...askForTransfer },
  { path: paths.decideTransfer, ...decideTransfer },
  { path: paths.executeTransfer, ...executeTransfer },
  { path: paths.judgeCondition, ...judgeCondition },
  { path: paths.advances, ...advances },
  { path: paths.cashPosition, ...cashPosition },
  { path: paths.rates, ...rates },
  { path: paths.loadRates, ...loadRates },
  { path: paths.exchangeMethods, ...exchangeMethods },
  { path: paths.newExchangeMethod, ...newExchangeMethod },
  { path: paths.exchangeDifferences, ...exchangeDifferences },
];
