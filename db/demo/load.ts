import { resolve } from 'node:path';
import { parameterSeeds } from '../../src/areas/overview/rules/all-rules.ts';
import { instituteCodes } from '../../src/areas/people/queries/institute-codes.ts';
import { adoptRulebook } from '../../src/areas/rulebook/commands/adopt-rulebook.ts';
import type { Database } from '../../src/db/database.ts';
import { withProgramLock } from '../../src/db/program-lock.ts';
import type { FileStore } from '../../src/files/store.ts';
import { addDays, type CalendarDay, todayIn } from '../../src/kernel/calendar-day.ts';
import { countryFactsOf } from './country-facts.ts';
import { type DemoFile, newDemoFile, readDemoFile, writeDemoFile } from './demo-file.ts';
import { tellAccountFacts } from './load-account-facts.ts';
import { tellAmendments } from './load-amendments.ts';
import { tellApprovals } from './load-approvals.ts';
import { tellAssessments } from './load-assessments.ts';
import { tellAwareness } from './load-awareness.ts';
import { tellContributions } from './load-contributions.ts';
import { tellControl } from './load-control.ts';
import { tellDefinitions } from './load-definitions.ts';
import { tellDesign } from './load-design.ts';
import { tellEvaluations } from './load-evaluations.ts';
import { tellFeeds } from './load-feeds.ts';
import { tellFindings } from './load-findings.ts';
import { tellFrozenAccounts } from './load-frozen.ts';
import { tellFruits } from './load-fruits.ts';
import { tellGains } from './load-gains.ts';
import { tellHandOver, tellHandOverKnots } from './load-hand-over.ts';
import { tellInstalments } from './load-instalments.ts';
import { tellJoint } from './load-joint.ts';
import { tellMembers } from './load-members.ts';
import { tellObligations } from './load-obligations.ts';
import { tellOutcomeStory } from './load-outcome-story.ts';
import { tellOwnContributions } from './load-own-contributions.ts';
import { tellPartnerReports } from './load-partner-reports.ts';
import { tellOrganisations, tellPartnerships } from './load-partners.ts';
import { tellInstitute, tellOutsiders, tellPartnerPeople, tellPasswords, tellStaff } from './load-people.ts';
import { tellActionPlans, tellMoney, tellProgrammes } from './load-programmes.ts';
import { tellPurchases } from './load-purchases.ts';
import { tellRates } from './load-rates.ts';
import {
  tellComments,
  tellDerogations,
  tellFiledAccount,
  tellFiledProgramme,
  tellVouchers,
} from './load-records.ts';
import { tellOpenPeriod, tellReports, tellRestatement } from './load-reports.ts';
import { tellMissions, tellReviews } from './load-reviews.ts';
import { tellScores } from './load-scores.ts';
import { tellLastScreenings, withdrawScreenings } from './load-screenings.ts';
import { tellSheets } from './load-sheets.ts';
import { tellShifts } from './load-shifts.ts';
import { tellSignOffs } from './load-sign-offs.ts';
import { tellStaffCosts } from './load-staff.ts';
import { tellStories } from './load-stories.ts';
import { tellTransfers } from './load-transfers.ts';
import { tellActivities, tellCashBooks, tellMeasurements } from './load-work.ts';
import { stories } from './stories.ts';
import { staff, type Telling, tell, tellingOf } from './telling.ts';
import { activitiesOf, type ToldActivity } from './unfold-activities.ts';

export type Loading = {
  db: Database;
  dataFolder: string;
  files: Pick<FileStore, 'keep'>;
  /** Progress, a line at a time. */
  say: (line: string) => void;
  /** Stops between two commands; the next load goes on from there. */
  signal?: AbortSignal;
  today?: CalendarDay;
};

/** The database holds institutes that are not the demo's: nothing was written. */
export class NotEmpty extends Error {}

/**
 * Loads the demo: the stories of the three institutes, told as commands with steady ids, so that a load that was
 * interrupted goes on where it stopped. `already`: it was loaded before, and nothing was done.
 * @throws NotEmpty where the database holds an institute that this demo did not found.
 */
