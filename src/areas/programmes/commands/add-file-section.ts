import { defineCommand, done } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { addFileSectionInput } from '../rules/file-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';

/** A section of the institute's own, for programmes or for outcomes. */
export const addFileSection = defineCommand({
  name: 'add-file-section',
  version: 1,
  input: addFileSectionInput,
  constraints: { file_section_code_unique: { fields: { code: [{ key: 'programmes.code-taken' }] } } },
  may: mayKeepProgrammes,
  run: async ({ tx, actor, chain, entryNo }, input) => {
    const { id = newId(), appliesTo, code, title, guidance = {}, position } = input;
    await tx
      .insertInto('file_sections')
      .values({
        institute_id: chain,
        id,
        code,
        applies_to: appliesTo,
        title: JSON.stringify(title),
        guidance: JSON.stringify(guidance),
        position,
        source: actor.institute?.code ?? '',
        entry_no: entryNo,
      })
      .execute();
    const after = { appliesTo, code, title, guidance, position };
    return done({ id }, { subject: { kind: 'file-section', id }, after });
  },
});
