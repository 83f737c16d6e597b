import * as z from 'zod/mini';
import { actionKinds } from '../../programmes/rules/outcome-input.ts';
import { idInput } from './fact-input.ts';

/** What records an indicator can be fed by. `dues_paying`: members who pay, out of a share in whole per cent. */
export const feedSources = [
  'participants',
  'agreements',
  'workers',
  'members',
  'dues_paying',
  'plan_lines',
] as const;
export type FeedSource = (typeof feedSources)[number];

export type Feed = { source: FeedSource; actionKind: string | null; theme: string | null };

/** What feeds an indicator from now on; nothing any more where the source is left out. */
export const feedInput = z
  .object({
    indicatorId: idInput,
    version: z._default(z.number(), 0),
    source: z.optional(z.enum(feedSources)),
    actionKind: z.optional(z.enum(actionKinds)),
    theme: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(200))),
  })
  .check(
    z.refine(({ source, actionKind }) => actionKind === undefined || source === 'participants', {
      error: 'results.feed-only-participants',
      path: ['actionKind'],
    }),
    z.refine(
      ({ source, actionKind, theme }) =>
        theme === undefined || (source === 'participants' && actionKind === 'A2'),
      { error: 'results.feed-theme-of-trainings', path: ['theme'] },
    ),
  );