export const loadDemo = (loading: Loading): Promise<{ already: boolean; demo: DemoFile }> =>
  // A server and the command line may load at once: the second waits, and finds it loaded.
  withProgramLock(`demo ${resolve(loading.dataFolder)}`, 300, () => loadAlone(loading));

const loadAlone = async (loading: Loading): Promise<{ already: boolean; demo: DemoFile }> => {
  const { db, dataFolder, files, say, signal, today = todayIn() } = loading;
  const found = await db.read({ role: 'doorkeeper' }, instituteCodes);
  const begun = await readDemoFile(dataFolder);
  const ours: readonly string[] = stories.map(({ code }) => code);
  const isOurs = begun !== undefined && found.every((code) => ours.includes(code));
  if (found.length > 0 && !isOurs)
    throw new NotEmpty('there are institutes in this database already; the demo is loaded into an empty one');
  if (begun?.state === 'loaded' && found.length === ours.length) return { already: true, demo: begun };
  const demo = begun && found.length > 0 ? begun : newDemoFile(today);
  await writeDemoFile(dataFolder, { ...demo, state: 'loading' });
  const trouble = new AbortController();
  const stop = signal ? AbortSignal.any([signal, trouble.signal]) : trouble.signal;
  const tellings = stories.map((story) => tellingOf({ db, files, demo, story, say, signal: stop }));
  const each = (chapter: Chapter) => together(tellings, chapter, trouble);
  await each(tellBeginning);
  await tellOutsiders(tellings);
  await each(tellPasswords);
  const signIns = tellings.flatMap((telling) => telling.signIns);
  await writeDemoFile(dataFolder, { ...demo, state: 'loading', signIns });
  await each(tellYears);
  await tellJoint(tellings);
  const loaded: DemoFile = { ...demo, state: 'loaded', signIns };
  await writeDemoFile(dataFolder, loaded);
  return { already: false, demo: loaded };
};

type Chapter = (telling: Telling) => Promise<void>;

/** A chapter of all three at once, each in its own chain; where one fails the others stop before that is said. */
const together = async (
  tellings: readonly Telling[],
  chapter: Chapter,
  trouble: AbortController,
): Promise<void> => {
  const settled = await Promise.allSettled(
    tellings.map((telling) =>
      chapter(telling).catch((error: unknown) => {
        trouble.abort(error);
        throw error;
      }),
    ),
  );
  for (const each of settled) if (each.status === 'rejected') throw trouble.signal.reason ?? each.reason;
};

/**
 * Who there is and what was agreed: enough for everyone to sign in and look around. The offices took their books over in
 * Relais half a year ago, step by step: days before the demo's are those on which a chapter was entered.
 */
const tellBeginning = async (telling: Telling): Promise<void> => {
  const { clock } = telling;
  clock.turnTo(180);
  await tellInstitute(telling);
  await tellRulebook(telling);
  await tellStaff(telling);
  clock.turnTo(177);
  await tellOrganisations(telling);
  await tellPartnerships(telling);
  await tellPartnerPeople(telling);
  clock.turnTo(174);
  await tellMembers(telling);
  await tellHandOver(telling);
  clock.turnTo(171);
  await tellProgrammes(telling);
  telling.say(`${telling.story.code}: people, partners and programmes are there`);
  clock.turnTo(168);
};

/** What happened since 2022. Nothing is entered before it happened: the last months wait for the end. */
const tellYears = async (telling: Telling): Promise<void> => {
  const activities = activitiesOf(telling.story, telling.today);
  await tellEarlierYears(telling, activities);
  await tellLastHalfYear(telling, activities);
  await tellLately(telling, activities);
};

