import type { Route } from '../../page/page.ts';
import { paths } from '../../paths.ts';
import * as actionPlan from './pages/action-plan.tsx';
import * as activities from './pages/activities.tsx';
import type { KnownAbove } from './pages/activity-checks-asked.ts';
import * as announceGroups from './pages/announce-groups.tsx';
import * as awareness from './pages/awareness.tsx';
import * as cancelActivity from './pages/cancel-activity.tsx';
import * as chooseActivityKind from './pages/choose-activity-kind.tsx';
import * as correctConsent from './pages/correct-consent.tsx';
import * as correctLearningProduct from './pages/correct-learning-product.tsx';
import * as correctRecommendation from './pages/correct-recommendation.tsx';
import * as correctTest from './pages/correct-test.tsx';
import * as correctUse from './pages/correct-use.tsx';
import * as countGroups from './pages/count-groups.tsx';
import * as countReach from './pages/count-reach.tsx';
import * as describeAwareness from './pages/describe-awareness.tsx';
import * as editActivity from './pages/edit-activity.tsx';
import * as followRecommendation from './pages/follow-recommendation.tsx';
import * as holdActivity from './pages/hold-activity.tsx';
import * as nameUnit from './pages/name-unit.tsx';
import * as newConsent from './pages/new-consent.tsx';
import * as newStory from './pages/new-story.tsx';
import * as participants from './pages/participants.tsx';
import * as planActivity from './pages/plan-activity.tsx';
import * as publishStory from './pages/publish-story.tsx';
import * as recommend from './pages/recommend.tsx';
import * as recordLearningProduct from './pages/record-learning-product.tsx';
import * as recordTest from './pages/record-test.tsx';
import * as recordUse from './pages/record-use.tsx';
import * as stories from './pages/stories.tsx';
import * as story from './pages/story.tsx';
import * as takeBackConsentWithdrawal from './pages/take-back-consent-withdrawal.tsx';
import * as takeBackPlanApproval from './pages/take-back-plan-approval.tsx';
import * as takeBackPublication from './pages/take-back-publication.tsx';
import * as takeBackRemoval from './pages/take-back-removal.tsx';
import * as takeDownStory from './pages/take-down-story.tsx';
import * as tellStory from './pages/tell-story.tsx';
import * as uniquePeople from './pages/unique-people.tsx';
import * as whoseConsent from './pages/whose-consent.tsx';
import * as withdrawConsent from './pages/withdraw-consent.tsx';
import * as withdrawStory from './pages/withdraw-story.tsx';
import * as withdrawUnit from './pages/withdraw-unit.tsx';

export const activityRoutes = (known: KnownAbove): readonly Route[] => [
  { path: paths.activities, show: activities.showWith(known) },
  { path: paths.chooseActivityKind, show: chooseActivityKind.show },
  { path: paths.planActivity, show: planActivity.show, save: planActivity.saveWith(known) },
  { path: paths.editActivity, show: editActivity.show, save: editActivity.saveWith(known) },
  { path: paths.holdActivity, ...holdActivity },
  { path: paths.participants, ...participants },
  { path: paths.nameUnit, ...nameUnit },
  { path: paths.countGroups, ...countGroups },
  { path: paths.describeAwareness, ...describeAwareness },
  { path: paths.countReach, ...countReach },
  { path: paths.awareness, show: awareness.show },
  { path: paths.newStory, ...newStory.ofActivity },
  { path: paths.newOutcomeStory, ...newStory.ofOutcome },
  { path: paths.stories, show: stories.show },
  { path: paths.story, show: story.show },
  { path: paths.tellStory, ...tellStory },
  { path: paths.newConsent, ...newConsent },
  { path: paths.withdrawConsent, ...withdrawConsent },
  { path: paths.takeBackConsentWithdrawal, ...takeBackConsentWithdrawal },
  { path: paths.takeBackPublication, ...takeBackPublication },
  { path: paths.takeBackRemoval, ...takeBackRemoval },
  { path: paths.correctConsent, ...correctConsent },
  { path: paths.whoseConsent, ...whoseConsent },
  { path: paths.publishStory, ...publishStory },
  { path: paths.takeDownStory, ...takeDownStory },
  { path: paths.withdrawStory, ...withdrawStory },
  { path: paths.announceGroups, ...announceGroups },
  { path: paths.recommend, ...recommend },
  { path: paths.followRecommendation, ...followRecommendation },
  { path: paths.correctRecommendation, ...correctRecommendation },
  { path: paths.recordUse, ...recordUse },
  { path: paths.correctUse, ...correctUse },
  { path: paths.recordTest, ...recordTest },
  { path: paths.correctTest, ...correctTest },
  { path: paths.recordLearningProduct, ...recordLearningProduct },
  { path: paths.correctLearningProduct, ...correctLearningProduct },
  { path: paths.withdrawUnit, ...withdrawUnit },
  { path: paths.cancelActivity, ...cancelActivity },
  { path: paths.actionPlan, show: actionPlan.show },
  { path: paths.takeBackPlanApproval, ...takeBackPlanApproval },
  { path: paths.uniquePeople, ...uniquePeople },
];
