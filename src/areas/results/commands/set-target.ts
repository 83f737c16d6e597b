import { defineCommand, done, refuseFields, type Writing } from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import { newId } from '../../../kernel/id.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { definitionsOf, type IndicatorDefinition } from '../queries/indicators.ts';
import { programmeDays } from '../queries/programme-days.ts';
import { standingTargets } from '../queries/standing-targets.ts';
import { type TargetInput, targetInput } from '../rules/measurement-input.ts';
import { outsideProgramme } from '../rules/programme-days.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { isShareOfAPart, type StandingTarget } from '../rules/target-changes.ts';
import { targetKind, targetOverlap } from '../rules/target-overlap.ts';
import { saidRow } from './define-indicator.ts';
import { endReplaced } from './write-facts.ts';

/**
 * What is aimed at in a period. The target that stands for the same period and cell is replaced, with a reason; where
 * values are summed over time, periods of targets may not overlap, or the whole would count twice.
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
    if (input.isShare && !isShareOfAPart(input))
      return refuseFields({ value: [{ key: 'results.share-of-a-part' }] });
    const standing = await standingTargets(tx, chain, input.indicatorId);
    const replaced = standing.find(
      (each) =>
        targetKind(each) === targetKind(input) && each.from === input.from && each.until === input.until,
    );
    const days = (await programmeDays(tx, chain, [definition.outcomeId])).get(definition.outcomeId)!;
    const outside = outsideProgramme(input, days);
    // What an import brought is corrected where it stands.
    if (!replaced && (outside.from || outside.until)) return refuseFields(outside);
    const unseen = whyUnseen(input, replaced);
    if (unseen) return refuseFields(unseen);
    if (replaced && !input.reason) return refuseFields({ reason: [{ key: 'results.target-stands' }] });
    const others = standing.filter((each) => each !== replaced);
    const overlap = targetOverlap(definition.overTime, input, others);
    if (overlap) return refuseFields({ from: [overlap] });
    const id = input.id ?? newId();
    await insertTarget(writing, { id, replacesId: replaced?.id ?? null }, input);
    return done({ id }, targetEntry(definition, input, replaced));
  },
});

/** A target that was not looked at is not replaced unseen: one that came meanwhile, or another in the place of the one seen. */
const whyUnseen = (
  { standing, reason }: TargetInput,
  replaced: StandingTarget | undefined,
): FieldErrors | undefined => {
  if (standing === undefined || replaced?.id === standing) return undefined;
  if (standing !== null) return replaced && { value: [{ key: 'results.target-changed-meanwhile' }] };
  return reason ? { value: [{ key: 'results.target-changed-meanwhile' }] } : undefined;
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
  replaced: { value: string | null; text: unknown } | undefined,
) => {
  const { id: _, indicatorId: __, standing: ___, ...after } = input;
  return {
    subject: { kind: 'indicator', id: definition.id },
    ...(replaced ? { before: { value: replaced.value, text: replaced.text } } : {}),
    after,
  };
};
