import { NotAllowed, NotFound, type Problem } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { type ClaimRow, claim, type InstalmentRow, instalment } from '../queries/instalments.ts';

export type ClaimAtHand = { found: ClaimRow; of: InstalmentRow };

/** The claim in the address with its instalment, for whoever may. @throws NotAllowed, NotFound */
export const claimAtHand = async (page: Page, allowed: true | Problem): Promise<ClaimAtHand> => {
  const institute = instituteOf(page);
  if (allowed !== true) throw new NotAllowed(allowed);
  return page.read(async (tx) => {
    const found = await claim(tx, institute, idOf(page));
    const of = found && (await instalment(tx, institute, found.instalmentId));
    if (!found || !of) throw new NotFound();
    return { found, of };
  });
};

export const instalmentTitle = (words: Words, { programme, number }: InstalmentRow): string =>
  words.t('finance.instalment-title', { programme, number });

export const instalmentCrumbs = (words: Words, of: InstalmentRow) => [
  { label: words.t('finance.instalments'), href: paths.instalments({ id: of.programmeId }) },
  { label: instalmentTitle(words, of), href: paths.instalment({ id: of.id }) },
];