/** What the offices had on paper when they began with Relais. */
const tellEarlierYears = async (telling: Telling, activities: readonly ToldActivity[]): Promise<void> => {
  const { story, today, say, clock } = telling;
  clock.turnTo(166);
  await tellActionPlans(telling);
  clock.turnTo(163);
  await tellMoney(telling);
  await tellFiledProgramme(telling);
  say(`${story.code}: budgets, subsidy and action plans are there`);
  clock.turnTo(160);
  await tellActivities(telling, activities, addDays(today, -161));
  say(`${story.code}: ${activities.length} activities are there`);
  clock.turnTo(145);
  await tellCashBooks(telling, activities, addDays(today, -146));
  clock.turnTo(130);
  await tellContributions(telling);
  await tellSignOffs(telling);
  clock.turnTo(117);
  // What a review of spring 2025 saw is what had been measured by then.
  await tellMeasurements(telling, '2024-12-31');
  clock.turnTo(110);
  await tellReviews(telling, '2025-06-30');
};

/** What came in since, and what was found out about it. */
const tellLastHalfYear = async (telling: Telling, activities: readonly ToldActivity[]): Promise<void> => {
  const { story, today, say, clock } = telling;
  clock.turnTo(96);
  await tellMeasurements(telling, addDays(today, -97));
  clock.turnTo(60);
  await tellActivities(telling, activities, addDays(today, -61));
  await tellCashBooks(telling, activities, addDays(today, -61));
  say(`${story.code}: the books of earlier quarters are there`);
  clock.turnTo(48);
  await tellMeasurements(telling);
  await tellReports(telling);
  clock.turnTo(34);
  await tellReviews(telling);
  await tellMissions(telling);
  clock.turnTo(24);
  await tellRestatement(telling);
  clock.turnTo(20);
  await tellDefinitions(telling);
  clock.turnTo(16);
  await tellAmendments(telling);
  await tellScores(telling);
  clock.turnTo(8);
  await tellOpenPeriod(telling);
  await tellDesign(telling);
};

/** What is of these days, and what speaks of it. */
const tellLately = async (telling: Telling, activities: readonly ToldActivity[]): Promise<void> => {
  const { story, today, say, clock } = telling;
  clock.turnTo(5);
  await tellActivities(telling, activities, addDays(today, -7));
  await tellCashBooks(telling, activities, addDays(today, -7));
  clock.turnTo(0);
  await tellLastScreenings(telling);
  await withdrawScreenings(telling);
  await tellActivities(telling, activities);
  await tellAwareness(telling, activities);
  await tellStories(telling, activities);
  await tellOutcomeStory(telling, activities);
  const books = await tellCashBooks(telling, activities);
  const expenses = books.reduce((sum, { rows }) => sum + rows.length, 0);
  say(`${story.code}: ${expenses} expenses in ${books.length} cash books are there`);
  const vouchers = await tellVouchers(telling, books);
  say(`${story.code}: the measurements and ${vouchers} vouchers are there`);
  await tellGains(telling);
  await tellFruits(telling, activities);
  await tellFeeds(telling, activities);
  say(`${story.code}: dialogue, agreements and advocacy are there`);
  await tellDerogations(telling, activities);
  await tellComments(telling, activities);
  await tellRates(telling);
  await tellApprovals(telling, books);
  await tellStaffCosts(telling);
  await tellPurchases(telling);
  await tellControl(telling, activities);
  await tellFindings(telling);
  await tellAssessments(telling);
  await tellFiledAccount(telling);
  await tellFrozenAccounts(telling);
  await tellShifts(telling);
  await tellTransfers(telling);
  await tellPartnerReports(telling);
  await tellEvaluations(telling);
  await tellInstalments(telling);
  await tellOwnContributions(telling);
  await tellHandOverKnots(telling);
  await tellSheets(telling);
  await tellAccountFacts(telling);
  await tellObligations(telling);
};

/** Amounts that this house looks at twice, in euros: the large institute set its own limit. */
const houseLimits: Readonly<Record<string, string>> = { iiwe: '60000' };

const tellRulebook = async (telling: Telling): Promise<void> => {
  const value = houseLimits[telling.story.code];
  const limit = value && {
    value,
    citation: 'Note interne du 10/01/2022 (démo)',
    confidence: 'read' as const,
  };
  await tell(telling, staff(telling, 'system'), adoptRulebook, [], {
    parameters: parameterSeeds.map((seed) =>
      seed.ruleId === 'F-usual-amount' && limit ? { ...seed, ...limit } : seed,
    ),
    countryFacts: countryFactsOf(telling.story),
  });
};
