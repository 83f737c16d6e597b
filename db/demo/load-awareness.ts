import { countReach } from '../../src/areas/activities/commands/count-reach.ts';
import { describeAwareness } from '../../src/areas/activities/commands/describe-awareness.ts';
import { storyId } from './draws.ts';
import type { Tongue } from './story.ts';
import { enteringFor, type Telling, tell } from './telling.ts';
import type { ToldActivity } from './unfold-activities.ts';
import { onBehalfSources } from './words.ts';

const words: Readonly<Record<Tongue, { spoken: string; material: string }>> = {
  fr: {
    spoken: 'français et langue locale',
    material: 'Émission de radio et dépliant sur les prix des denrées',
  },
  en: { spoken: 'English and local language', material: 'Radio programme and leaflet on food prices' },
  es: {
    spoken: 'español y lengua local',
    material: 'Programa de radio y folleto sobre los precios de los alimentos',
  },
};

/**
 * Awareness in the South on a campaign of A4, with its audience; on a multilateral action one that nobody said for whom
 * it is; and whom the campaign in Belgium reached. The reach is counted where the activity was held.
 */
export const tellAwareness = async (telling: Telling, activities: readonly ToldActivity[]): Promise<void> => {
  const told = (kind: string, at: string) =>
    activities.find(({ id }) => id === storyId(telling.story.code, 'activity', 'kind', kind, at));
  const campaign = told('A4', 'untraced');
  const joint = told('A6', 'tripped');
  const belgian = told('A9', 'kept');
  if (campaign?.party) {
    await describe(telling, campaign, {
      audience: 'public',
      ...words[campaign.party.tongue],
      channels: [
        { channel: 'radio_tv', plannedReach: 20_000 },
        { channel: 'print', plannedReach: 1_500 },
      ],
    });
    await reached(telling, campaign, [
      { channel: 'radio_tv', reached: 17_500 },
      { channel: 'print', reached: 1_200 },
    ]);
  }
  if (joint) await describe(telling, joint, { channels: [{ channel: 'press', plannedReach: 5_000 }] });
  if (belgian)
    await reached(telling, belgian, [
      { channel: 'workplace', reached: 640 },
      { channel: 'online', reached: 13_200 },
    ]);
};

const describe = async (telling: Telling, { id, party }: ToldActivity, said: object): Promise<void> => {
  const { actor } = enteringFor(telling, party, 'partner_coordinator');
  await tell(telling, actor, describeAwareness, [id], { activityId: id, ...said });
};

const reached = async (
  telling: Telling,
  { id, party, course, from }: ToldActivity,
  reaches: readonly { channel: string; reached: number }[],
): Promise<void> => {
  if (course.state !== 'held') return;
  const { actor, isStaff } = enteringFor(telling, party, 'partner_coordinator');
  const source = party && isStaff ? onBehalfSources[party.tongue](from.slice(0, 7)) : undefined;
  await tell(telling, actor, countReach, [id], {
    activityId: id,
    reaches,
    ...(source ? { onBehalf: { source } } : {}),
  });
};
