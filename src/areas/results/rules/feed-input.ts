import * as z from 'zod/mini';
import { actionKinds } from '../../programmes/rules/outcome-input.ts';
import { agreementLevels } from '../../rights/rules/agreement-term.ts';
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

/** The axes that each kind of record tells apart, at most so many at once. */
const axes: Record<FeedSource, { known: readonly string[]; atOnce: number }> = {
  participants: { known: ['sex', 'age', 'economy'], atOnce: 3 },
  agreements: { known: [], atOnce: 0 },
  workers: { known: ['sex'], atOnce: 1 },
  members: { known: ['sex', 'economy'], atOnce: 1 },
  dues_paying: { known: [], atOnce: 0 },
  plan_lines: { known: [], atOnce: 0 },
};

/** Whether records of a kind tell a cell apart from others. */
export const tellsCell = (source: FeedSource, breakdown: Readonly<Record<string, string>>): boolean => {
  const asked = Object.keys(breakdown);
  return asked.length <= axes[source].atOnce && asked.every((axis) => axes[source].known.includes(axis));
};

/** `levels`: of collective agreements, where they are narrowed. */
export type Feed = {
  source: FeedSource;
  actionKind: string | null;
  theme: string | null;
  levels: readonly string[];
};

/** What feeds an indicator from now on; nothing any more where the source is left out. */
export const feedInput = z
  .object({
    indicatorId: idInput,
    version: z._default(z.number(), 0),
    source: z.optional(z.enum(feedSources)),
    actionKind: z.optional(z.enum(actionKinds)),
    theme: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(200))),
    levels: z._default(z.array(z.enum(agreementLevels)), []),
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
    z.refine(({ source, levels }) => levels.length === 0 || source === 'agreements' || source === 'workers', {
      error: 'results.feed-level-of-agreements',
      path: ['levels'],
    }),
  );
