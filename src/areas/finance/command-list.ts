import type { AnyCommand } from '../../command/registry.ts';
import { approveExpenses } from './commands/approve-expenses.ts';
import { askBudgetShift } from './commands/ask-budget-shift.ts';
import { askForTransfer } from './commands/ask-for-transfer.ts';
import { attachVouchers } from './commands/attach-vouchers.ts';
import { budgetCut } from './commands/budget-cut.ts';
import { carryOverBudget } from './commands/carry-over-budget.ts';
import { changeInstalment } from './commands/change-instalment.ts';
import { changePlannedTransfer } from './commands/change-planned-transfer.ts';
import { chargeToOwnFunds } from './commands/charge-to-own-funds.ts';
import { chargeToSubsidy } from './commands/charge-to-subsidy.ts';
import { correctAsset } from './commands/correct-asset.ts';
import { correctExpense } from './commands/correct-expense.ts';
import { correctOpeningBalance } from './commands/correct-opening-balance.ts';
import { correctOwnContribution } from './commands/correct-own-contribution.ts';
import { correctPartnerContribution } from './commands/correct-partner-contribution.ts';
import { correctPartnerDecision } from './commands/correct-partner-decision.ts';
import { correctPost } from './commands/correct-post.ts';
import { correctPostShare } from './commands/correct-post-share.ts';
import { correctRevenue } from './commands/correct-revenue.ts';
import { correctTransaction } from './commands/correct-transaction.ts';
import { decideTransfer } from './commands/decide-transfer.ts';
import { declareExchangeMethod } from './commands/declare-exchange-method.ts';
import { declareVatStanding } from './commands/declare-vat-standing.ts';
import { executeTransfer } from './commands/execute-transfer.ts';
import { judgeCondition } from './commands/judge-condition.ts';
import { loadPerDiems } from './commands/load-per-diems.ts';
import { loadRates } from './commands/load-rates.ts';
import { lockPeriod } from './commands/lock-period.ts';
import { openBudgetVersion } from './commands/open-budget-version.ts';
import { openPeriod } from './commands/open-period.ts';
import { payClaim } from './commands/pay-claim.ts';
import { planInstalment } from './commands/plan-instalment.ts';
import { planTransfer } from './commands/plan-transfer.ts';
import { recordAsset } from './commands/record-asset.ts';
import { recordBudget } from './commands/record-budget.ts';
import { recordCashBook } from './commands/record-cash-book.ts';
import { recordExpense } from './commands/record-expense.ts';
import { recordOwnContribution } from './commands/record-own-contribution.ts';
import { recordPartnerContribution } from './commands/record-partner-contribution.ts';
import { recordPartnerDecision } from './commands/record-partner-decision.ts';
import { recordPost } from './commands/record-post.ts';
import { recordPostShare } from './commands/record-post-share.ts';
import { recordRevenue } from './commands/record-revenue.ts';
import { recordTransaction } from './commands/record-transaction.ts';
import { recordTransactions } from './commands/record-transactions.ts';
import { recordTransferReceipt } from './commands/record-transfer-receipt.ts';
import { registerCertifiedReport } from './commands/register-certified-report.ts';
import { returnExpense } from './commands/return-expense.ts';
import { reverseExpense } from './commands/reverse-expense.ts';
import { setBudgetAmounts } from './commands/set-budget-amounts.ts';
import { setOpeningBalances } from './commands/set-opening-balances.ts';
import { takeShiftStep } from './commands/take-shift-step.ts';
import { voidExpense } from './commands/void-expense.ts';
import { voidTransaction } from './commands/void-transaction.ts';
import { withdrawCertifiedReport } from './commands/withdraw-certified-report.ts';

/** What can be done to the money; joined to the others in `src/command-list.ts`. */
export const financeCommands: readonly AnyCommand[] = [
  approveExpenses,
  attachVouchers,
  chargeToOwnFunds,
  chargeToSubsidy,
  correctExpense,
  correctOwnContribution,
  correctPartnerContribution,
  correctPartnerDecision,
  correctTransaction,
  lockPeriod,
  openPeriod,
  recordBudget,
  recordCashBook,
  recordExpense,
  recordOwnContribution,
  recordPartnerContribution,
  recordPartnerDecision,
  recordTransaction,
  recordTransactions,
  returnExpense,
  reverseExpense,
  setBudgetAmounts,
  voidExpense,
  voidTransaction,
  askBudgetShift,
  takeShiftStep,
  declareExchangeMethod,
  loadRates,
  recordTransferReceipt,
  openBudgetVersion,
  budgetCut,
  carryOverBudget,
  correctPost,
  correctPostShare,
  declareVatStanding,
  correctAsset,
  recordAsset,
  correctRevenue,
  recordRevenue,
  loadPerDiems,
  recordPost,
  recordPostShare,
  registerCertifiedReport,
  withdrawCertifiedReport,
  setOpeningBalances,
  correctOpeningBalance,
  askForTransfer,
  changePlannedTransfer,
  decideTransfer,
  executeTransfer,
  judgeCondition,
  planTransfer,
  planInstalment,
  changeInstalment,
  payClaim,
];
