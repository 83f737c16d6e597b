import { addPoint } from '../../src/areas/reviews/commands/add-point.ts';
import { openReview } from '../../src/areas/reviews/commands/open-review.ts';
import type { Database } from '../../src/db/database.ts';
import type { Cast } from './cast.ts';
import { doing } from './cast.ts';
import { partnerOf, programmeOf } from './union-work.ts';

export const minutes = {
  heldOn: '2026-02-10',
  place: 'Cotonou',
  participants: ['Bureau exécutif du syndicat', 'Gestionnaire de programme'],
  summary: 'La formation avance, la négociation moins.',
};

export const gap = {
  kind: 'gap',
  what: 'No branch has negotiated yet',
  about: { kind: 'outcome' },
};

export const decision = {
  kind: 'decision',
  what: 'Train the branch negotiators',
  about: { kind: 'budget' },
  takenOnBy: 'Training department of the union',
  dueOn: '2026-06-30',
};

/** An outcome with a partner and a review of it with that partner, open, without points. */
export const reviewOf = async (db: Database, cast: Cast) => {
  const work = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Syndicat revu');
  const { outcomeId } = work;
  const review = { outcomeId, partnershipId, year: 2026, ...minutes };
  const { id: reviewId } = await doing(db, cast.system, openReview, review);
  const coordinator = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  const add = async (point: object): Promise<string> =>
    (await doing(db, cast.system, addPoint, { reviewId, ...point })).id;
  return { ...work, partnershipId, reviewId, coordinator, add };
};

/** A mission of a week in April 2026 by an expert of a Belgian federation. */
export const mission = {
  title: 'Appui à la négociation',
  plannedFrom: '2026-04-13',
  plannedUntil: '2026-04-17',
  country: 'BJ',
  expert: 'Expert in bargaining of the federation',
  expertOrigin: 'belgian_affiliate',
  expertCountry: 'BE',
  interest: 'no_conflict',
  interestStatement: 'No link with the union',
  termsOfReference: 'Train the negotiators of the branches',
};
