import type { Route } from '../../page/page.ts';
import { paths } from '../../paths.ts';
import * as activity from './pages/activity.tsx';
import * as askControlQuestion from './pages/ask-control-question.tsx';
import * as askDerogation from './pages/ask-derogation.tsx';
import * as attachDocument from './pages/attach-document.tsx';
import * as calendar from './pages/calendar.tsx';
import * as capacity from './pages/capacity.tsx';
import * as checks from './pages/checks.tsx';
import * as controlQuestion from './pages/control-question.tsx';
import * as controlQuestions from './pages/control-questions.tsx';
import * as correctAffiliation from './pages/correct-affiliation.tsx';
import * as correctCountryFact from './pages/correct-country-fact.tsx';
import * as correctSupport from './pages/correct-support.tsx';
import * as country from './pages/country.tsx';
import * as countryMap from './pages/country-map.tsx';
import * as coverage from './pages/coverage.tsx';
import * as coverageEntries from './pages/coverage-entries.tsx';
import * as derogation from './pages/derogation.tsx';
import * as derogations from './pages/derogations.tsx';
import * as document from './pages/document.tsx';
import * as eligibilityYears from './pages/eligibility-years.tsx';
import * as endMembership from './pages/end-membership.tsx';
import * as exchangeBalance from './pages/exchange-balance.tsx';
import * as history from './pages/history.tsx';
import * as home from './pages/home.tsx';
import * as invite from './pages/invite.tsx';
import * as lendDuty from './pages/lend-duty.tsx';
import * as outcome from './pages/outcome.tsx';
import * as ownership from './pages/ownership.tsx';
import * as partner from './pages/partner.tsx';
import * as partnerResults from './pages/partner-results.tsx';
import * as partnerYears from './pages/partner-years.tsx';
import * as passwordLink from './pages/password-link.tsx';
import * as people from './pages/people.tsx';
import * as person from './pages/person.tsx';
import { saveRestoration, saveWithdrawal } from './pages/person-steps.ts';
import * as portfolio from './pages/portfolio.tsx';
import * as portfolioActivities from './pages/portfolio-activities.tsx';
import * as portfolioResults from './pages/portfolio-results.tsx';
import * as programme from './pages/programme.tsx';
import * as programmeChecks from './pages/programme-checks.tsx';
import * as programmeFile from './pages/programme-file.tsx';
import * as programmeRecords from './pages/programme-records.tsx';
import * as rightsRecord from './pages/rights-record.ts';
import * as rules from './pages/rules.tsx';
import * as search from './pages/search.tsx';
import * as suspendMembership from './pages/suspend-membership.tsx';
import * as writeComment from './pages/write-comment.tsx';

export const overviewRoutes: readonly Route[] = [
  { path: paths.home, ...home },
  { path: paths.search, ...search },
  { path: paths.calendar, ...calendar },
  { path: paths.portfolio, ...portfolio },
  { path: paths.portfolioActivities, ...portfolioActivities },
  { path: paths.portfolioResults, ...portfolioResults },
  { path: paths.countryMap, ...countryMap },
  { path: paths.country, ...country },
  { path: paths.partnerResults, ...partnerResults },
  { path: paths.coverage, ...coverage },
  { path: paths.coverageEntries, ...coverageEntries },
  { path: paths.exchangeBalance, ...exchangeBalance },
  { path: paths.checks, ...checks },
  { path: paths.rules, ...rules },
  { path: paths.history, ...history },
  { path: paths.programmeChecks, ...programmeChecks },
  { path: paths.programmeFile, show: programmeFile.show },
  { path: paths.programmeRecords, ...programmeRecords },
  { path: paths.programme, ...programme },
  { path: paths.outcome, ...outcome },
  { path: paths.ownership, ...ownership },
  { path: paths.partnerYears, ...partnerYears },
  { path: paths.capacity, ...capacity },
  { path: paths.partner, ...partner },
  { path: paths.activity, ...activity },
  { path: paths.dialogueEvent, show: rightsRecord.showEvent },
  { path: paths.collectiveAgreement, show: rightsRecord.showAgreement },
  { path: paths.advocacyDossier, show: rightsRecord.showDossier },
  { path: paths.eligibilityYears, ...eligibilityYears },
  { path: paths.correctAffiliation, ...correctAffiliation },
  { path: paths.correctSupport, ...correctSupport },
  { path: paths.countryFact, ...correctCountryFact },
  { path: paths.people, show: people.show },
  { path: paths.invite, ...invite },
  { path: paths.lendDuty, ...lendDuty },
  { path: paths.person, ...person },
  { path: paths.passwordLink, show: passwordLink.show, save: passwordLink.save },
  { path: paths.endMembership, ...endMembership },
  { path: paths.suspendMembership, ...suspendMembership },
  { path: paths.restoreMembership, save: saveRestoration },
  { path: paths.withdrawDuty, save: saveWithdrawal },
  { path: paths.attachDocument, ...attachDocument },
  { path: paths.document, show: document.show },
  { path: paths.openDocument, show: document.show, save: document.saveOpening },
  { path: paths.withdrawDocument, show: document.show, save: document.saveWithdrawal },
  { path: paths.writeComment, ...writeComment },
  { path: paths.derogations, show: derogations.show },
  { path: paths.askDerogation, ...askDerogation },
  { path: paths.controlQuestions, show: controlQuestions.show },
  { path: paths.askControlQuestion, ...askControlQuestion },
  { path: paths.controlQuestion, show: controlQuestion.show },
  { path: paths.replyToControl, show: controlQuestion.show, save: controlQuestion.saveReply },
  { path: paths.decideControlQuestion, show: controlQuestion.show, save: controlQuestion.saveDecision },
  { path: paths.derogation, show: derogation.show, save: derogation.save },
];
