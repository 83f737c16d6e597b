import { addStory } from './areas/activities/commands/add-story.ts';
import { announceGroups } from './areas/activities/commands/announce-groups.ts';
import { cancelActivity } from './areas/activities/commands/cancel-activity.ts';
import { correctConsent } from './areas/activities/commands/correct-consent.ts';
import { correctHolding } from './areas/activities/commands/correct-holding.ts';
import { correctLearningProduct } from './areas/activities/commands/correct-learning-product.ts';
import { correctRecommendation } from './areas/activities/commands/correct-recommendation.ts';
import { correctTest } from './areas/activities/commands/correct-test.ts';
import { correctUse } from './areas/activities/commands/correct-use.ts';
import { countGroups } from './areas/activities/commands/count-groups.ts';
import { countReach } from './areas/activities/commands/count-reach.ts';
import { countUniquePeople } from './areas/activities/commands/count-unique-people.ts';
import { describeAwareness } from './areas/activities/commands/describe-awareness.ts';
import { followRecommendation } from './areas/activities/commands/follow-recommendation.ts';
import { holdActivity } from './areas/activities/commands/hold-activity.ts';
import { nameUnit } from './areas/activities/commands/name-unit.ts';
import { planActivity } from './areas/activities/commands/plan-activity.ts';
import { publishStory } from './areas/activities/commands/publish-story.ts';
import { recommend } from './areas/activities/commands/recommend.ts';
import { recordConsent } from './areas/activities/commands/record-consent.ts';
import { recordLearningProduct } from './areas/activities/commands/record-learning-product.ts';
import { recordParticipants } from './areas/activities/commands/record-participants.ts';
import { recordTest } from './areas/activities/commands/record-test.ts';
import { recordUse } from './areas/activities/commands/record-use.ts';
import { reviseActivity } from './areas/activities/commands/revise-activity.ts';
import { sayWhoseConsent } from './areas/activities/commands/say-whose-consent.ts';
import { takeBackConsentWithdrawal } from './areas/activities/commands/take-back-consent-withdrawal.ts';
import { takeBackPublication } from './areas/activities/commands/take-back-publication.ts';
import { takeBackRemoval } from './areas/activities/commands/take-back-removal.ts';
import { takeDownStory } from './areas/activities/commands/take-down-story.ts';
import { tellStory } from './areas/activities/commands/tell-story.ts';
import { withdrawConsent } from './areas/activities/commands/withdraw-consent.ts';
import { withdrawStory } from './areas/activities/commands/withdraw-story.ts';
import { withdrawUnit } from './areas/activities/commands/withdraw-unit.ts';
import { controlCommands } from './areas/control/command-list.ts';
import { fileProgramme } from './areas/filing/commands/file-programme.ts';
import { prepareClaim } from './areas/filing/commands/prepare-claim.ts';
import { takeClaimStep } from './areas/filing/commands/take-claim-step.ts';
import { takeSubsidyCut } from './areas/filing/commands/take-subsidy-cut.ts';
import { financeCommands } from './areas/finance/command-list.ts';
import { jointCommands } from './areas/joint/command-list.ts';
import { obligationCommands } from './areas/obligations/command-list.ts';
import { addHandOverItem } from './areas/partners/commands/add-hand-over-item.ts';
import { adoptQuestionnaires } from './areas/partners/commands/adopt-questionnaires.ts';
import { agreeToOpenAssessment } from './areas/partners/commands/agree-to-open-assessment.ts';
import { answerScreening } from './areas/partners/commands/answer-screening.ts';
import { changeAgreement } from './areas/partners/commands/change-agreement.ts';
import { changeOrganisation } from './areas/partners/commands/change-organisation.ts';
import { changePartnership } from './areas/partners/commands/change-partnership.ts';
import { correctAffiliation } from './areas/partners/commands/correct-affiliation.ts';
import { correctMemberCount } from './areas/partners/commands/correct-member-count.ts';
import { correctScreening } from './areas/partners/commands/correct-screening.ts';
import { correctSupport } from './areas/partners/commands/correct-support.ts';
import { draftAmendment } from './areas/partners/commands/draft-amendment.ts';
import { fileAssessmentSheet } from './areas/partners/commands/file-assessment-sheet.ts';
import { finishHandOverPlan } from './areas/partners/commands/finish-hand-over-plan.ts';
import { openAssessmentRound } from './areas/partners/commands/open-assessment-round.ts';
import { openHandOverPlan } from './areas/partners/commands/open-hand-over-plan.ts';
import { reachMilestone } from './areas/partners/commands/reach-milestone.ts';
import { recordAffiliation } from './areas/partners/commands/record-affiliation.ts';
import { recordMemberCount } from './areas/partners/commands/record-member-count.ts';
import { recordScreening } from './areas/partners/commands/record-screening.ts';
import { recordSupport } from './areas/partners/commands/record-support.ts';
import { registerAgreement } from './areas/partners/commands/register-agreement.ts';
import { registerOrganisation } from './areas/partners/commands/register-organisation.ts';
import { saveAssessmentSheet } from './areas/partners/commands/save-assessment-sheet.ts';
import { signAgreement } from './areas/partners/commands/sign-agreement.ts';
import { signAmendment } from './areas/partners/commands/sign-amendment.ts';
import { startPartnership } from './areas/partners/commands/start-partnership.ts';
import { withdrawAssessmentConsent } from './areas/partners/commands/withdraw-assessment-consent.ts';
import { withdrawAssessmentRound } from './areas/partners/commands/withdraw-assessment-round.ts';
import { wordExternalFactors } from './areas/partners/commands/word-external-factors.ts';
import { endMembership } from './areas/people/commands/end-membership.ts';
import { foundInstitute } from './areas/people/commands/found-institute.ts';
import { givePasswordLink } from './areas/people/commands/give-password-link.ts';
import { invitePerson } from './areas/people/commands/invite-person.ts';
import { lendDuty } from './areas/people/commands/lend-duty.ts';
import { restoreMembership } from './areas/people/commands/restore-membership.ts';
import { suspendMembership } from './areas/people/commands/suspend-membership.ts';
import { withdrawDuty } from './areas/people/commands/withdraw-duty.ts';
import { programmeCommands } from './areas/programmes/command-list.ts';
import { answerLowering } from './areas/publishing/commands/answer-lowering.ts';
import { askToLower } from './areas/publishing/commands/ask-to-lower.ts';
import { giveIdentifiers } from './areas/publishing/commands/give-identifiers.ts';
import { importIati } from './areas/publishing/commands/import-iati.ts';
import { protectPartner } from './areas/publishing/commands/protect-partner.ts';
import { askControlQuestion } from './areas/records/commands/ask-control-question.ts';
import { askDerogation } from './areas/records/commands/ask-derogation.ts';
import { attachDocument } from './areas/records/commands/attach-document.ts';
import { decideControlQuestion } from './areas/records/commands/decide-control-question.ts';
import { decideDerogation } from './areas/records/commands/decide-derogation.ts';
import { openShieldedDocument } from './areas/records/commands/open-shielded-document.ts';
import { replyToControl } from './areas/records/commands/reply-to-control.ts';
import { withdrawDocument } from './areas/records/commands/withdraw-document.ts';
import { writeComment } from './areas/records/commands/write-comment.ts';
import { resultCommands } from './areas/results/command-list.ts';
import { reviewCommands } from './areas/reviews/command-list.ts';
import { advanceAdvocacyDossier } from './areas/rights/commands/advance-advocacy-dossier.ts';
import { continueCollectiveAgreement } from './areas/rights/commands/continue-collective-agreement.ts';
import { correctAdvocacyStage } from './areas/rights/commands/correct-advocacy-stage.ts';
import { correctAdvocacyStep } from './areas/rights/commands/correct-advocacy-step.ts';
import { correctAgreementState } from './areas/rights/commands/correct-agreement-state.ts';
import { correctDialogueEvent } from './areas/rights/commands/correct-dialogue-event.ts';
import { correctWorkersCovered } from './areas/rights/commands/correct-workers-covered.ts';
import { countWorkersCovered } from './areas/rights/commands/count-workers-covered.ts';
import { openAdvocacyDossier } from './areas/rights/commands/open-advocacy-dossier.ts';
import { recordAdvocacyStep } from './areas/rights/commands/record-advocacy-step.ts';
import { recordCollectiveAgreement } from './areas/rights/commands/record-collective-agreement.ts';
import { recordDialogueBody } from './areas/rights/commands/record-dialogue-body.ts';
import { recordDialogueEvent } from './areas/rights/commands/record-dialogue-event.ts';
import { reviseAdvocacyDossier } from './areas/rights/commands/revise-advocacy-dossier.ts';
import { reviseCollectiveAgreement } from './areas/rights/commands/revise-collective-agreement.ts';
import { reviseDialogueBody } from './areas/rights/commands/revise-dialogue-body.ts';
import { withdrawRightsRecord } from './areas/rights/commands/withdraw-rights-record.ts';
import { adoptRulebook } from './areas/rulebook/commands/adopt-rulebook.ts';
import { correctCountryFact } from './areas/rulebook/commands/correct-country-fact.ts';
import { correctParameter } from './areas/rulebook/commands/correct-parameter.ts';
import { recordCountryFact } from './areas/rulebook/commands/record-country-fact.ts';
import { importSheet } from './areas/sheets/commands/import-sheet.ts';
import { saveSheetMapping } from './areas/sheets/commands/save-sheet-mapping.ts';
import { undoSheet } from './areas/sheets/commands/undo-sheet.ts';
import { erasePayload } from './command/erase-payload.ts';
import { type AnyCommand, commandRegistry } from './command/registry.ts';

