import type { Route } from '../../page/page.ts';
import { paths } from '../../paths.ts';
import * as actionPlans from './pages/action-plans.tsx';
import * as adoptFileSections from './pages/adopt-file-sections.ts';
import * as answerAmendment from './pages/answer-amendment.tsx';
import * as answerAppraisalQuestion from './pages/answer-appraisal-question.tsx';
import * as approveActionPlan from './pages/approve-action-plan.tsx';
import * as assumption from './pages/assumption.tsx';
import * as copyActionPlan from './pages/copy-action-plan.tsx';
import * as correctAppraisalQuestion from './pages/correct-appraisal-question.tsx';
import * as correctAssumptionFollowUp from './pages/correct-assumption-follow-up.tsx';
import * as correctCommitment from './pages/correct-commitment.tsx';
import * as correctProgrammeDecision from './pages/correct-programme-decision.tsx';
import * as correctRiskFollowUp from './pages/correct-risk-follow-up.tsx';
import * as decideProgramme from './pages/decide-programme.tsx';
import * as donorDialogue from './pages/donor-dialogue.tsx';
import * as donorDialogues from './pages/donor-dialogues.tsx';
import * as editActionPlan from './pages/edit-action-plan.tsx';
import * as editAmendment from './pages/edit-amendment.tsx';
import * as editContribution from './pages/edit-contribution.tsx';
import * as editDonorDialogue from './pages/edit-donor-dialogue.tsx';
import * as editFileSection from './pages/edit-file-section.tsx';
import * as editFramework from './pages/edit-framework.tsx';
import * as editFrameworkTarget from './pages/edit-framework-target.tsx';
import * as editOutcome from './pages/edit-outcome.tsx';
import * as editOutput from './pages/edit-output.tsx';
import * as editPlanLine from './pages/edit-plan-line.tsx';
import * as editProgramme from './pages/edit-programme.tsx';
import * as editRisk from './pages/edit-risk.tsx';
import * as editStatement from './pages/edit-statement.tsx';
import * as endActionPlan from './pages/end-action-plan.tsx';
import * as endOutcome from './pages/end-outcome.tsx';
import * as fileSections from './pages/file-sections.tsx';
import * as fileText from './pages/file-text.tsx';
import * as followUpAssumption from './pages/follow-up-assumption.tsx';
import * as followUpCommitment from './pages/follow-up-commitment.tsx';
import * as followUpRisk from './pages/follow-up-risk.tsx';
import * as framework from './pages/framework.tsx';
import * as frameworks from './pages/frameworks.tsx';
import * as markers from './pages/markers.tsx';
import * as moveOutcome from './pages/move-outcome.ts';
import * as moveStatement from './pages/move-statement.ts';
import * as newActionPlan from './pages/new-action-plan.tsx';
import * as newAppraisalQuestion from './pages/new-appraisal-question.tsx';
import * as newCausalLink from './pages/new-causal-link.tsx';
import * as newCommitment from './pages/new-commitment.tsx';
import * as newContribution from './pages/new-contribution.tsx';
import * as newDonorDialogue from './pages/new-donor-dialogue.tsx';
import * as newFileSection from './pages/new-file-section.tsx';
import * as newFramework from './pages/new-framework.tsx';
import * as newFrameworkTarget from './pages/new-framework-target.tsx';
import * as newInstituteDialogue from './pages/new-institute-dialogue.tsx';
import * as newOutcome from './pages/new-outcome.tsx';
import * as newOutput from './pages/new-output.tsx';
import * as newPlanLine from './pages/new-plan-line.tsx';
import * as newProgramme from './pages/new-programme.tsx';
import * as newRisk from './pages/new-risk.tsx';
import * as newStatement from './pages/new-statement.tsx';
import * as planEdition from './pages/plan-edition.ts';
import * as programmeAmendment from './pages/programme-amendment.tsx';
import * as programmes from './pages/programmes.tsx';
import * as removeCausalLink from './pages/remove-causal-link.tsx';
import * as removeContribution from './pages/remove-contribution.tsx';
import * as removeOutcome from './pages/remove-outcome.tsx';
import * as removeOutput from './pages/remove-output.tsx';
import * as removePlanLine from './pages/remove-plan-line.tsx';
import * as removeStatement from './pages/remove-statement.tsx';
import * as requestAmendment from './pages/request-amendment.tsx';
import * as risk from './pages/risk.tsx';
import * as risks from './pages/risks.tsx';
import * as scoreMarker from './pages/score-marker.tsx';
import * as takeBackAmendmentAnswer from './pages/take-back-amendment-answer.tsx';
import * as takeBackAppraisalAnswer from './pages/take-back-appraisal-answer.tsx';
import * as takeBackAssumptionFollowUp from './pages/take-back-assumption-follow-up.tsx';
import * as takeBackOutcomeEnd from './pages/take-back-outcome-end.tsx';
import * as takeBackRiskFollowUp from './pages/take-back-risk-follow-up.tsx';
import * as theory from './pages/theory.tsx';
import * as withdrawAmendment from './pages/withdraw-amendment.tsx';
import * as withdrawAppraisalQuestion from './pages/withdraw-appraisal-question.tsx';
import * as withdrawDonorDialogue from './pages/withdraw-donor-dialogue.tsx';
import * as withdrawFramework from './pages/withdraw-framework.tsx';
import * as withdrawFrameworkTarget from './pages/withdraw-framework-target.tsx';
import * as withdrawRisk from './pages/withdraw-risk.tsx';

