import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { rowDigest } from '../../../command/within.ts';
import type { Actor, Permission } from '../../../kernel/actor.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { type MeasurementInput, measurementsInput } from '../rules/measurement-input.ts';
import { mayMeasure } from '../rules/result-permissions.ts';
import { writeMeasurements } from './write-measurements.ts';

type Input = { measurements: MeasurementInput[] };

const mayMeasureAll = (actor: Actor, { measurements }: Input): Permission => {
  for (const measurement of measurements) {
    const allowed = mayMeasure(actor, measurement);
    if (allowed !== true) return allowed;
  }
  return true;
};

/** A whole sheet of measurements, all or nothing; one entry in the trail with a digest of each row. */
export const recordMeasurements = defineCommand({
  name: 'record-measurements',
  version: 1,
  input: measurementsInput,
  may: mayMeasureAll,
  run: async (writing, { measurements }: Input) => {
    const outcome = await writeMeasurements(writing, measurements);
    if ('errors' in outcome) return refuseFields(placed(outcome.errors));
    const rows = outcome.written.map(({ id, input: { id: _, ...after } }) =>
      rowDigest({ subject: { kind: 'measurement', id }, after }),
    );
    const partnerships = new Set(measurements.map(({ partnershipId }) => partnershipId ?? null));
    return done(
      { ids: outcome.written.map(({ id }) => id) },
      {
        subject: { kind: 'measurements', id: null },
        partnershipId: partnerships.size === 1 ? [...partnerships][0]! : null,
        after: { count: rows.length, rows },
      },
    );
  },
});

const placed = (errors: readonly FieldErrors[]): FieldErrors =>
  Object.fromEntries(
    errors.flatMap((each, at) =>
      Object.entries(each).map(([field, problems]) => [`measurements.${at}.${field}`, problems]),
    ),
  );
