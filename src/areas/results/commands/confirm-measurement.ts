import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { compareDecimals, type Decimal } from '../../../kernel/decimal.ts';
import { proposedOf } from '../queries/feed-records.ts';
import { feedOf, sourceOf } from '../queries/feeds.ts';
import { definitionsOf } from '../queries/indicators.ts';
import { recordsPlace } from '../queries/records-place.ts';
import { confirmedMeasurementInput } from '../rules/measurement-input.ts';
import { mayMeasure } from '../rules/result-permissions.ts';
import { recordCell } from '../rules/standard-axes.ts';
import { writeFeeds } from './write-feeds.ts';
import { writeMeasurements } from './write-measurements.ts';

/**
 * A figure that a person confirmed against the records that feed its indicator, of the country it is of. The records are
 * counted again here: where they come to another figure than the one that was shown, nothing is saved and the person looks
 * again.
 */
export const confirmMeasurement = defineCommand({
  name: 'confirm-measurement',
  version: 1,
  input: confirmedMeasurementInput,
  may: mayMeasure,
  run: async (writing, input) => {
    const { tx, chain } = writing;
    const { proposed: shown, takeOver, reason, ...said } = input;
    const definition = (await definitionsOf(tx, chain, [said.indicatorId])).get(said.indicatorId);
    const feed = definition && sourceOf(await feedOf(tx, chain, said.indicatorId), definition);
    if (!definition || !feed) return refuseFields({ value: [{ key: 'results.nothing-proposed' }] });
    const { outcomeId } = definition;
    const partnershipId = said.partnershipId ?? null;
    const told = recordCell(definition.axes, said.breakdown);
    if (!told) return refuseFields({ value: [{ key: 'results.nothing-proposed' }] });
    const asked = { ...said, indicator: definition, partnershipId, breakdown: told };
    const place = await recordsPlace(tx, chain, asked);
    const { total } = await proposedOf(tx, chain, feed, place);
    if (total === undefined) return refuseFields({ value: [{ key: 'results.nothing-proposed' }] });
    const proposed: Decimal = String(total);
    if (compareDecimals(proposed, shown) !== 0)
      return refuseFields({ takeOver: [{ key: 'results.proposal-changed', args: { value: proposed } }] });
    const value = said.value ?? proposed;
    const isOther = compareDecimals(value, proposed) !== 0;
    if (isOther && takeOver) return refuseFields({ value: [{ key: 'results.take-over-or-other' }] });
    if (isOther && !reason) return refuseFields({ reason: [{ key: 'results.say-why-other' }] });
    const outcome = await writeMeasurements(writing, [{ ...said, value }]);
    if ('errors' in outcome) return refuseFields(outcome.errors[0]!);
    const { id, input: written } = outcome.written[0]!;
    const why = isOther ? (reason ?? null) : null;
    const { until } = said;
    await writeFeeds(writing, [
      {
        id,
        feed,
        proposed,
        reason: why,
        elsewhere: place.elsewhere ?? [],
        recordCell: told,
        outcomeId,
        partnershipId,
        until,
      },
    ]);
    const { id: _, ...after } = written;
    return done(
      { id },
      {
        subject: { kind: 'measurement', id },
        partnershipId,
        after: { ...after, value, proposed, ...(why ? { reason: why } : {}) },
      },
    );
  },
});
