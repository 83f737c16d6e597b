import { NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Link } from '../../../ui/link.ts';
import { type CollectiveAgreementRow, collectiveAgreement } from '../queries/collective-agreements.ts';
import { addressedId, keepingOf } from './rights-page.ts';

/** The agreement in the address, for someone who may change it. */
export const agreementToChange = async (page: Page): Promise<CollectiveAgreementRow> => {
  const institute = keepingOf(page);
  const id = addressedId(page);
  const agreement = await page.read((tx) => collectiveAgreement(tx, institute.id, id));
  if (!agreement) throw new NotFound();
  return agreement;
};

/** From the list of agreements to this one. */
export const agreementCrumbs = (
  { words }: Page,
  { id, title }: { id: string; title: string },
): readonly [Link, Link] => [
  { label: words.t('rights.agreements'), href: paths.collectiveAgreements() },
  { label: title, href: paths.collectiveAgreement({ id }) },
];
