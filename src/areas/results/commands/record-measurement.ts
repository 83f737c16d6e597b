import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { measurementInput } from '../rules/measurement-input.ts';
import { mayMeasure } from '../rules/result-permissions.ts';
import { writeMeasurements } from './write-measurements.ts';

/** What one partner, or the institute, measured in one period. */
export const recordMeasurement = defineCommand({
  name: 'record-measurement',
  version: 1,
  input: measurementInput,
  may: mayMeasure,
  run: async (writing, input) => {
    const outcome = await writeMeasurements(writing, [input]);
    if ('errors' in outcome) return refuseFields(outcome.errors[0]!);
    const { id, input: written } = outcome.written[0]!;
    const { id: _, ...after } = written;
    return done(
      { id },
      { subject: { kind: 'measurement', id }, partnershipId: input.partnershipId ?? null, after },
    );
  },
});
