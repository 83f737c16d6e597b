import type * as z from 'zod/mini';
import type { Writing } from '../../../command/command.ts';
import type { decideProgrammeInput } from '../rules/programme-input.ts';
import { saidShares, writeDecisionShares } from './write-decision-shares.ts';

type Said = Omit<z.infer<typeof decideProgrammeInput>, 'id' | 'programmeId' | 'submittedOn'>;
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
  writing: Writing,
  { id, programmeId, placeNo, replacesId, correctionReason }: Placed,
  { kind, decidedOn, ...said }: Said,
) => {
  const { tx, chain, entryNo } = writing;
  const { reference = null, askedMinor = null, subsidyMinor = null, note = null } = said;
  await tx
    .insertInto('programme_decisions')
    .values({
      institute_id: chain,
      id,
      programme_id: programmeId,
      kind,
      on_day: decidedOn,
      reference,
      asked_minor: askedMinor,
      subsidy_minor: subsidyMinor,
      note,
      place_no: placeNo,
      replaces_id: replacesId ?? null,
      correction_reason: correctionReason ?? null,
      entry_no: entryNo,
    })
    .execute();
  await writeDecisionShares(writing, { programmeId, decisionId: id }, said.shares);
  const shares = saidShares(said.shares);
  return {
    decision: kind,
    decidedOn,
    reference,
    askedMinor,
    subsidyMinor,
    note,
    ...(shares.length > 0 ? { shares } : {}),
  };
};
