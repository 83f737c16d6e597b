import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { activities } from '../../activities/queries/activities.ts';
import { checksOfActivities } from '../../activities/queries/activity-checks.ts';
import { checksOfStories } from '../../activities/queries/story-checks.ts';
import { blockersOf, chargeGroups } from '../../finance/queries/charge-groups.ts';
import { ownShareCheck, ownShareYears } from '../../finance/queries/own-shares.ts';
import { runningSupportChecks } from '../../finance/queries/running-support-checks.ts';
import { checksOfPartners, type PartnerSide } from '../../partners/queries/partner-checks.ts';
import { mayReadPartnerFile } from '../../partners/rules/partner-file-permissions.ts';
import { recordedBaselines } from '../../results/queries/recorded-baselines.ts';
import { checksOfRights, type RightsCheck } from '../../rights/queries/checks-of-all.ts';
import { programmeChecksSeen } from '../queries/programme-checks-seen.ts';
import { programmePartners } from '../queries/programme-partners.ts';
import type { CheckKind } from '../rules/check-choice.ts';
import type { BlockedExpenses } from './blocked-expenses.tsx';
import type { CheckAbout } from './checks-about.tsx';

/** As many records of a kind as one look judges; a year of an institute has some hundreds. */
const mostJudged = 2_000;

/** What is looked at: a programme, or a year of the institute's activities. */
export type CheckScope = {
  programme?: { id: string; reference: string; untilOn: CalendarDay; currency: string } | undefined;
  year?: number | undefined;
};

export type Looked = { checks: readonly CheckAbout[]; blocked?: BlockedExpenses };

type Loader = (page: Page, tx: Tx, instituteId: string, scope: CheckScope) => Promise<Looked>;

const ofActivities: Loader = async (_page, tx, instituteId, { programme, year }) => {
  const judged = await activities(tx, instituteId, { programmeId: programme?.id, year, limit: mostJudged });
  const ids = judged.map(({ id }) => id);
  const byId = await checksOfActivities(tx, instituteId, ids, todayIn(), { baselines: recordedBaselines });
  const checks = judged.flatMap((activity) =>
    (byId.get(activity.id) ?? []).map(
      (check): CheckAbout => ({
        check,
        subject: { kind: 'activity', id: activity.id },
        title: `${activity.reference} ${activity.title}`,
        href: paths.activity({ id: activity.id }),
      }),
    ),
  );
  return { checks };
};

const ofProgrammes: Loader = async (page, tx, instituteId, { programme }) => {
  if (!programme) return { checks: [] };
  const seen = { actor: page.actor, instituteId };
  const judged = await programmeChecksSeen(tx, seen, programme.id, todayIn());
  const checks = judged.map((check): CheckAbout => {
    const { subject } = check;
    const { id } = subject;
    return subject.kind === 'outcome'
      ? {
          check,
          subject,
          title: `${subject.code} ${page.words.text(subject.title)}`,
          href: paths.outcome({ id }),
        }
      : { check, subject, title: programme.reference, href: paths.programme({ id }) };
  });
  return { checks };
};

const ofExpenses: Loader = async (_page, tx, instituteId, { programme }) => {
  if (!programme) return { checks: [] };
  const rows = blockersOf(await chargeGroups(tx, instituteId, { programmeId: programme.id }));
  return { checks: [], blocked: { programmeId: programme.id, currency: programme.currency, rows } };
};

const ofPartners: Loader = async (page, tx, instituteId, { programme }) => {
  if (!programme) return { checks: [] };
  const all = await programmePartners(tx, instituteId, programme.id);
  const read = all.filter(({ id }) => mayReadPartnerFile(page.actor, { partnershipId: id }) === true);
  const on = { day: todayIn(), programmeUntil: programme.untilOn };
  const judged = await checksOfPartners(tx, instituteId, read, on);
  const ids = read.map(({ id }) => id);
  const running = await runningSupportChecks(tx, instituteId, ids, on.day);
  const ofFile = judged.map(
    ({ check, partner, side }): CheckAbout => ({
      check,
      subject: { kind: 'partnership', id: partner.id },
      title: partner.name,
      href: sideOfFile[side]({ id: partner.id }),
    }),
  );
  const shares = await ownShareYears(
    tx,
    instituteId,
    read.map(({ id }) => id),
  );
  const ofShares = read.map(
    ({ id, name }): CheckAbout => ({
      check: ownShareCheck(shares.get(id) ?? [], on.day),
      subject: { kind: 'partnership', id },
      title: name,
      href: paths.partnerContributions({ id }),
    }),
  );
  // It blocks nothing, so there is nothing to ask a derogation from.
  const ofSupport = read.flatMap(({ id, name }): CheckAbout[] => {
    const check = running.get(id);
    return check ? [{ check, title: name, href: `${paths.partner({ id })}#running-support` }] : [];
  });
  return { checks: [...ofFile, ...ofShares, ...ofSupport] };
};

const sideOfFile: Readonly<Record<PartnerSide, (of: { id: string }) => string>> = {
  screenings: paths.screenings,
  'hand-over': paths.handOver,
  members: paths.memberCounts,
};

/** Rights records hang on no programme: of one they are those of its partners. */
const ofRights: Loader = async (_page, tx, instituteId, { programme }) => {
  const partners = programme && (await programmePartners(tx, instituteId, programme.id));
  const filter = { partnershipIds: partners?.map(({ id }) => id), limit: mostJudged };
  const checks = (await checksOfRights(tx, instituteId, filter, todayIn())).map(
    ({ check, kind, id, title }): CheckAbout => ({ check, title, href: rightsPage[kind]({ id }) }),
  );
  return { checks };
};

const rightsPage: Readonly<Record<RightsCheck['kind'], (of: { id: string }) => string>> = {
  dialogue_event: paths.dialogueEvent,
  collective_agreement: paths.collectiveAgreement,
  advocacy_dossier: paths.advocacyDossier,
};

const ofStories: Loader = async (_page, tx, instituteId, { programme }) => {
  if (!programme) return { checks: [] };
  const judged = await checksOfStories(tx, instituteId, programme.id, todayIn());
  return { checks: judged.map(({ id, ...about }) => ({ ...about, href: paths.story({ id }) })) };
};

/** What the rules say of each kind of record. */
export const lookAt: Readonly<Record<CheckKind, Loader>> = {
  activities: ofActivities,
  expenses: ofExpenses,
  programmes: ofProgrammes,
  partners: ofPartners,
  rights: ofRights,
  stories: ofStories,
};
