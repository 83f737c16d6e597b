import { sql } from 'kysely';
import { defineCommand, done } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { sheetMappingInput } from '../rules/sheet-input.ts';
import { mappingSide, mayImportSheet } from '../rules/sheet-permissions.ts';

/** Which column is what in files with these heads, by a name; the mapping of the same heads before it is ended. */
export const saveSheetMapping = defineCommand({
  name: 'save-sheet-mapping',
  version: 1,
  input: sheetMappingInput,
  may: (actor, { kind }) => mayImportSheet(actor, { kind, partnershipId: actor.partnerships[0] }),
  run: async ({ tx, chain, actor, entryNo }, { kind, name, headsSha256, mapping }) => {
    const id = newId();
    const partnershipId = mappingSide(actor);
    await sql`update sheet_mappings set ended_by_no = ${entryNo} where institute_id = ${chain} and kind = ${kind}
      and heads_sha256 = ${headsSha256} and partnership_id is not distinct from ${partnershipId}::uuid and ended_by_no is null`.execute(
      tx,
    );
    await tx
      .insertInto('sheet_mappings')
      .values({
        institute_id: chain,
        id,
        partnership_id: partnershipId,
        kind,
        name,
        heads_sha256: headsSha256,
        mapping: JSON.stringify(mapping),
        saved_by_name: actor.name,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      { subject: { kind: 'sheet-mapping', id }, partnershipId, after: { kind, name, headsSha256, mapping } },
    );
  },
});