export const programmeRoutes: readonly Route[] = [
  { path: paths.programmes, show: programmes.show },
  { path: paths.newProgramme, ...newProgramme },
  { path: paths.editProgramme, ...editProgramme },
  { path: paths.decideProgramme, ...decideProgramme },
  { path: paths.correctProgrammeDecision, ...correctProgrammeDecision },
  { path: paths.newOutcome, ...newOutcome },
  { path: paths.editOutcome, ...editOutcome },
  { path: paths.removeOutcome, ...removeOutcome },
  { path: paths.endOutcome, ...endOutcome },
  { path: paths.takeBackOutcomeEnd, ...takeBackOutcomeEnd },
  { path: paths.newOutput, ...newOutput },
  { path: paths.theory, show: theory.show },
  { path: paths.moveStatement, save: moveStatement.save },
  { path: paths.moveOutcome, save: moveOutcome.save },
  { path: paths.editOutput, ...editOutput },
  { path: paths.removeOutput, ...removeOutput },
  { path: paths.newStatement, ...newStatement },
  { path: paths.editStatement, ...editStatement },
  { path: paths.removeStatement, ...removeStatement },
  { path: paths.assumption, show: assumption.show },
  { path: paths.followUpAssumption, ...followUpAssumption },
  { path: paths.correctAssumptionFollowUp, ...correctAssumptionFollowUp },
  { path: paths.takeBackAssumptionFollowUp, ...takeBackAssumptionFollowUp },
  { path: paths.newCausalLink, ...newCausalLink },
  { path: paths.removeCausalLink, ...removeCausalLink },
  { path: paths.programmeRisks, show: risks.show },
  { path: paths.risk, show: risk.show },
  { path: paths.newRisk, ...newRisk },
  { path: paths.editRisk, ...editRisk },
  { path: paths.followUpRisk, ...followUpRisk },
  { path: paths.correctRiskFollowUp, ...correctRiskFollowUp },
  { path: paths.withdrawRisk, ...withdrawRisk },
  { path: paths.takeBackRiskFollowUp, ...takeBackRiskFollowUp },
  { path: paths.fileSections, show: fileSections.show },
  { path: paths.adoptFileSections, save: adoptFileSections.save },
  { path: paths.programmeFileText, ...fileText.ofProgramme },
  { path: paths.outcomeFileText, ...fileText.ofOutcome },
  { path: paths.programmeAmendment, show: programmeAmendment.show },
  { path: paths.newFileSection, ...newFileSection },
  { path: paths.editFileSection, ...editFileSection },
  { path: paths.newAppraisalQuestion, ...newAppraisalQuestion },
  { path: paths.correctAppraisalQuestion, ...correctAppraisalQuestion },
  { path: paths.withdrawAppraisalQuestion, ...withdrawAppraisalQuestion },
  { path: paths.answerAppraisalQuestion, ...answerAppraisalQuestion },
  { path: paths.takeBackAppraisalAnswer, ...takeBackAppraisalAnswer },
  { path: paths.requestAmendment, ...requestAmendment },
  { path: paths.editAmendment, ...editAmendment },
  { path: paths.answerAmendment, ...answerAmendment },
  { path: paths.takeBackAmendmentAnswer, ...takeBackAmendmentAnswer },
  { path: paths.withdrawAmendment, ...withdrawAmendment },
  { path: paths.frameworks, show: frameworks.show },
  { path: paths.donorDialogues, show: donorDialogues.show },
  { path: paths.newInstituteDialogue, ...newInstituteDialogue },
  { path: paths.donorDialogue, show: donorDialogue.show },
  { path: paths.programmeMarkers, show: markers.show },
  { path: paths.newFramework, ...newFramework },
  { path: paths.framework, show: framework.show },
  { path: paths.editFramework, ...editFramework },
  { path: paths.withdrawFramework, ...withdrawFramework },
  { path: paths.newFrameworkTarget, ...newFrameworkTarget },
  { path: paths.editFrameworkTarget, ...editFrameworkTarget },
  { path: paths.withdrawFrameworkTarget, ...withdrawFrameworkTarget },
  { path: paths.newContribution, ...newContribution },
  { path: paths.editContribution, ...editContribution },
  { path: paths.removeContribution, ...removeContribution },
  { path: paths.newDonorDialogue, ...newDonorDialogue },
  { path: paths.editDonorDialogue, ...editDonorDialogue },
  { path: paths.withdrawDonorDialogue, ...withdrawDonorDialogue },
  { path: paths.newCommitment, ...newCommitment },
  { path: paths.correctCommitment, ...correctCommitment },
  { path: paths.followUpCommitment, ...followUpCommitment },
  { path: paths.scoreMarker, ...scoreMarker },
  { path: paths.actionPlans, show: actionPlans.show },
  { path: paths.newActionPlan, ...newActionPlan },
  { path: paths.editActionPlan, ...editActionPlan },
  { path: paths.copyActionPlan, ...copyActionPlan },
  { path: paths.newPlanEdition, save: planEdition.save },
  { path: paths.newPlanLine, ...newPlanLine },
  { path: paths.editPlanLine, ...editPlanLine },
  { path: paths.removePlanLine, ...removePlanLine },
  { path: paths.approveActionPlan, ...approveActionPlan },
  { path: paths.endActionPlan, ...endActionPlan },
];
