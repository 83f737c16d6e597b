import * as z from 'zod/mini';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { dayInput } from '../../rulebook/rules/day-input.ts';
import { replacedRow } from '../../rulebook/rules/opened-version.ts';

const id = z.string().check(z.refine(isId, 'problem.not-understood'));
const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));
const members = z.int().check(z.minimum(0), z.maximum(100_000_000));

/** How the figure was found. */
export const countMethods = ['count', 'dues_register', 'estimate'] as const;
export const countConfidences = ['high', 'medium', 'low'] as const;

const said = {
  onDay: dayInput,
  members,
  women: z.optional(members),
  men: z.optional(members),
  youth: z.optional(members),
  formal: z.optional(members),
  informal: z.optional(members),
  /** Whole per cent of the members who pay dues. */
  duesPaying: z.optional(z.int().check(z.minimum(0), z.maximum(100))),
  method: z.enum(countMethods),
  confidence: z.enum(countConfidences),
  source: line,
  /** Why the figure is far from the one before. */
  jumpReason: z.optional(line),
};

const whole = z.object(said);
type Said = z.infer<typeof whole>;

const isNotAhead = z.refine<Said>(({ onDay }) => onDay <= todayIn(), {
  error: 'partners.counted-in-future',
  path: ['onDay'],
});

/** Two parts that together, or one that alone, cannot be more than all. */
const fits = (path: 'women' | 'youth' | 'formal', ...parts: readonly (keyof Said)[]) =>
  z.refine<Said>((seen) => parts.reduce((sum, part) => sum + Number(seen[part] ?? 0), 0) <= seen.members, {
    error: 'partners.more-than-members',
    path: [path],
  });

const checks = [
  isNotAhead,
  fits('women', 'women', 'men'),
  fits('youth', 'youth'),
  fits('formal', 'formal', 'informal'),
] as const;

const onBehalf = z.optional(z.object({ source: line }));

/** Members of a union on a day. Counts, never names. */
export const memberCountInput = z
  .object({ id: z.optional(id), partnershipId: id, ...said, onBehalf })
  .check(...checks);

/** The row that takes a figure's place, or its withdrawal where it never was so; also how a jump gets its reason. */
export const memberCountCorrection = z
  .object({
    ...replacedRow,
    ...said,
    reason: line,
    onBehalf,
  })
  .check(...checks);
