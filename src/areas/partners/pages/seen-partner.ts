import type { Tx } from '../../../db/transaction.ts';
import type { Permission } from '../../../kernel/actor.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { type PartnershipRow, partnership } from '../queries/partnerships.ts';
import { mayReadPartnerFile } from '../rules/partner-file-permissions.ts';
import { mayReadOrganisations } from '../rules/partner-permissions.ts';

export type SeenPartner = { instituteId: string; partner: PartnershipRow };

/** The partner whose file the address opens. @throws NotFound for whoever may not read it, the auditor too. */
export const seenPartner = async (page: Page, id = page.params.id ?? ''): Promise<SeenPartner> => {
  const { institute } = page.actor;
  if (!institute || mayReadPartnerFile(page.actor, { partnershipId: id }) !== true) throw new NotFound();
  const partner = await page.read((tx) => partnership(tx, institute.id, id));
  if (!partner) throw new NotFound();
  return { instituteId: institute.id, partner };
};

type Row = { partnershipId: string };

/**
 * A row of some partner's file that the address names, with its partner; `newest`: what has become of it since the form was
 * opened. @throws NotFound as above.
 */
export const partnerOfRow = async <R extends Row>(
  page: Page,
  find: (tx: Tx, instituteId: string, id: string, newest?: boolean) => Promise<R | undefined>,
  newest = false,
): Promise<{ row: R; partner: PartnershipRow; instituteId: string }> => {
  const { institute, partnerships } = page.actor;
  const anyPartner = { partnershipId: partnerships[0] ?? '' };
  if (!institute || mayReadPartnerFile(page.actor, anyPartner) !== true) throw new NotFound();
  const row = await page.read((tx) => find(tx, institute.id, page.params.id ?? '', newest));
  if (!row) throw new NotFound();
  return { row, ...(await seenPartner(page, row.partnershipId)) };
};

/** For a form: says no to whoever reads the file without keeping this part of it. */
export const refuseUnless = (allowed: Permission): void => {
  if (allowed !== true) throw new NotAllowed(allowed);
};

/** The way back to a partner; who sees no other partner is not sent to the list. */
export const partnerCrumbs = (page: Page, { id, name }: Pick<PartnershipRow, 'id' | 'name'>) => [
  ...(mayReadOrganisations(page.actor) === true
    ? [{ label: page.words.t('partners.partners'), href: paths.partners() }]
    : []),
  { label: name, href: paths.partner({ id }) },
];
