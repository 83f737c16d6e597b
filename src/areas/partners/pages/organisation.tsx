import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type AffiliationRow, bodiesOf, membersOf } from '../queries/affiliations.ts';
import { type AgreementRow, agreementsOf } from '../queries/agreements.ts';
import { type Organisation, organisation } from '../queries/organisation.ts';
import { type SupportRow, supportsOf } from '../queries/supports.ts';
import { isRegionalKind } from '../rules/organisation-input.ts';
import {
  mayKeepOrganisations,
  mayReadOrganisation,
  mayReadOrganisations,
} from '../rules/partner-permissions.ts';
import { AffiliationCard } from './affiliation-card.tsx';
import { AgreementCard } from './agreement-card.tsx';
import { type Hanging, HangingOn, hangingOn } from './hanging-on.tsx';
import { SupportCard } from './support-card.tsx';

type Seen = {
  organisation: Organisation;
  bodies: readonly AffiliationRow[];
  members: readonly AffiliationRow[];
  supports: readonly SupportRow[];
  agreements: readonly AgreementRow[];
  hanging: Hanging;
};

export const show = async (page: Page) => html(view(page, await load(page)));

const load = async (page: Page): Promise<Seen> => {
  const { institute } = page.actor;
  if (!institute) throw new NotFound();
  return page.read(async (tx) => {
    const found = await organisation(tx, institute.id, page.params.id ?? '');
    if (!found || mayReadOrganisation(page.actor, found) !== true) throw new NotFound();
    return {
      organisation: found,
      bodies: await bodiesOf(tx, institute.id, found.id),
      members: await membersOf(tx, institute.id, found.id),
      supports: await supportsOf(tx, institute.id, found.id),
      agreements: found.partnershipId ? await agreementsOf(tx, institute.id, found.partnershipId) : [],
      hanging: await hangingOn(page, tx, institute.id, { kind: 'organisation', id: found.id }),
    };
  });
};

const view = (page: Page, seen: Seen) => {
  const { words } = page;
  const { organisation: shown } = seen;
  const readsAll = mayReadOrganisations(page.actor) === true;
  const kind = words.say(`partners.kind-${shown.kind}`);
  const place = shown.country ? words.country(shown.country) : undefined;
  return (
    <Frame
      page={page}
      title={shown.name}
      crumbs={readsAll ? [{ label: words.t('partners.organisations'), href: paths.organisations() }] : []}
    >
      <PageHead
        kind={kind}
        title={shown.name}
        quiet={[shown.acronym, place].filter(Boolean).join(' · ')}
        actions={<OrganisationActions page={page} shown={shown} />}
      />
      <Card>
        <DescriptionList
          rows={[
            { term: words.t('partners.kind'), value: kind },
            { term: words.t('partners.country'), value: place },
            ...shown.identifiers.map(({ scheme, value }) => ({ term: scheme, value })),
            {
              term: words.t('partners.seen-by'),
              value: readsAll && words.t(`partners.seen-by-${shown.visibility}`),
            },
          ]}
        />
      </Card>
      <AgreementCard page={page} organisation={shown} agreements={seen.agreements} />
      <AffiliationCard page={page} organisationId={shown.id} side="bodies" rows={seen.bodies} />
      {readsAll && (
        <AffiliationCard page={page} organisationId={shown.id} side="members" rows={seen.members} />
      )}
      <SupportCard page={page} organisationId={shown.id} rows={seen.supports} />
      <HangingOn
        page={page}
        subject={{ kind: 'organisation', id: shown.id }}
        partnershipId={shown.partnershipId}
        hanging={seen.hanging}
      />
    </Frame>
  );
};

function OrganisationActions({ page, shown }: { page: Page; shown: Organisation }) {
  const { words, actor } = page;
  const { id, kind } = shown;
  return (
    <>
      {isRegionalKind(kind) && mayReadOrganisations(actor) === true && (
        <ButtonLink kind="primary" href={paths.eligibility({ id })}>
          {words.t('partners.eligibility')}
        </ButtonLink>
      )}
      {mayKeepOrganisations(actor) === true && (
        <ButtonLink href={paths.editOrganisation({ id })}>{words.t('page.edit')}</ButtonLink>
      )}
    </>
  );
}
