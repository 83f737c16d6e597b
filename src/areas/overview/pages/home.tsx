import { holds } from '../../../kernel/actor.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { html, type Page } from '../../../page/page.ts';
import { mayKeepObligations } from '../../obligations/rules/obligation-permissions.ts';
import { mayReplyToControl } from '../../records/rules/control-permissions.ts';
import { mayJudgePartnerReports } from '../../reviews/rules/partner-report-permissions.ts';
import { mayFollowUpReviews } from '../../reviews/rules/review-permissions.ts';
import { type WaitingQuestion, waitingFor } from '../queries/waiting.ts';
import {
  activitiesAhead,
  activitiesOverdue,
  exchangeReportsDue,
  recommendationsOpen,
  storiesToTakeDown,
  usesDue,
} from '../queries/waiting-activities.ts';
import {
  accountsToConfirm,
  controlQuestionsToAnswer,
  controlRepliesDue,
  controlRepliesToRead,
  findingsToAnswer,
  findingsToDecide,
  findingsToSettle,
} from '../queries/waiting-control.ts';
import {
  figuresRestated,
  figuresReturned,
  figuresToReport,
  figuresToReview,
} from '../queries/waiting-figures.ts';
import {
  advancesOpen,
  agreementsEnding,
  agreementsToSign,
  amendmentsToSign,
  transfersToAsk,
  transfersToDecide,
  transfersToPay,
  vouchersToFollow,
} from '../queries/waiting-money.ts';
import { obligationsDue } from '../queries/waiting-obligations.ts';
import {
  handOverPlansDue,
  handOversDue,
  screeningsDue,
  screeningsToAnswer,
} from '../queries/waiting-partners.ts';
import {
  appraisalsToAnswer,
  commitmentsDue,
  fileTextsDue,
  indicatorsWithoutTarget,
  outcomesWithoutIndicator,
  plansEnding,
  plansWithoutApproval,
  riskFollowUpsDue,
  targetsOfGoneCells,
} from '../queries/waiting-programmes.ts';
import { commentsByPartners, commentsToPartner, derogationsToDecide } from '../queries/waiting-records.ts';
import {
  reportsAccepted,
  reportsReturned,
  reportsToFile,
  reportsToJudge,
} from '../queries/waiting-reports.ts';
import { evaluationsToPublish, reviewPointsDue } from '../queries/waiting-reviews.ts';
import { administratorHome } from './home-administrator.tsx';
import { auditorHome } from './home-auditor.tsx';
import { donorHome } from './home-donor.tsx';
import { partnerHome } from './home-partner.tsx';
import { staffHome } from './home-staff.tsx';

/** Each role begins with what waits for it; lent duties bring their lines along. */
export const show = async (page: Page) => {
  const today = todayIn();
  const { actor } = page;
  if (!actor.institute) return html(await donorHome(page, today));
  if (actor.role === 'auditor') {
    return html(await auditorHome(page, today, await waiting(page, actor.institute.id, today)));
  }
  if (holds(actor, 'partner_coordinator', 'partner_treasurer')) {
    return html(await partnerHome(page, today, await waiting(page, actor.institute.id, today)));
  }
  const lines = await waiting(page, actor.institute.id, today);
  const machine = holds(actor, 'administrator') ? await administratorHome(page) : undefined;
  return html(staffHome(page, today, lines, machine));
};

const waiting = (page: Page, instituteId: string, today: CalendarDay) =>
  page.read((tx) => waitingFor(tx, { instituteId, today }, questionsOf(page)));

const questionsOf = ({ actor }: Page): readonly WaitingQuestion[] => [
  ...(holds(actor, 'programme_officer') ? ofTheProgrammeOfficer : []),
  ...(mayFollowUpReviews(actor) === true ? [reviewPointsDue] : []),
  ...(holds(actor, 'finance_officer') ? ofTheFinanceOfficer : []),
  ...(mayKeepObligations(actor) === true ? [obligationsDue(actor.duties)] : []),
  ...(holds(actor, 'director') ? [agreementsToSign, amendmentsToSign, derogationsToDecide] : []),
  ...(mayReplyToControl(actor) === true ? [controlQuestionsToAnswer, findingsToAnswer] : []),
  ...(holds(actor, 'partner_coordinator', 'partner_treasurer') ? ofThePartner : []),
  ...(actor.role === 'auditor'
    ? [controlRepliesDue, controlRepliesToRead, findingsToDecide, accountsToConfirm]
    : []),
  ...(holds(actor, 'partner_coordinator') ? [screeningsToAnswer, handOversDue] : []),
  ...(holds(actor, 'partner_coordinator') ? [reportsToFile, reportsReturned, reportsAccepted] : []),
  ...(mayJudgePartnerReports(actor) === true ? [reportsToJudge] : []),
];

const ofTheProgrammeOfficer = [
  activitiesOverdue,
  exchangeReportsDue,
  recommendationsOpen,
  storiesToTakeDown,
  plansWithoutApproval,
  plansEnding,
  usesDue,
  outcomesWithoutIndicator,
  indicatorsWithoutTarget,
  targetsOfGoneCells,
  riskFollowUpsDue,
  evaluationsToPublish,
  fileTextsDue,
  appraisalsToAnswer,
  commitmentsDue,
  commentsByPartners,
  screeningsDue,
  handOversDue,
  handOverPlansDue,
  figuresToReview,
];
const ofTheFinanceOfficer = [
  vouchersToFollow,
  agreementsEnding,
  advancesOpen,
  transfersToDecide,
  transfersToPay,
  findingsToSettle,
];
const ofThePartner = [
  activitiesOverdue,
  activitiesAhead,
  exchangeReportsDue,
  recommendationsOpen,
  plansWithoutApproval,
  plansEnding,
  usesDue,
  commentsToPartner,
  vouchersToFollow,
  transfersToAsk,
  figuresToReport,
  figuresReturned,
  figuresRestated,
];
