import type { Route } from '../../page/page.ts';
import { paths } from '../../paths.ts';
import * as adoptQuestionnaires from './pages/adopt-questionnaires.tsx';
import * as agreeToOpenAssessment from './pages/agree-to-open-assessment.tsx';
import * as agreement from './pages/agreement.tsx';
import * as assessment from './pages/assessment.tsx';
import * as assessmentSheet from './pages/assessment-sheet.tsx';
import * as assessments from './pages/assessments.tsx';
import * as correctMemberCount from './pages/correct-member-count.tsx';
import * as correctScreening from './pages/correct-screening.tsx';
import * as editAgreement from './pages/edit-agreement.tsx';
import * as editOrganisation from './pages/edit-organisation.tsx';
import * as editPartnership from './pages/edit-partnership.tsx';
import * as eligibility from './pages/eligibility.tsx';
import * as externalFactors from './pages/external-factors.tsx';
import * as finishHandOverPlan from './pages/finish-hand-over-plan.tsx';
import * as handOver from './pages/hand-over.tsx';
import * as memberCounts from './pages/member-counts.tsx';
import * as newAffiliation from './pages/new-affiliation.tsx';
import * as newAgreement from './pages/new-agreement.tsx';
import * as newAmendment from './pages/new-amendment.tsx';
import * as newAssessment from './pages/new-assessment.tsx';
import * as newHandOverItem from './pages/new-hand-over-item.tsx';
import * as newHandOverPlan from './pages/new-hand-over-plan.tsx';
import * as newMemberCount from './pages/new-member-count.tsx';
import * as newOrganisation from './pages/new-organisation.tsx';
import * as newPartnership from './pages/new-partnership.tsx';
import * as newScreening from './pages/new-screening.tsx';
import * as newSupport from './pages/new-support.tsx';
import * as organisation from './pages/organisation.tsx';
import * as organisations from './pages/organisations.tsx';
import * as partnerDecisions from './pages/partner-decisions.tsx';
import * as partners from './pages/partners.tsx';
import * as reachMilestone from './pages/reach-milestone.tsx';
import * as screening from './pages/screening.tsx';
import * as screenings from './pages/screenings.tsx';
import * as signAgreement from './pages/sign-agreement.tsx';
import * as signAmendment from './pages/sign-amendment.tsx';
import * as withdrawAssessmentConsent from './pages/withdraw-assessment-consent.tsx';
import * as withdrawAssessmentRound from './pages/withdraw-assessment-round.tsx';

export const partnerRoutes: readonly Route[] = [
  { path: paths.organisations, ...organisations },
  { path: paths.newOrganisation, ...newOrganisation },
  { path: paths.organisation, ...organisation },
  { path: paths.editOrganisation, ...editOrganisation },
  { path: paths.newAffiliation, ...newAffiliation },
  { path: paths.newSupport, ...newSupport },
  { path: paths.eligibility, ...eligibility },
  { path: paths.partners, ...partners },
  { path: paths.newPartnership, ...newPartnership },
  { path: paths.editPartnership, ...editPartnership },
  { path: paths.newAgreement, ...newAgreement },
  { path: paths.agreement, ...agreement },
  { path: paths.editAgreement, ...editAgreement },
  { path: paths.signAgreement, ...signAgreement },
  { path: paths.newAmendment, ...newAmendment },
  { path: paths.signAmendment, ...signAmendment },
  { path: paths.memberCounts, ...memberCounts },
  { path: paths.newMemberCount, ...newMemberCount },
  { path: paths.correctMemberCount, ...correctMemberCount },
  { path: paths.handOver, ...handOver },
  { path: paths.newHandOverPlan, ...newHandOverPlan },
  { path: paths.newHandOverItem, ...newHandOverItem },
  { path: paths.finishHandOverPlan, ...finishHandOverPlan },
  { path: paths.reachMilestone, ...reachMilestone },
  { path: paths.partnerDecisions, ...partnerDecisions },
  { path: paths.screenings, ...screenings },
  { path: paths.newScreening, ...newScreening },
  { path: paths.screening, ...screening },
  { path: paths.correctScreening, ...correctScreening },
  { path: paths.assessments, ...assessments },
  { path: paths.newAssessment, ...newAssessment },
  { path: paths.assessment, ...assessment },
  { path: paths.assessmentSheet, ...assessmentSheet },
  { path: paths.agreeToOpenAssessment, ...agreeToOpenAssessment },
  { path: paths.withdrawAssessmentConsent, ...withdrawAssessmentConsent },
  { path: paths.withdrawAssessmentRound, ...withdrawAssessmentRound },
  { path: paths.adoptQuestionnaires, ...adoptQuestionnaires },
  { path: paths.externalFactors, ...externalFactors },
];
