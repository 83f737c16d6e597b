import type { Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';

/** What hangs on a record: whose it is, where staff have it from, and which row it takes the place of. */
export type Fact = {
  partnershipId: string | null;
  enteredOnBehalf: string | null;
  id?: string | undefined;
  replaces?: { id: string; reason: string };
};

/** The columns that every fact of this area has. */
export const factRow = (
  { chain, entryNo }: Writing,
  { partnershipId, enteredOnBehalf, id = newId(), replaces }: Fact,
) => ({
  institute_id: chain,
  id,
  partnership_id: partnershipId,
  replaces_id: replaces?.id ?? null,
  correction_reason: replaces?.reason ?? null,
  entered_on_behalf: enteredOnBehalf,
  entry_no: entryNo,
});
