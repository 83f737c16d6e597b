import { defineCommand, done, refuseFields, type Writing } from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import { newId } from '../../../kernel/id.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { definitionsOf, type IndicatorDefinition } from '../queries/indicators.ts';
import { programmeDays } from '../queries/programme-days.ts';
import { standingTargets } from '../queries/standing-targets.ts';
import { whyNotAimed } from '../rules/aimed-value.ts';
import { type TargetInput, targetInput } from '../rules/measurement-input.ts';
import { outsideProgramme } from '../rules/programme-days.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { type StandingTarget, whyNoShare } from '../rules/target-changes.ts';
import { targetKind, targetOverlap } from '../rules/target-overlap.ts';
import { brokenTargets } from '../rules/target-sums.ts';
import { saidRow } from './define-indicator.ts';
import { endReplaced } from './write-facts.ts';

/**
 * What is aimed at in a period. The target that was looked at is replaced whatever its period and cell, else the one that
 * stands for the same, with a reason; where values are summed over time, periods of targets may not overlap, or the whole
 * would count twice.
 */
export const setTarget = defineCommand({
  name: 'set-target',
  version: 1,
  input: targetInput,
  may: mayDefineIndicators,
  run: async (writing, input) => {
    const { tx, chain } = writing;
    const definition = (await definitionsOf(tx, chain, [input.indicatorId])).get(input.indicatorId);
    if (!definition) return refuseFields({ indicatorId: [{ key: 'problem.not-known-here' }] });
    const standing = await standingTargets(tx, chain, input.indicatorId);
    const opened = standing.find(({ id }) => id === input.standing);
    const atPlace = standing.filter(standsAt(input));
    const there = opened && atPlace.includes(opened) ? opened : atPlace[0];
    const replaced = opened ?? there;
    // Old files left two in one place: none is taken for the other.
    if (!opened && atPlace.length > 1) return refuseFields({ value: [{ key: 'results.two-targets' }] });
    const unseen = whyUnseen(input, { opened, there });
    if (unseen) return refuseFields(unseen);
    const noShare = input.isShare ? whyNoShare(definition, input) : undefined;
    const unmeant =
      noShare ?? (input.isShare ? undefined : whyNotAimed(definition, input.value, replaced?.value));
    if (unmeant) return refuseFields({ value: [unmeant] });
    const days = (await programmeDays(tx, chain, [definition.outcomeId])).get(definition.outcomeId)!;
    const outside = outsideProgramme(input, days);
    const isMoved = replaced !== undefined && replaced !== there;
    // What an import brought is corrected where it stands.
    if ((!replaced || isMoved) && (outside.from || outside.until)) return refuseFields(outside);
    if (isMoved && there) return refuseFields({ from: [{ key: 'results.target-in-the-way' }] });
    if (replaced && !input.reason)
      return refuseFields({ reason: [{ key: isMoved ? 'results.target-moves' : 'results.target-stands' }] });
    const others = standing.filter((each) => each !== replaced);
    const overlap = targetOverlap(definition.overTime, input, others);
    if (overlap) return refuseFields({ from: [overlap] });
    const [broken] = brokenTargets(definition, [input], others, standing);
    if (broken) return refuseFields({ value: [broken[1]] });
    const id = input.id ?? newId();
    await insertTarget(writing, { id, replacesId: replaced?.id ?? null }, input);
    return done({ id }, targetEntry(definition, input, replaced));
  },
});

const standsAt =
  (input: TargetInput) =>
  (target: StandingTarget): boolean =>
    targetKind(target) === targetKind(input) && target.from === input.from && target.until === input.until;

/** A target that was not looked at is not replaced unseen: one that came meanwhile, or another in the place of the one seen. */
const whyUnseen = (
  { standing }: TargetInput,
  { opened, there }: { opened: StandingTarget | undefined; there: StandingTarget | undefined },
): FieldErrors | undefined => {
  if (standing === undefined || opened) return undefined;
  if (standing !== null) return { value: [{ key: 'results.target-changed-meanwhile' }] };
  return there ? { value: [{ key: 'results.target-stands-already' }] } : undefined;
};

type Aimed = Omit<TargetInput, 'id' | 'standing'>;

/** Writes a target in the place of another or of none. */
export const insertTarget = async (
  writing: Writing,
  { id, replacesId }: { id: string; replacesId: string | null },
  input: Aimed,
): Promise<void> => {
  await endReplaced(writing, 'targets', [{ replaces_id: replacesId }]);
  await writing.tx
    .insertInto('targets')
    .values({
      institute_id: writing.chain,
      entry_no: writing.entryNo,
      id,
      indicator_id: input.indicatorId,
      from_on: input.from,
      until_on: input.until,
      breakdown: canonicalJson(input.breakdown),
      is_share: input.isShare,
      is_milestone: input.isMilestone,
      ...saidRow(input),
      replaces_id: replacesId,
      correction_reason: replacesId ? (input.reason ?? null) : null,
    })
    .execute();
};

const targetEntry = (
  definition: IndicatorDefinition,
  input: TargetInput,
  replaced: StandingTarget | undefined,
) => {
  const { id: _, indicatorId: __, standing: ___, ...after } = input;
  return {
    subject: { kind: 'indicator', id: definition.id },
    ...(replaced ? { before: stood(replaced) } : {}),
    after,
  };
};

export const stood = ({ from, until, value, text }: StandingTarget) => ({ from, until, value, text });
