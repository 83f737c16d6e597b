import type { Tx } from '../../../db/transaction.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Link } from '../../../ui/link.ts';
import { type DonorDialogueRow, dialogueById } from '../queries/donor-dialogues.ts';
import { fileCrumbs } from './file-crumbs.ts';

/** A dialogue with the donor; undefined where the actor sees none. */
export const dialogueSubject = async (tx: Tx, instituteId: string, id: string) => {
  const dialogue = await dialogueById(tx, instituteId, id);
  return dialogue && { dialogue };
};

/** From the file of the programme that keeps it, or from the dialogues of the institute. */
export const dialogueCrumbs = (page: Page, { programmeId, programme }: DonorDialogueRow): readonly Link[] =>
  programmeId && programme
    ? fileCrumbs(page, { id: programmeId, reference: programme })
    : instituteCrumbs(page);

export const instituteCrumbs = ({ words }: Page): readonly Link[] => [
  { label: words.t('programmes.list'), href: paths.programmes() },
  { label: words.t('programmes.dialogues'), href: paths.donorDialogues() },
];

/** Where the dialogue is listed. */
export const dialogueList = ({ programmeId }: DonorDialogueRow): string =>
  programmeId ? paths.programmeFile({ id: programmeId }) : paths.donorDialogues();
