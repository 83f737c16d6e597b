import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Link } from '../../../ui/link.ts';
import { mayReadOrganisations } from '../rules/partner-permissions.ts';

/** The way to a partner's page; a partner itself has no list of partners above it. */
export const partnerCrumbs = (page: Page, { id, name }: { id: string; name: string }): Link[] => [
  ...(mayReadOrganisations(page.actor) === true
    ? [{ label: page.words.t('partners.partners'), href: paths.partners() }]
    : []),
  { label: name, href: paths.partner({ id }) },
];
