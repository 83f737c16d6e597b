import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { Check } from '../../rulebook/rules/rule.ts';
import type { AgreementRow } from '../queries/agreements.ts';
import { type AmendmentRow, amendmentsOf } from '../queries/amendments.ts';
import { eligibilityChecks } from '../queries/eligibility-checks.ts';
import { screeningChecks } from '../queries/screening-checks.ts';
import { agreementState } from '../rules/agreement-state.ts';
import { isRegionalKind } from '../rules/organisation-input.ts';
import { mayReadPartnerFile } from '../rules/partner-file-permissions.ts';
import { mayKeepPartnerships, mayReadOrganisations, maySignAgreement } from '../rules/partner-permissions.ts';
import { AmendmentsCard } from './amendments-card.tsx';
import { EligibilityCard } from './eligibility-verdicts.tsx';
import { type Hanging, HangingOn, hangingOn } from './hanging-on.tsx';
import { periodText, stateTone, today } from './partner-words.ts';
import { ScreeningCard } from './screening-card.tsx';
import { seenAgreement } from './seen-agreement.ts';

export const show = async (page: Page) => {
  const row = await seenAgreement(page);
  const instituteId = page.actor.institute?.id ?? '';
  const readsAll = mayReadOrganisations(page.actor) === true;
  // What was signed stands: only a draft is judged by what is known of the partner today. Of a regional body this page
  // shows the proof of aim O3, which is many queries; its screening stands on the page that signs.
  const readsScreening =
    row.signedOn === null &&
    !isRegionalKind(row.organisationKind) &&
    mayReadPartnerFile(page.actor, row) === true;
  const facts = await page.read(async (tx) => ({
    checks: readsAll
      ? await eligibilityChecks(tx, instituteId, row.organisationId, row.signedOn ?? today())
      : [],
    screened: readsScreening ? await screeningChecks(tx, instituteId, row, today()) : [],
    amendments: row.signedOn ? await amendmentsOf(tx, instituteId, row.id) : [],
    hanging: await hangingOn(page, tx, instituteId, { kind: 'agreement', id: row.id }),
  }));
  return html(view({ page, row, ...facts }));
};

type Props = {
  page: Page;
  row: AgreementRow;
  checks: readonly Check[];
  screened: readonly Check[];
  amendments: readonly AmendmentRow[];
  hanging: Hanging;
};

const view = ({ page, row, checks, screened, amendments, hanging }: Props) => {
  const { words, actor } = page;
  const state = agreementState(row, today());
  return (
    <Frame
      page={page}
      title={row.reference}
      crumbs={[
        ...(mayReadOrganisations(page.actor) === true
          ? [{ label: words.t('partners.partners'), href: paths.partners() }]
          : []),
        { label: row.organisationName, href: paths.partner({ id: row.partnershipId }) },
      ]}
    >
      <PageHead
        kind={words.t(`partners.agreement-kind-${row.kind}`)}
        title={row.reference}
        quiet={row.organisationName}
        tags={<Tag tone={stateTone[state]}>{words.t(`partners.state-${state}`)}</Tag>}
        actions={<AgreementActions page={page} row={row} />}
      />
      <Card>
        <DescriptionList
          rows={[
            { term: words.t('partners.period'), value: periodText(words, row.fromOn, row.untilOn) },
            {
              term: words.t('partners.amount'),
              value:
                row.amountMinor !== null && words.money({ minor: row.amountMinor, currency: row.currency }),
            },
            {
              term: words.t('partners.signed-on'),
              value: row.signedOn ? words.day(row.signedOn) : words.t('partners.not-signed'),
            },
            {
              term: words.t('partners.transfers'),
              value: (
                <a href={paths.agreementTransfers({ id: row.id })}>{words.t('partners.planned-transfers')}</a>
              ),
            },
            {
              term: words.t('partners.reports'),
              value: actor.role !== 'auditor' && (
                <a href={withQuery(paths.partnerReports(), { agreement: row.id })}>
                  {words.t('partners.reports')}
                </a>
              ),
            },
            { term: words.t('partners.signed-by'), value: row.signedByName },
            { term: words.t('partners.signedForPartnerBy'), value: row.signedForPartnerBy },
          ]}
        />
      </Card>
      <AmendmentsCard page={page} row={row} amendments={amendments} />
      <EligibilityCard page={page} organisationId={row.organisationId} checks={checks} />
      <ScreeningCard page={page} partnershipId={row.partnershipId} checks={screened} />
      <HangingOn
        page={page}
        subject={{ kind: 'agreement', id: row.id }}
        partnershipId={row.partnershipId}
        hanging={hanging}
      />
    </Frame>
  );
};

function AgreementActions({ page, row }: { page: Page; row: AgreementRow }) {
  const { words, actor } = page;
  if (row.signedOn || mayKeepPartnerships(actor) !== true) return null;
  const maySign = maySignAgreement(actor) === true;
  return (
    <>
      {maySign ? (
        <ButtonLink kind="primary" href={paths.signAgreement({ id: row.id })}>
          {words.t('partners.sign')}
        </ButtonLink>
      ) : (
        <Button unavailable={words.t('partners.director-signs')}>{words.t('partners.sign')}</Button>
      )}
      <ButtonLink href={paths.editAgreement({ id: row.id })}>{words.t('partners.edit-agreement')}</ButtonLink>
    </>
  );
}
