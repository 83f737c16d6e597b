import { type Actor, holds } from '../../../kernel/actor.ts';

/** Where an entry that staff made for a partner comes from; a partner speaks for itself. */
export const behalfOf = (actor: Actor, onBehalf: { source: string } | undefined): string | null =>
  holds(actor, 'partner_coordinator', 'partner_treasurer') ? null : (onBehalf?.source ?? null);
