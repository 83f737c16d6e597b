import { conflict, defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { outcomeById } from '../queries/outcomes.ts';
import { fileSectionById, fileTextAt } from '../queries/programme-files.ts';
import { programmeById } from '../queries/programmes.ts';
import { writeFileTextInput } from '../rules/file-input.ts';
import { mayKeepProgrammes, mayWriteFileText, mayWriteFileTexts } from '../rules/programme-permissions.ts';

/** What stands under a section of the file, who writes it until when, and whether it is ready. */
export const writeFileText = defineCommand({
  name: 'write-file-text',
  version: 1,
  input: writeFileTextInput,
  may: mayWriteFileTexts,
  run: async ({ tx, chain, entryNo, actor }, { programmeId, sectionId, version, ...input }) => {
    const { outcomeId = null, text = {}, state } = input;
    const section = await fileSectionById(tx, chain, sectionId);
    const outcome = outcomeId === null ? null : await outcomeById(tx, chain, outcomeId);
    if (!section || outcome === undefined || !(await programmeById(tx, chain, programmeId)))
      throw new NotFound();
    const isElsewhere = outcome ? outcome.programmeId !== programmeId : false;
    if (isElsewhere || section.appliesTo !== (outcome ? 'outcome' : 'programme'))
      return refuseFields({ sectionId: [{ key: 'problem.not-known-here' }] });
    const found = await fileTextAt(tx, chain, { programmeId, outcomeId, sectionId });
    const allowed = mayWriteFileText(actor, found?.writerRole ?? null);
    if (allowed !== true) throw new NotAllowed(allowed);
    if ((found?.version ?? 0) !== version)
      return conflict(found?.version ?? 0, {
        'field.text': found?.text ?? {},
        'programmes.file-state': found?.state,
        'field.writer-role': found?.writerRole,
        'field.responsible': found?.responsible,
        'field.due-on': found?.dueOn,
      });
    // Who writes what until when is for who keeps the programme to say.
    const {
      writerRole = null,
      responsible = null,
      dueOn = null,
    } = mayKeepProgrammes(actor) === true ? input : (found ?? {});
    const said = {
      text: JSON.stringify(text),
      state,
      writer_role: writerRole,
      responsible,
      due_on: dueOn,
    };
    const key = {
      institute_id: chain,
      programme_id: programmeId,
      outcome_id: outcomeId,
      section_id: sectionId,
    };
    if (found)
      await tx
        .updateTable('file_texts')
        .set({ ...said, version: version + 1 })
        .where('institute_id', '=', chain)
        .where('id', '=', found.id)
        .where('version', '=', version)
        .execute();
    else
      await tx
        .insertInto('file_texts')
        .values({ ...key, id: newId(), ...said, entry_no: entryNo })
        .execute();
    const { title } = section;
    return done(
      { programmeId },
      {
        subject: outcome ? { kind: 'outcome', id: outcome.id } : { kind: 'programme', id: programmeId },
        ...(found
          ? {
              before: {
                text: found.text,
                state: found.state,
                writerRole: found.writerRole,
                responsible: found.responsible,
                dueOn: found.dueOn,
              },
            }
          : {}),
        after: { section: title, sectionId, text, state, writerRole, responsible, dueOn },
      },
    );
  },
});
