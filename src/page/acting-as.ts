import type { Typed } from './form.ts';

/** Field of every form: the membership that it was shown to. */
export const actingAs = 'acting_as';

/** Whose form was sent, where it says so. */
export const shownTo = (sent: Typed): string | undefined => sent[actingAs]?.[0];
