import type { Tx } from '../../../db/transaction.ts';
import { type Actor, holds } from '../../../kernel/actor.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { mayReadObligations } from '../../obligations/rules/obligation-permissions.ts';
import { mayInvite } from '../../people/rules/people-permissions.ts';
import { mayKeepProgrammes, mayWriteFileTexts } from '../../programmes/rules/programme-permissions.ts';
import { mayReplyToControl } from '../../records/rules/control-permissions.ts';
import { sourcesInUse } from '../../results/queries/drifted-figures.ts';
import { mayJudgePartnerReports } from '../../reviews/rules/partner-report-permissions.ts';
import { mayFollowUpReviews } from '../../reviews/rules/review-permissions.ts';
import { type Waiting, type WaitingQuestion, waitingFor } from './waiting.ts';
import {
  activitiesAhead,
  activitiesOverdue,
  exchangeReportsDue,
  recommendationsOpen,
  storiesToTakeDown,
  usesDue,
} from './waiting-activities.ts';
import {
  accountsToConfirm,
  controlQuestionsToAnswer,
  controlRepliesDue,
  controlRepliesToRead,
  findingsToAnswer,
  findingsToDecide,
  findingsToSettle,
} from './waiting-control.ts';
import {
  approvalsTakenBack,
  figuresDrifted,
  figuresForTheDirector,
  figuresRestated,
  figuresReturned,
  figuresReturnedToOne,
  figuresToReport,
  figuresToReview,
  ownFiguresForTheDirector,
  ownFiguresReturned,
  ownFiguresToReport,
} from './waiting-figures.ts';
import {
  baselinesOfGoneCells,
  standingInGoneCrossings,
  standingInLeftOutAxes,
  standingOnGoneSteps,
  targetsOfGoneCells,
} from './waiting-gone-cells.ts';
import {
  advancesOpen,
  agreementsEnding,
  agreementsToSign,
  amendmentsToSign,
  transfersToAsk,
  transfersToDecide,
  transfersToPay,
  vouchersToFollow,
} from './waiting-money.ts';
import { obligationsDue } from './waiting-obligations.ts';
import { handOverPlansDue, handOversDue, screeningsDue, screeningsToAnswer } from './waiting-partners.ts';
import {
  appraisalsToAnswer,
  assumptionFollowUpsDue,
  commitmentsDue,
  consentsAwaited,
  fileTextsDue,
  indicatorsWithoutTarget,
  outcomesWithoutIndicator,
  plansEnding,
  plansWithoutApproval,
  riskFollowUpsDue,
} from './waiting-programmes.ts';
import { commentsByPartners, commentsToPartner, derogationsToDecide } from './waiting-records.ts';
import {
  acceptancesTakenBack,
  reportsAccepted,
  reportsReturned,
  reportsToFile,
  reportsToJudge,
} from './waiting-reports.ts';
import {
  evaluationActionsDue,
  evaluationsToPublish,
  responsesToSign,
  reviewPointsDue,
} from './waiting-reviews.ts';
import { periodsToReport, periodsUnreported } from './waiting-unreported.ts';

/** Everything that waits for someone of an institute on a day, own duties and lent ones; what the first page and the letters tell. */
export const waitingOf = async (
  tx: Tx,
  actor: Actor,
  today: CalendarDay,
  most?: number,
): Promise<Waiting[]> => {
  if (!actor.institute) return [];
  const questions = questionsOf(actor);
  const { id: instituteId } = actor.institute;
  const sources = questions.includes(figuresDrifted) ? await sourcesInUse(tx, instituteId) : undefined;
  return waitingFor(tx, { instituteId, userId: actor.userId, today, most, sources }, questions);
};

const questionsOf = (actor: Actor): readonly WaitingQuestion[] => [
  ...(holds(actor, 'programme_officer') ? ofTheProgrammeOfficer : []),
  ...(mayFollowUpReviews(actor) === true ? [reviewPointsDue, evaluationActionsDue] : []),
  ...(mayKeepProgrammes(actor) === true ? [consentsAwaited] : []),
  ...(mayWriteFileTexts(actor) === true
    ? [fileTextsDue(actor.duties, mayKeepProgrammes(actor) === true)]
    : []),
  ...(holds(actor, 'finance_officer') ? ofTheFinanceOfficer : []),
  ...(mayReadObligations(actor) === true ? [obligationsDue(actor.duties, decidesOnPeople(actor))] : []),
  ...(holds(actor, 'director')
    ? [agreementsToSign, amendmentsToSign, derogationsToDecide, responsesToSign]
    : []),
  ...(holds(actor, 'director') && !holds(actor, 'programme_officer')
    ? [ownFiguresForTheDirector, figuresForTheDirector, storiesToTakeDown]
    : []),
  ...(holds(actor, 'director', 'finance_officer') && !holds(actor, 'programme_officer')
    ? [figuresReturnedToOne(holds(actor, 'director'))]
    : []),
  ...(mayReplyToControl(actor) === true ? [controlQuestionsToAnswer, findingsToAnswer] : []),
  ...(holds(actor, 'partner_coordinator', 'partner_treasurer') ? ofThePartner : []),
  ...(actor.role === 'auditor'
    ? [controlRepliesDue, controlRepliesToRead, findingsToDecide, accountsToConfirm]
    : []),
  ...(holds(actor, 'partner_coordinator') ? [screeningsToAnswer, handOversDue, recommendationsOpen] : []),
  ...(holds(actor, 'partner_coordinator')
    ? [periodsToReport, reportsToFile, reportsReturned, reportsAccepted, acceptancesTakenBack]
    : []),
  ...(mayJudgePartnerReports(actor) === true ? [reportsToJudge] : []),
];

/** Who decides who works in the house sees besides what nobody there sees to. */
const decidesOnPeople = (actor: Actor): boolean => mayInvite(actor, { role: 'programme_officer' }) === true;

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
  baselinesOfGoneCells,
  standingInGoneCrossings,
  standingInLeftOutAxes,
  standingOnGoneSteps,
  riskFollowUpsDue,
  assumptionFollowUpsDue,
  evaluationsToPublish,
  appraisalsToAnswer,
  commitmentsDue,
  commentsByPartners,
  screeningsDue,
  handOversDue,
  handOverPlansDue,
  ownFiguresToReport,
  ownFiguresReturned,
  figuresToReview,
  figuresDrifted,
  periodsUnreported,
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
  plansWithoutApproval,
  plansEnding,
  usesDue,
  commentsToPartner,
  vouchersToFollow,
  transfersToAsk,
  figuresToReport,
  figuresReturned,
  approvalsTakenBack,
  figuresRestated,
  figuresDrifted,
];
