import { conflict, defineCommand, done } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { fileSectionById } from '../queries/programme-files.ts';
import { reviseFileSectionInput } from '../rules/file-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';

/** Words a section anew, moves it, or takes it out of use; what was written under it stays. */
export const reviseFileSection = defineCommand({
  name: 'revise-file-section',
  version: 1,
  input: reviseFileSectionInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain }, { sectionId, version, title, guidance = {}, position, isUsed }) => {
    const found = await fileSectionById(tx, chain, sectionId);
    if (!found) throw new NotFound();
    if (found.version !== version)
      return conflict(found.version, {
        'field.title': found.title,
        'field.guidance': found.guidance,
        'field.position': String(found.position),
        'field.is-used': found.isUsed,
      });
    await tx
      .updateTable('file_sections')
      .set({
        title: JSON.stringify(title),
        guidance: JSON.stringify(guidance),
        position,
        is_used: isUsed,
        version: version + 1,
      })
      .where('institute_id', '=', chain)
      .where('id', '=', sectionId)
      .where('version', '=', version)
      .execute();
    return done(
      { id: sectionId },
      {
        subject: { kind: 'file-section', id: sectionId },
        before: {
          title: found.title,
          guidance: found.guidance,
          position: found.position,
          isUsed: found.isUsed,
        },
        after: { title, guidance, position, isUsed },
      },
    );
  },
});