/** Every registered command; one that is missing here cannot be replayed, imported or scheduled. */
const allCommands: readonly AnyCommand[] = [
  erasePayload,
  foundInstitute,
  invitePerson,
  suspendMembership,
  endMembership,
  restoreMembership,
  lendDuty,
  withdrawDuty,
  givePasswordLink,
  attachDocument,
  withdrawDocument,
  openShieldedDocument,
  writeComment,
  askDerogation,
  decideDerogation,
  askControlQuestion,
  replyToControl,
  decideControlQuestion,
  registerOrganisation,
  changeAgreement,
  changeOrganisation,
  changePartnership,
  correctAffiliation,
  correctSupport,
  recordAffiliation,
  recordSupport,
  registerAgreement,
  signAgreement,
  draftAmendment,
  signAmendment,
  startPartnership,
  recordScreening,
  correctScreening,
  answerScreening,
  recordMemberCount,
  correctMemberCount,
  openHandOverPlan,
  addHandOverItem,
  reachMilestone,
  finishHandOverPlan,
  adoptQuestionnaires,
  wordExternalFactors,
  agreeToOpenAssessment,
  fileAssessmentSheet,
  openAssessmentRound,
  saveAssessmentSheet,
  withdrawAssessmentConsent,
  withdrawAssessmentRound,
  adoptRulebook,
  correctParameter,
  recordCountryFact,
  correctCountryFact,
  ...programmeCommands,
  recordDialogueBody,
  reviseDialogueBody,
  recordDialogueEvent,
  correctDialogueEvent,
  recordCollectiveAgreement,
  reviseCollectiveAgreement,
  continueCollectiveAgreement,
  correctAgreementState,
  countWorkersCovered,
  correctWorkersCovered,
  openAdvocacyDossier,
  reviseAdvocacyDossier,
  advanceAdvocacyDossier,
  correctAdvocacyStage,
  recordAdvocacyStep,
  correctAdvocacyStep,
  withdrawRightsRecord,
  ...resultCommands,
  ...financeCommands,
  ...controlCommands,
  ...jointCommands,
  planActivity,
  reviseActivity,
  addStory,
  tellStory,
  recordConsent,
  sayWhoseConsent,
  correctConsent,
  takeBackConsentWithdrawal,
  takeBackPublication,
  takeBackRemoval,
  withdrawConsent,
  publishStory,
  takeDownStory,
  withdrawStory,
  withdrawUnit,
  holdActivity,
  correctHolding,
  recordParticipants,
  recordUse,
  nameUnit,
  correctRecommendation,
  correctUse,
  recordTest,
  correctTest,
  recordLearningProduct,
  correctLearningProduct,
  countGroups,
  countUniquePeople,
  countReach,
  describeAwareness,
  announceGroups,
  recommend,
  followRecommendation,
  cancelActivity,
  ...reviewCommands,
  ...obligationCommands,
  answerLowering,
  askToLower,
  giveIdentifiers,
  importIati,
  protectPartner,
  fileProgramme,
  prepareClaim,
  takeClaimStep,
  takeSubsidyCut,
  importSheet,
  undoSheet,
  saveSheetMapping,
];

export const commands = commandRegistry(allCommands);
