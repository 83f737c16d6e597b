import type { AnyCommand } from '../../command/registry.ts';
import { addCausalLink } from './commands/add-causal-link.ts';
import { addCommitment } from './commands/add-commitment.ts';
import { addContribution } from './commands/add-contribution.ts';
import { addFileSection } from './commands/add-file-section.ts';
import { addFramework } from './commands/add-framework.ts';
import { addFrameworkTarget } from './commands/add-framework-target.ts';
import { addOutcome } from './commands/add-outcome.ts';
import { addOutput } from './commands/add-output.ts';
import { addPlanLine } from './commands/add-plan-line.ts';
import { addRisk } from './commands/add-risk.ts';
import { addStatement } from './commands/add-statement.ts';
import { adoptFileSections } from './commands/adopt-file-sections.ts';
import { answerAmendment } from './commands/answer-amendment.ts';
import { answerAppraisalQuestion } from './commands/answer-appraisal-question.ts';
import { approveActionPlan } from './commands/approve-action-plan.ts';
import { correctAppraisalQuestion } from './commands/correct-appraisal-question.ts';
import { correctAssumptionFollowUp } from './commands/correct-assumption-follow-up.ts';
import { correctCommitment } from './commands/correct-commitment.ts';
import { correctProgrammeDecision } from './commands/correct-programme-decision.ts';
import { correctRiskFollowUp } from './commands/correct-risk-follow-up.ts';
import { decideProgramme } from './commands/decide-programme.ts';
import { endActionPlan } from './commands/end-action-plan.ts';
import { endOutcome } from './commands/end-outcome.ts';
import { followUpAssumption } from './commands/follow-up-assumption.ts';
import { followUpCommitment } from './commands/follow-up-commitment.ts';
import { followUpRisk } from './commands/follow-up-risk.ts';
import { moveOutcome } from './commands/move-outcome.ts';
import { moveStatement } from './commands/move-statement.ts';
import { openActionPlan } from './commands/open-action-plan.ts';
import { openPlanEdition } from './commands/open-plan-edition.ts';
import { openProgramme } from './commands/open-programme.ts';
import { recordAppraisalQuestion } from './commands/record-appraisal-question.ts';
import { recordDonorDialogue } from './commands/record-donor-dialogue.ts';
import { removeCausalLink } from './commands/remove-causal-link.ts';
import { removeContribution } from './commands/remove-contribution.ts';
import { removeOutcome } from './commands/remove-outcome.ts';
import { removeOutput } from './commands/remove-output.ts';
import { removePlanLine } from './commands/remove-plan-line.ts';
import { removeStatement } from './commands/remove-statement.ts';
import { requestAmendment } from './commands/request-amendment.ts';
import { reviseActionPlan } from './commands/revise-action-plan.ts';
import { reviseAmendment } from './commands/revise-amendment.ts';
import { reviseContribution } from './commands/revise-contribution.ts';
import { reviseDonorDialogue } from './commands/revise-donor-dialogue.ts';
import { reviseFileSection } from './commands/revise-file-section.ts';
import { reviseFramework } from './commands/revise-framework.ts';
import { reviseFrameworkTarget } from './commands/revise-framework-target.ts';
import { reviseOutcome } from './commands/revise-outcome.ts';
import { reviseOutput } from './commands/revise-output.ts';
import { revisePlanLine } from './commands/revise-plan-line.ts';
import { reviseProgramme } from './commands/revise-programme.ts';
import { reviseRisk } from './commands/revise-risk.ts';
import { reviseStatement } from './commands/revise-statement.ts';
import { scoreMarker } from './commands/score-marker.ts';
import { takeBackAmendmentAnswer } from './commands/take-back-amendment-answer.ts';
import { takeBackAppraisalAnswer } from './commands/take-back-appraisal-answer.ts';
import { takeBackAssumptionFollowUp } from './commands/take-back-assumption-follow-up.ts';
import { takeBackOutcomeEnd } from './commands/take-back-outcome-end.ts';
import { takeBackPlanApproval } from './commands/take-back-plan-approval.ts';
import { takeBackPlanEnd } from './commands/take-back-plan-end.ts';
import { takeBackRiskFollowUp } from './commands/take-back-risk-follow-up.ts';
import { withdrawAmendment } from './commands/withdraw-amendment.ts';
import { withdrawAppraisalQuestion } from './commands/withdraw-appraisal-question.ts';
import { withdrawDonorDialogue } from './commands/withdraw-donor-dialogue.ts';
import { withdrawFramework } from './commands/withdraw-framework.ts';
import { withdrawFrameworkTarget } from './commands/withdraw-framework-target.ts';
import { withdrawRisk } from './commands/withdraw-risk.ts';
import { writeFileText } from './commands/write-file-text.ts';

/** What is decided and kept of programmes, outcomes and action plans; joined to the others in `src/command-list.ts`. */
export const programmeCommands: readonly AnyCommand[] = [
  openProgramme,
  reviseProgramme,
  addOutcome,
  reviseOutcome,
  removeOutcome,
  endOutcome,
  takeBackOutcomeEnd,
  addOutput,
  openActionPlan,
  reviseActionPlan,
  openPlanEdition,
  addPlanLine,
  revisePlanLine,
  removePlanLine,
  approveActionPlan,
  endActionPlan,
  takeBackPlanApproval,
  takeBackPlanEnd,
  decideProgramme,
  correctProgrammeDecision,
  addFramework,
  reviseFramework,
  withdrawFramework,
  addFrameworkTarget,
  reviseFrameworkTarget,
  withdrawFrameworkTarget,
  addContribution,
  reviseContribution,
  removeContribution,
  recordDonorDialogue,
  reviseDonorDialogue,
  withdrawDonorDialogue,
  addCommitment,
  correctCommitment,
  followUpCommitment,
  scoreMarker,
  adoptFileSections,
  addFileSection,
  reviseFileSection,
  writeFileText,
  recordAppraisalQuestion,
  correctAppraisalQuestion,
  withdrawAppraisalQuestion,
  answerAppraisalQuestion,
  takeBackAppraisalAnswer,
  requestAmendment,
  reviseAmendment,
  answerAmendment,
  takeBackAmendmentAnswer,
  withdrawAmendment,
  addRisk,
  reviseRisk,
  followUpRisk,
  correctRiskFollowUp,
  takeBackRiskFollowUp,
  withdrawRisk,
  addStatement,
  reviseStatement,
  moveStatement,
  removeStatement,
  followUpAssumption,
  correctAssumptionFollowUp,
  takeBackAssumptionFollowUp,
  addCausalLink,
  removeCausalLink,
  moveOutcome,
  reviseOutput,
  removeOutput,
];
