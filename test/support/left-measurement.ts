import { definitionsOf } from '../../src/areas/results/queries/indicators.ts';
import type { Database } from '../../src/db/database.ts';
import { newId } from '../../src/kernel/id.ts';
import type { Cast } from './cast.ts';

type Left = {
  indicatorId: string;
  partnershipId: string;
  from: string;
  until: string;
  value: string | null;
  breakdown: Readonly<Record<string, string>>;
  country?: string;
  /** Where it is to have been written after something. */
  entryNo?: number;
  /** What was told in words. */
  text?: object;
};

/** A measurement that no form judged, as a file of results or an undone import leaves one behind. */
export const leaveMeasurement = (
  db: Database,
  { system, institute }: Pick<Cast, 'system' | 'institute'>,
  { indicatorId, partnershipId, from, until, value, breakdown, country, entryNo = 1, text }: Left,
): Promise<string> =>
  db.write(system, async (tx) => {
    const definition = (await definitionsOf(tx, institute.id, [indicatorId])).get(indicatorId)!;
    const id = newId();
    await tx
      .insertInto('measurements')
      .values({
        institute_id: institute.id,
        id,
        measurement_id: id,
        indicator_id: indicatorId,
        indicator_version_id: definition.versionId,
        outcome_id: definition.outcomeId,
        partnership_id: partnershipId,
        from_on: from,
        until_on: until,
        value,
        breakdown: JSON.stringify(breakdown),
        country: country ?? null,
        text_value: text ? JSON.stringify(text) : null,
        provenance: 'A file',
        entry_no: entryNo,
      })
      .execute();
    return id;
  });
