import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks } from '../../../page/list-export.ts';
import {
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
  narrowing,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type DonorDialogueRow, donorDialogues } from '../queries/donor-dialogues.ts';
import { donorDialogueKinds } from '../rules/framework-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { DialogueTable, dialogueColumns } from './dialogue-table.tsx';
import { requireFile } from './page-subject.ts';

/** Every dialogue of the institute with the donor: those of its programmes, and those of the institute as such. */
export const show = async (page: Page) => {
  const institute = requireFile(page);
  const narrowings = [
    narrowing(
      page,
      'kind',
      page.words.t('programmes.dialogue-kind'),
      donorDialogueKinds.map((value) => ({
        value,
        label: page.words.t(`programmes.dialogue-kind-${value}`),
      })),
    ),
  ];
  const { kind } = valuesOf(narrowings);
  const all = await page.read((tx) => donorDialogues(tx, institute.id));
  const rows = all.filter((row) => !kind || row.kind === kind);
  if (isListFile(page) && !isAmiss(narrowings))
    return listFile(page, page.words.t('programmes.dialogues'), dialogueColumns(page), rows);
  return narrowedPage(view(page, narrowings, rows), narrowings);
};

const view = (page: Page, narrowings: readonly Narrowing[], rows: readonly DonorDialogueRow[]) => {
  const { words } = page;
  const title = words.t('programmes.dialogues');
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('programmes.list'), href: paths.programmes() }]}
    >
      <NarrowingErrors words={words} narrowings={narrowings} />
      <PageHead
        title={title}
        actions={
          mayKeepProgrammes(page.actor) === true && (
            <ButtonLink kind="primary" href={paths.newInstituteDialogue()}>
              {words.t('programmes.dialogue-new-institutional')}
            </ButtonLink>
          )
        }
      />
      <NarrowingFilters page={page} narrowings={narrowings} />
      <DialogueTable page={page} rows={rows} />
      {rows.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};
