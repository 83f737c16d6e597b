import { conflict, defineCommand, done, type Refused, refuseFields } from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import { newId } from '../../../kernel/id.ts';
import { type BaselineRow, standingBaselines } from '../queries/baselines.ts';
import { definitionsOf } from '../queries/indicators.ts';
import { programmeDays } from '../queries/programme-days.ts';
import { baselineErrors } from '../rules/aimed-value.ts';
import { keyOfCell } from '../rules/carried-cells.ts';
import { type BaselineCorrectionInput, baselineCorrectionInput } from '../rules/indicator-input.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { saidRow } from './define-indicator.ts';
import { endReplaced } from './write-facts.ts';

/**
 * Where the indicator, or one cell of it, stood in a year; the baseline that stands for both is replaced, with a reason. The
 * one that was looked at moves with its year and cell, unless this is another one beside it. One of a definition that does
 * not compare is history.
 */
export const setBaseline = defineCommand({
  name: 'set-baseline',
  version: 1,
  input: baselineCorrectionInput,
  may: mayDefineIndicators,
  run: async (writing, input) => {
    const { tx, chain, entryNo } = writing;
    const { indicatorId, version: _, standing, beside, ...after } = input;
    const definition = (await definitionsOf(tx, chain, [indicatorId])).get(indicatorId);
    if (!definition) return refuseFields({ indicatorId: [{ key: 'problem.not-known-here' }] });
    const stands = await standingBaselines(tx, chain, indicatorId);
    const opened = standing && openedAmong(stands, standing);
    const atPlace = stands.filter(standsAt(input));
    const there = opened && atPlace.includes(opened) ? opened : atPlace[0];
    const replaced = beside || !opened ? there : opened;
    if (standing && !beside && !opened) return refuseFields(goneMeanwhile);
    // Old files left two in one place: none is taken for the other.
    if (atPlace.length > 1 && replaced !== opened) return refuseFields(twoStand);
    const days = (await programmeDays(tx, chain, [definition.outcomeId])).get(definition.outcomeId)!;
    const unmeant = baselineErrors(input, { indicator: definition, programme: days, stood: replaced });
    if (Object.keys(unmeant).length > 0) return refuseFields(unmeant);
    const refused = whyNotReplaced(input, replaced, there);
    if (refused) return refused;
    await endReplaced(writing, 'baselines', [{ replaces_id: replaced?.id ?? null }]);
    const id = newId();
    await tx
      .insertInto('baselines')
      .values({
        institute_id: chain,
        entry_no: entryNo,
        id,
        indicator_id: indicatorId,
        year: input.year,
        breakdown: canonicalJson(input.breakdown),
        on_day: replaced?.year === input.year ? replaced.onDay : null,
        ...saidRow(input),
        replaces_id: replaced?.id ?? null,
        correction_reason: replaced ? (input.reason ?? null) : null,
      })
      .execute();
    const subject = { kind: 'indicator', id: indicatorId };
    return done({ id }, { subject, ...(replaced ? { before: stood(replaced) } : {}), after });
  },
});

type Place = Pick<BaselineRow, 'year' | 'breakdown'>;

export const standsAt =
  (place: Place) =>
  ({ year, breakdown }: Place): boolean =>
    year === place.year && keyOfCell(breakdown) === keyOfCell(place.breakdown);

/** The one that was looked at; where two stand in one place, only the one that is named. */
export const openedAmong = (
  stands: readonly BaselineRow[],
  { id, ...place }: Place & { id?: string | undefined },
): BaselineRow | undefined => {
  const there = stands.filter(standsAt(place));
  return id === undefined ? (there.length > 1 ? undefined : there[0]) : there.find((each) => each.id === id);
};

const twoStand = { year: [{ key: 'results.two-baselines' as const }] };

export const goneMeanwhile = { year: [{ key: 'results.baseline-gone-meanwhile' as const }] };

const whyNotReplaced = (
  { reason, version }: BaselineCorrectionInput,
  replaced: BaselineRow | undefined,
  there: BaselineRow | undefined,
): Refused | undefined => {
  if (!replaced) return undefined;
  const isMoved = replaced !== there;
  if (isMoved && there) return refuseFields({ year: [{ key: 'results.baseline-in-the-way' }] });
  if (!reason)
    return refuseFields({
      reason: [{ key: isMoved ? 'results.baseline-moves' : 'results.baseline-stands' }],
    });
  return version !== undefined && replaced.entryNo !== version ? changedMeanwhile(replaced) : undefined;
};

export const changedMeanwhile = ({ entryNo, value, text, comment }: BaselineRow): Refused =>
  conflict(entryNo, { 'results.baseline': value, 'results.text': text, 'results.comment': comment });

export const stood = ({ year, breakdown, value, text }: BaselineRow) => ({ year, breakdown, value, text });
