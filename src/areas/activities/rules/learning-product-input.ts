import * as z from 'zod/mini';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { day, id, line, onBehalf } from '../../programmes/rules/input-parts.ts';
import { correcting } from './correcting.ts';

export const productKinds = [
  'guide',
  'article',
  'training_module',
  'film',
  'methodology_note',
  'other',
] as const;
export type ProductKind = (typeof productKinds)[number];

const product = {
  productKind: z.enum(productKinds),
  title: line(300),
  /** Where it can be found or in what it is used: a place, never a person. */
  whereabouts: line(500),
  readyOn: day,
};

export const recordLearningProductInput = z.object({
  id: z.optional(id),
  activityId: id,
  ...product,
  onBehalf,
});

/** What was recorded by mistake gets another row in its place, or none where there was no such product. */
export const learningProductCorrection = z.object({ newId: z.optional(id), id, ...product, ...correcting });

/** A product came of an exchange once that had begun, and is there already. */
export const productProblems = (
  { heldFrom }: { heldFrom: CalendarDay | null },
  { readyOn }: { readyOn: CalendarDay },
  today: CalendarDay,
): FieldErrors => ({
  ...(readyOn > today && { readyOn: [{ key: 'activities.day-in-future' }] }),
  ...(heldFrom && readyOn < heldFrom && { readyOn: [{ key: 'activities.product-before-exchange' }] }),
});
