import { type Actor, holds, type Permission, permitRoles } from '../../../kernel/actor.ts';
import type { QuestionnaireKind } from './questionnaire.ts';

/** `partner`: the receiving side, whose capacities they are. `institute`: the supporting side of a TUDEP. */
export type Side = 'partner' | 'institute';

export type RoundSides = { partnershipId: string };

const isOwn = (actor: Actor, { partnershipId }: RoundSides): boolean =>
  actor.partnerships.includes(partnershipId);

/** On which side of the partnership someone stands. */
export const sideOf = (actor: Actor, round: RoundSides): Side =>
  isOwn(actor, round) ? 'partner' : 'institute';

/** That rounds were held, and on which day: the institute's staff, its auditor, and the partner itself. */
export const mayReadRounds = (actor: Actor, round: RoundSides): Permission => {
  if (isOwn(actor, round) && holds(actor, 'partner_coordinator', 'partner_treasurer')) return true;
  return permitRoles(
    actor,
    'programme_officer',
    'finance_officer',
    'director',
    'administrator',
    'system',
    'auditor',
  );
};

/** The partner's coordinator, on either questionnaire; the institute's officer only where both sides are asked. */
export const mayOpenRound = (actor: Actor, round: RoundSides & { kind: QuestionnaireKind }): Permission => {
  if (isOwn(actor, round)) return permitRoles(actor, 'partner_coordinator');
  return round.kind === 'tudep'
    ? permitRoles(actor, 'programme_officer', 'system')
    : { key: 'partners.only-the-partner-assesses-itself' };
};

/** Each side fills in its own sheet, agrees to its being seen, and takes that back; nobody does so for the other. */
export const mayKeepSheet = (actor: Actor, round: RoundSides & { kind: QuestionnaireKind }): Permission =>
  mayOpenRound(actor, round);

/** Who may hold a sheet at all; of which round and side is judged where the round is known. */
export const mayKeepSheets = (actor: Actor): Permission =>
  permitRoles(actor, 'partner_coordinator', 'programme_officer', 'system');

/** Brings new editions of the questionnaires into the institute's data. */
export const mayAdoptQuestionnaires = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'director', 'administrator', 'system');

const own = (actor: Actor) => ({ partnershipId: actor.partnerships[0] ?? '' });

/** For the page of who may do what. */
export const assessmentPermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'partners.may-adopt-questionnaires', ask: mayAdoptQuestionnaires },
  { key: 'partners.may-read-rounds', ask: (actor) => mayReadRounds(actor, own(actor)) },
  {
    key: 'partners.may-assess-capacity',
    ask: (actor) => mayOpenRound(actor, { ...own(actor), kind: 'tuoc' }),
  },
  {
    key: 'partners.may-assess-partnership',
    ask: (actor) => mayOpenRound(actor, { ...own(actor), kind: 'tudep' }),
  },
];
