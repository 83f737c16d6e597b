import { defineCommand, done, refuseFields, type Writing } from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import { sameDecimal } from '../../../kernel/decimal.ts';
import { newId } from '../../../kernel/id.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { definitionsOf } from '../queries/indicators.ts';
import { endedTargets, standingTargets } from '../queries/standing-targets.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import {
  type StandingTarget,
  type TargetChange,
  targetChangeErrors,
  targetChanges,
} from '../rules/target-changes.ts';
import { type AimedInput, targetsInput } from '../rules/targets-input.ts';
import { insertTarget } from './set-target.ts';
import { endReplaced } from './write-facts.ts';

/**
 * All targets of an indicator at once, as its grid says them: what says the same stays, what says something else
 * replaces what stood, what was emptied is withdrawn; with the reason, and nothing is overwritten.
 */
export const setTargets = defineCommand({
  name: 'set-targets',
  version: 1,
  input: targetsInput,
  may: mayDefineIndicators,
  run: async (writing, { indicatorId, reason, targets }) => {
    const { tx, chain } = writing;
    const definition = (await definitionsOf(tx, chain, [indicatorId])).get(indicatorId);
    if (!definition) return refuseFields({ indicatorId: [{ key: 'problem.not-known-here' }] });
    const standing = await standingTargets(tx, chain, indicatorId);
    const opened = targets.flatMap((each) => each.standing ?? []);
    const ended = await endedTargets(tx, chain, indicatorId, opened);
    const changes = targetChanges(standing, targets, saysTheSame, ended);
    const errors = targetChangeErrors(standing, changes, definition);
    if (!reason && changes.some(({ replaced }) => replaced !== null))
      errors.reason = [{ key: 'results.targets-stand' }];
    if (Object.keys(errors).length > 0) return refuseFields(errors);
    for (const change of changes) await writeChange(writing, indicatorId, change, reason);
    const before = changes.flatMap(({ replaced }) => replaced ?? []).map(shown);
    const after = { targets: changes.flatMap(({ aimed }) => aimed ?? []).map(shown), reason };
    const subject = { kind: 'indicator', id: indicatorId };
    return done({ changed: changes.length }, { subject, before: { targets: before }, after });
  },
});

const saysTheSame = (standing: StandingTarget, { value, text }: AimedInput): boolean =>
  sameDecimal(standing.value, value) && canonicalJson(standing.text ?? null) === canonicalJson(text ?? null);

const writeChange = async (
  writing: Writing,
  indicatorId: string,
  { aimed, replaced }: TargetChange,
  reason: string | undefined,
): Promise<void> => {
  if (!aimed) return endReplaced(writing, 'targets', [{ replaces_id: replaced!.id }]);
  const { standing: _, ...said } = aimed;
  const place = { id: newId(), replacesId: replaced?.id ?? null };
  // The grid asks for no comment: the one that stands goes along.
  const comment = (replaced?.comment ?? undefined) as Localized | undefined;
  await insertTarget(writing, place, { indicatorId, ...said, comment, reason });
};

const shown = ({
  from,
  until,
  value,
  text,
  breakdown,
  isShare,
  isMilestone,
}: Pick<StandingTarget, 'from' | 'until' | 'breakdown' | 'isShare' | 'isMilestone'> & {
  value?: string | null | undefined;
  text?: unknown;
}) => ({ from, until, value, text, breakdown, isShare, isMilestone });
