import type { FieldErrors, Problem } from '../../../kernel/problem.ts';
import { whyNotAimed } from './aimed-value.ts';
import type { BrokenDown } from './breakdown-cells.ts';
import type { OverTime } from './indicator-input.ts';
import type { Measurable } from './measured-value.ts';
import { type TargetKind, targetKind, targetOverlap } from './target-overlap.ts';
import { brokenTargets } from './target-sums.ts';
import type { AimedInput } from './targets-input.ts';

export type StandingTarget = {
  id: string;
  from: string;
  until: string;
  value: string | null;
  text: unknown;
  comment: unknown;
  breakdown: unknown;
  isShare: boolean;
  isMilestone: boolean;
};

/** `aimed`: what stands from now on, where anything does; `replaced`: what stood in its place. */
export type TargetChange = {
  at: number;
  aimed: AimedInput | null;
  replaced: StandingTarget | null;
  /** The target that was looked at. */
  seen: string | undefined;
};

/** Where a target stands: two of one place would be one aim told twice. */
export const targetPlace = (target: TargetKind & { from: string; until: string }): string =>
  `${targetKind(target)} ${target.from} ${target.until}`;

/**
 * What a grid of targets changes: nothing where it says what stands, or what stood when it was opened (`ended`: of those that are no
 * more) and another changed meanwhile. `same` compares a target with a typed one.
 */
export const targetChanges = (
  standing: readonly StandingTarget[],
  aimed: readonly AimedInput[],
  same: (standing: StandingTarget, aimed: AimedInput) => boolean,
  ended: readonly StandingTarget[] = [],
): TargetChange[] => {
  const byPlace = Map.groupBy(standing, targetPlace);
  const before = new Map(ended.map((target) => [target.id, target]));
  return aimed.flatMap((each, at): TargetChange[] => {
    const opened = each.standing === undefined ? undefined : before.get(each.standing);
    if (opened && same(opened, each)) return [];
    const there = byPlace.get(targetPlace(each)) ?? [];
    // Old files left two in one place: the one that was looked at is meant.
    const replaced = there.find(({ id }) => id === each.standing) ?? there[0] ?? null;
    const isEmpty = each.value === undefined && each.text === undefined;
    if (replaced === null) return isEmpty ? [] : [{ at, aimed: each, replaced, seen: each.standing }];
    // A field that showed nothing withdraws nothing that came meanwhile.
    if (isEmpty && each.standing === undefined) return [];
    return !isEmpty && same(replaced, each)
      ? []
      : [{ at, aimed: isEmpty ? null : each, replaced, seen: each.standing }];
  });
};

/**
 * What is wrong with the changes of a grid, by field: a target that someone else changed meanwhile, a share beyond the
 * whole, what is no answer or step, parts above their whole, and periods that overlap.
 */
export const targetChangeErrors = (
  standing: readonly StandingTarget[],
  changes: readonly TargetChange[],
  indicator: Omit<Measurable, 'formula' | 'overTime'> &
    Pick<BrokenDown, 'axes' | 'leftOutAxes'> & { overTime: OverTime },
): FieldErrors => {
  const errors: FieldErrors = {};
  const replaced = new Set(changes.map((change) => change.replaced?.id));
  const left = standing.filter(({ id }) => !replaced.has(id));
  for (const { at, aimed, seen, replaced: stood } of changes) {
    const field = `targets.${at}.${aimed?.text ? 'text' : 'value'}`;
    if (seen !== stood?.id) errors[field] = [{ key: 'results.target-changed-meanwhile' }];
    const noShare = aimed?.isShare ? whyNoShare(indicator, aimed) : undefined;
    const unmeant =
      noShare ?? (!aimed || aimed.isShare ? undefined : whyNotAimed(indicator, aimed.value, stood?.value));
    if (unmeant && !errors[field]) errors[field] = [unmeant];
    const overlap = aimed && targetOverlap(indicator.overTime, aimed, left);
    if (overlap) errors[field] = [overlap];
  }
  const aims = changes.flatMap(({ at, aimed }) => (aimed ? [{ ...aimed, at }] : []));
  const broken = brokenTargets(indicator, aims, left, standing);
  for (const [{ at, text }, problem] of broken)
    errors[`targets.${at}.${text ? 'text' : 'value'}`] ??= [problem];
  return errors;
};

/** Whether the parts of what is measured make it up, so that one of them is a share: a number, not a percentage of something else. */
export const hasShares = ({ measure }: { measure: string }): boolean => measure === 'number';

/** Why a share cannot be aimed at; undefined where it can. */
export const whyNoShare = (
  indicator: { measure: string },
  aimed: Pick<AimedInput, 'value' | 'breakdown'>,
): Problem | undefined => {
  if (!hasShares(indicator)) return { key: 'results.share-of-a-number' };
  return isShareOfAPart(aimed) ? undefined : { key: 'results.share-of-a-part' };
};

/** Whether a share can be meant: of a part, between nothing and all of it, in per cent. */
const isShareOfAPart = ({ value, breakdown }: Pick<AimedInput, 'value' | 'breakdown'>): boolean =>
  value !== undefined && Number(value) >= 0 && Number(value) <= 100 && Object.keys(breakdown).length > 0;
