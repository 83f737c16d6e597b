import { defineCommand, done } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { fileSections } from '../queries/programme-files.ts';
import { adoptFileSectionsInput } from '../rules/file-input.ts';
import { missingSections, sectionSource } from '../rules/file-section-seeds.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';

/** Writes the sections that this program brings and the institute does not have yet; what it worded itself stays. */
export const adoptFileSections = defineCommand({
  name: 'adopt-file-sections',
  version: 1,
  input: adoptFileSectionsInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain, entryNo }) => {
    const missing = missingSections(await fileSections(tx, chain));
    const rows = missing.map(({ code, appliesTo, title, position }) => ({
      institute_id: chain,
      id: newId(),
      code,
      applies_to: appliesTo,
      title: JSON.stringify(title),
      position,
      source: sectionSource,
      entry_no: entryNo,
    }));
    if (rows.length > 0) await tx.insertInto('file_sections').values(rows).execute();
    const after = { sections: missing.map(({ appliesTo, code }) => `${appliesTo} ${code}`) };
    return done(after, { subject: { kind: 'file-section', id: null }, after });
  },
});
