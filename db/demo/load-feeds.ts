import { recordParticipants } from '../../src/areas/activities/commands/record-participants.ts';
import { confirmMeasurement } from '../../src/areas/results/commands/confirm-measurement.ts';
import { defineIndicator } from '../../src/areas/results/commands/define-indicator.ts';
import { setFeed } from '../../src/areas/results/commands/set-feed.ts';
import { setTargets } from '../../src/areas/results/commands/set-targets.ts';
import { proposedOf } from '../../src/areas/results/queries/feed-records.ts';
import { feedOfRow } from '../../src/areas/results/queries/feeds.ts';
import type { Feed } from '../../src/areas/results/rules/feed-input.ts';
import { storyId } from './draws.ts';
import type { Party } from './parties.ts';
import type { Story, Told } from './story.ts';
import { enteringFor, staff, type Telling, tell } from './telling.ts';
import type { ToldActivity } from './unfold-activities.ts';
import { localizedOf } from './unfold-results.ts';
import { unitWords } from './unit-words.ts';

const isTold = ({ code }: Pick<Story, 'code'>): boolean => code === 'iiwe';

/** Measurements that this chapter adds to an institute's. */
export const fedMeasurements = (story: Story): number => (isTold(story) ? 4 : 0);

/** All of them were measured of one year, long over. */
const year = '2024';
const period = { from: `${year}-01-01`, until: `${year}-12-31` };

/**
 * Two indicators of the first institute that records feed: one figure taken over as proposed, one that differs and says why, and
 * one of which the records say otherwise since.
 */
export const tellFeeds = async (telling: Telling, activities: readonly ToldActivity[]): Promise<void> => {
  if (!isTold(telling.story)) return;
  const trained = activities.filter((each) => each.plan.kind === 'A2' && womenHeld(each) > 0);
  const parties = telling.parties.filter((party) => trained.some((each) => each.party?.key === party.key));
  const [first, second] = parties.filter(({ outcome }) => outcome === parties[0]?.outcome);
  if (!first || !second) return;
  const participants = { source: 'participants', actionKind: 'A2', theme: null, levels: [] } as const;
  const agreements = { source: 'agreements', actionKind: null, theme: null, levels: [] } as const;
  const people = await define(telling, first, participants, {
    code: 'P',
    title: {
      fr: 'Participations aux formations tenues',
      nl: 'Deelnames aan gehouden vormingen',
      en: 'Attendances of trainings held',
      es: 'Asistencias a formaciones realizadas',
      pt: 'Participações em formações realizadas',
    },
    unit: unitWords.attendances,
    target: '300',
  });
  const signed = await define(telling, first, agreements, {
    code: 'C',
    title: {
      fr: 'Conventions collectives signées, étendues ou renouvelées',
      nl: 'Gesloten, uitgebreide of hernieuwde cao’s',
      en: 'Collective agreements signed, extended or renewed',
      es: 'Convenios colectivos firmados, ampliados o renovados',
      pt: 'Convenções coletivas assinadas, alargadas ou renovadas',
    },
    unit: unitWords.agreements,
    target: '2',
  });
  await confirm(telling, { ...people, party: first });
  await confirm(telling, {
    ...people,
    party: second,
    less: 2,
    reason: 'Deux militants comptés dans deux sessions de la même formation',
  });
  await confirm(telling, { ...people, party: first, breakdown: { sex: 'female' } });
  await confirm(telling, { ...signed, party: first });
  const later = trained.find(({ party }) => party?.key === first.key);
  if (later) await countAnew(telling, first, later);
};

/** Women at an activity that was held in the year; nobody where it was not. */
const womenHeld = ({ course }: ToldActivity): number =>
  course.state === 'held' && course.from.startsWith(year)
    ? course.counts.reduce((sum, { sex, count }) => sum + (sex === 'female' ? count : 0), 0)
    : 0;

type Fed = { indicatorId: string; outcomeId: string; feed: Feed };
type Defined = { code: string; title: Told; unit: Told; target: string };

const define = async (
  telling: Telling,
  { outcome }: Party,
  feed: Feed,
  { code, title, unit, target }: Defined,
): Promise<Fed> => {
  const officer = staff(telling, 'programme_officer');
  const indicatorId = storyId(telling.story.code, 'indicator', 'fed', code);
  const outcomeId = telling.names.outcome(telling.story.current, outcome);
  await tell(telling, officer, defineIndicator, ['fed', code], {
    id: indicatorId,
    outcomeId,
    code: `${outcome}.${code}`,
    title: localizedOf(title),
    measure: 'number',
    overTime: 'sum',
    overPartners: 'sum',
    unit: localizedOf(unit),
    frequency: 'year',
    baseline: { year: 2021, value: '0' },
  });
  await tell(telling, officer, setTargets, ['fed', code], {
    indicatorId,
    targets: [{ from: '2022-01-01', until: '2026-12-31', value: target }],
  });
  const { source, actionKind } = feed;
  await tell(telling, officer, setFeed, ['fed', code], {
    indicatorId,
    version: 0,
    source,
    ...(actionKind ? { actionKind: 'A2' } : {}),
  });
  return { indicatorId, outcomeId, feed };
};

type Confirming = Fed & { party: Party; breakdown?: Record<string, string>; less?: number; reason?: string };

const confirm = async (telling: Telling, confirming: Confirming): Promise<void> => {
  const { indicatorId, outcomeId, feed, party, breakdown = {}, less = 0, reason } = confirming;
  const { actor, isStaff } = enteringFor(telling, party, 'partner_coordinator');
  const { partnershipId } = party;
  const name = [indicatorId, party.key, Object.values(breakdown).join()];
  const id = storyId(telling.story.code, 'measurement', 'fed', ...name);
  const institute = telling.names.institute;
  // Told again, what was proposed the first time is what was confirmed, whatever the records come to since.
  const proposed = await telling.db.read(actor, async (tx) => {
    const known = await feedOfRow(tx, institute, id);
    const place = { outcomeId, partnershipId, ...period, breakdown };
    return known?.proposed ?? String((await proposedOf(tx, institute, feed, place)).total ?? 0);
  });
  const provenance = `Rapport ${party.acronym} ${year}`;
  await tell(telling, actor, confirmMeasurement, ['fed', ...name], {
    id,
    indicatorId,
    partnershipId,
    ...period,
    breakdown,
    provenance,
    proposed,
    ...(reason ? { value: String(Number(proposed) - less), reason } : { takeOver: true }),
    ...(isStaff ? { onBehalf: { source: provenance } } : {}),
  });
};

/** One of those counted as women was a man: as many people, other cells, and a confirmed figure that the records no longer bear out. */
const countAnew = async (telling: Telling, party: Party, { id, course }: ToldActivity): Promise<void> => {
  if (course.state !== 'held') return;
  const { actor, isStaff } = enteringFor(telling, party, 'partner_coordinator');
  const woman = course.counts.find(({ sex, count }) => sex === 'female' && count > 0);
  const man = course.counts.find(({ sex }) => sex === 'male');
  if (!woman || !man) return;
  await tell(telling, actor, recordParticipants, ['fed', id], {
    activityId: id,
    counts: course.counts.map((each) => {
      if (each === woman) return { ...each, count: each.count - 1 };
      return each === man ? { ...each, count: each.count + 1 } : each;
    }),
    reason: 'Liste de présence relue : un participant avait été noté comme participante',
    ...(isStaff ? { onBehalf: { source: `Liste de présence ${party.acronym}` } } : {}),
  });
};
