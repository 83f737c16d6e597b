import type { Tx } from '../../../db/transaction.ts';
import { isId } from '../../../kernel/id.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import { day, localizedText, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { writeFileText } from '../commands/write-file-text.ts';
import { type OutcomeRow, outcomeById } from '../queries/outcomes.ts';
import { fileSectionById, fileTextAt } from '../queries/programme-files.ts';
import { programmeById } from '../queries/programmes.ts';
import { fileTextStates, fileWriterRoles } from '../rules/file-input.ts';
import { mayKeepProgrammes, mayWriteFileText, mayWriteFileTexts } from '../rules/programme-permissions.ts';
import { ChoiceInput, FewInput, LineInput } from './field-parts.tsx';
import { fileCrumbs } from './file-crumbs.ts';
import { DayInput, LocalizedInput, localizedFields, textsTyped } from './form-parts.tsx';
import { plainForm } from './plain-form.tsx';

const textOf = async (
  tx: Tx,
  instituteId: string,
  page: Page,
  { programmeId, outcome }: { programmeId: string; outcome: OutcomeRow | null },
) => {
  const { section: sectionId } = page.params;
  const section = isId(sectionId) ? await fileSectionById(tx, instituteId, sectionId) : undefined;
  const programme = await programmeById(tx, instituteId, programmeId);
  if (!programme || section?.appliesTo !== (outcome ? 'outcome' : 'programme')) return undefined;
  const at = { programmeId, outcomeId: outcome?.id ?? null, sectionId: section.id };
  const found = await fileTextAt(tx, instituteId, at);
  const allowed = mayWriteFileText(page.actor, found?.writerRole ?? null);
  if (allowed !== true) throw new NotAllowed(allowed);
  return { programme, outcome, section, found };
};

type Loaded = NonNullable<Awaited<ReturnType<typeof textOf>>>;

const formOf = (load: (tx: Tx, instituteId: string, id: string, page: Page) => Promise<Loaded | undefined>) =>
  plainForm({
    may: mayWriteFileTexts,
    load,
    title: 'programmes.file-text',
    kind: (page, { programme, outcome, section }) =>
      [programme.reference, outcome?.code, page.words.text(section.title)].filter(Boolean).join(' · '),
    crumbs: (page, { programme }) => fileCrumbs(page, programme),
    back: ({ programme: { id } }) => paths.programmeFile({ id }),
    open: ({ words }, { found }) => ({
      ...localizedFields('text', found?.text ?? {}),
      state: found?.state ?? 'draft',
      writerRole: found?.writerRole ?? undefined,
      responsible: found?.responsible ?? undefined,
      dueOn: found?.dueOn ? words.day(found.dueOn) : undefined,
    }),
    version: ({ found }) => found?.version ?? 0,
    command: writeFileText,
    readers: { text: localizedText, state: text, writerRole: text, responsible: text, dueOn: day },
    extra: (page, { programme, outcome, section, found }) => ({
      programmeId: programme.id,
      sectionId: section.id,
      ...(outcome ? { outcomeId: outcome.id } : {}),
      ...textsTyped(page, { text: found?.text ?? {} }),
    }),
    fields: ({ page, state, loaded: { section } }) => (
      <>
        {page.words.text(section.guidance) && <p class="quiet">{page.words.text(section.guidance)}</p>}
        <LocalizedInput
          page={page}
          state={state}
          name="text"
          label={page.words.t('programmes.file-words')}
          hint={page.words.t('programmes.no-names')}
          rows={12}
          optional
        />
        <FewInput
          page={page}
          state={state}
          name="state"
          label="programmes.file-state"
          values={fileTextStates}
        />
        {mayKeepProgrammes(page.actor) === true && <Assignment page={page} state={state} />}
      </>
    ),
    notice: 'programmes.file-written',
  });

/** Who writes the section until when: for who keeps the programme to say. */
function Assignment({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  return (
    <>
      <ChoiceInput
        page={page}
        state={state}
        name="writerRole"
        label="programmes.file-writer-role"
        hint="programmes.file-writer-role-hint"
        optional
        options={fileWriterRoles.map((value) => ({ value, label: words.t(`role.${value}`) }))}
      />
      <LineInput
        page={page}
        state={state}
        name="responsible"
        label="programmes.file-writer"
        hint="programmes.function-hint"
        optional
      />
      <DayInput page={page} state={state} name="dueOn" label={words.t('programmes.due-on')} optional />
    </>
  );
}

/** A section of the programme as a whole. */
export const ofProgramme = formOf((tx, instituteId, programmeId, page) =>
  textOf(tx, instituteId, page, { programmeId, outcome: null }),
);

/** The same section of one of its outcomes. */
export const ofOutcome = formOf(async (tx, instituteId, id, page) => {
  const outcome = await outcomeById(tx, instituteId, id);
  return outcome && textOf(tx, instituteId, page, { programmeId: outcome.programmeId, outcome });
});
