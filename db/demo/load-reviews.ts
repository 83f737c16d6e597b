import { holdActivity } from '../../src/areas/activities/commands/hold-activity.ts';
import { planActivity } from '../../src/areas/activities/commands/plan-activity.ts';
import { recommend } from '../../src/areas/activities/commands/recommend.ts';
import { addPoint } from '../../src/areas/reviews/commands/add-point.ts';
import { concludeReview } from '../../src/areas/reviews/commands/conclude-review.ts';
import { followUpPoint } from '../../src/areas/reviews/commands/follow-up-point.ts';
import { openReview } from '../../src/areas/reviews/commands/open-review.ts';
import { startMission } from '../../src/areas/reviews/commands/start-mission.ts';
import { addDays, yearOf } from '../../src/kernel/calendar-day.ts';
import { enteringFor, staff, type Telling, tell } from './telling.ts';
import { firstMissionOf, missionsOf, reviewsOf, type ToldReview } from './unfold-reviews.ts';
import { onBehalfSources } from './words.ts';
import { reviewWords } from './words-reviews.ts';

/** Reviews held until a day (all where none is given), with what they found, decided, and what became of it. */
export const tellReviews = async (telling: Telling, until?: string): Promise<void> => {
  const told = reviewsOf(telling.story, telling.today);
  for (const review of told.filter(({ heldOn }) => until === undefined || heldOn <= until))
    await tellReview(telling, review);
};

const tellReview = async (telling: Telling, review: ToldReview): Promise<void> => {
  const { party, heldOn, concludedOn, inHouse } = review;
  const officer = staff(telling, 'programme_officer');
  const words = reviewWords[party.tongue];
  await tell(telling, officer, openReview, [review.id], {
    id: review.id,
    outcomeId: review.outcomeId,
    ...(inHouse ? {} : { partnershipId: party.partnershipId }),
    year: yearOf(heldOn),
    heldOn,
    ...(inHouse ? {} : { place: party.cities[0] }),
    participants: inHouse ? [words.officer] : [words.bureau, words.women, words.officer],
    ...(inHouse ? {} : { summary: words.summary }),
  });
  for (const { key: _, ...point } of review.points)
    await tell(telling, officer, addPoint, [point.id], { reviewId: review.id, ...point });
  if (!concludedOn) return;
  await tell(telling, officer, concludeReview, [review.id], { reviewId: review.id, concludedOn });
  const trained = review.points.find(({ key }) => key === 'decisionTrain');
  const doneOn = addDays(heldOn, 110);
  if (!trained || doneOn > telling.today) return;
  const { actor, isStaff } = enteringFor(telling, party, 'partner_coordinator');
  await tell(telling, actor, followUpPoint, [trained.id], {
    pointId: trained.id,
    state: 'done',
    onDay: doneOn,
    note: words.done,
    ...(isStaff ? { onBehalf: { source: onBehalfSources[party.tongue](doneOn.slice(0, 7)) } } : {}),
  });
};

/** Expert missions that start from the reviews, held where their days have come, and the first one, before any review. */
export const tellMissions = async (telling: Telling): Promise<void> => {
  await tellFirstMission(telling);
  const officer = staff(telling, 'programme_officer');
  for (const mission of missionsOf(telling.story, telling.today)) {
    const { id, review, input, from, until, held, reportOn, adviceId } = mission;
    const { tongue } = review.party;
    const onBehalf = { source: onBehalfSources[tongue](from.slice(0, 7)) };
    await tell(telling, officer, startMission, [id], { reviewId: review.id, ...input });
    if (!held) continue;
    await tell(telling, officer, holdActivity, [id], {
      activityId: id,
      heldFrom: from,
      heldUntil: until,
      ...(reportOn && reportOn <= telling.today ? { report: reviewWords[tongue].report, reportOn } : {}),
      counts: [
        { sex: 'female', ageBand: 'under_35', economy: 'formal', count: 6 },
        { sex: 'male', ageBand: '35_and_over', economy: 'formal', count: 8 },
      ],
      onBehalf,
    });
    if (!adviceId) continue;
    await tell(telling, officer, recommend, [adviceId], {
      id: adviceId,
      activityId: id,
      recommendation: reviewWords[tongue].advice,
      addressee: reviewWords[tongue].adviceTo,
      dueOn: addDays(until, 120),
      onBehalf,
    });
  }
};

const tellFirstMission = async (telling: Telling): Promise<void> => {
  const mission = firstMissionOf(telling.story);
  if (!mission) return;
  const officer = staff(telling, 'programme_officer');
  const { party, from, until, reportOn, input } = mission;
  const { id } = input;
  const onBehalf = { source: onBehalfSources[party.tongue](from.slice(0, 7)) };
  await tell(telling, officer, planActivity, [id], { ...input, onBehalf } as never);
  await tell(telling, officer, holdActivity, [id], {
    activityId: id,
    heldFrom: from,
    heldUntil: until,
    report: reviewWords[party.tongue].report,
    reportOn,
    counts: [
      { sex: 'female', ageBand: 'under_35', economy: 'formal', count: 5 },
      { sex: 'male', ageBand: '35_and_over', economy: 'formal', count: 7 },
    ],
    onBehalf,
  });
};
