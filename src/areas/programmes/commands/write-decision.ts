import type * as z from 'zod/mini';
import type { Writing } from '../../../command/command.ts';
import type { decideProgrammeInput } from '../rules/programme-input.ts';

type Said = Omit<z.infer<typeof decideProgrammeInput>, 'id' | 'programmeId'>;
type Placed = {
  id: string;
  programmeId: string;
  /** The entry that first said it. */
  placeNo: number;
  replacesId?: string;
  correctionReason?: string;
};

/** Writes a step of a programme, in a place of its own or in that of another. Shape: what was said, as the trail tells it. */
export const writeDecision = async (
  { tx, chain, entryNo }: Writing,
  { id, programmeId, placeNo, replacesId, correctionReason }: Placed,
  { kind, decidedOn, ...said }: Said,
) => {
  const { reference = null, subsidyMinor = null, note = null } = said;
  await tx
    .insertInto('programme_decisions')
    .values({
      institute_id: chain,
      id,
      programme_id: programmeId,
      kind,
      on_day: decidedOn,
      reference,
      subsidy_minor: subsidyMinor,
      note,
      place_no: placeNo,
      replaces_id: replacesId ?? null,
      correction_reason: correctionReason ?? null,
      entry_no: entryNo,
    })
    .execute();
  return { decision: kind, decidedOn, reference, subsidyMinor, note };
};
