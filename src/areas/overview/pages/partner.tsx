import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { type ActivityRow, activities } from '../../activities/queries/activities.ts';
import { mayKeepActivities } from '../../activities/rules/activity-permissions.ts';
import type { RunningSupportYear } from '../../finance/queries/running-support.ts';
import { runningSupportCheck } from '../../finance/queries/running-support-checks.ts';
import { AgreementTable } from '../../partners/pages/agreement-card.tsx';
import { FileCard } from '../../partners/pages/file-card.tsx';
import { ScreeningCard } from '../../partners/pages/screening-card.tsx';
import { type AgreementRow, agreementsOf } from '../../partners/queries/agreements.ts';
import { type PartnershipRow, partnership } from '../../partners/queries/partnerships.ts';
import { screeningChecks } from '../../partners/queries/screening-checks.ts';
import { isRegionalKind } from '../../partners/rules/organisation-input.ts';
import { mayReadPartnerFile } from '../../partners/rules/partner-file-permissions.ts';
import { mayKeepPartnerships, mayReadOrganisations } from '../../partners/rules/partner-permissions.ts';
import { mayReadReports } from '../../results/rules/report-permissions.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import { type PartnerBalance, partnerBalances } from '../queries/partner-balances.ts';
import { type TransferLine, transfersAndRunning } from '../queries/partner-money.ts';
import { ActivityTable } from './activity-table.tsx';
import { BalanceBars, BalanceTable, balanceColumns, TransferList } from './partner-money.tsx';
import { daysText } from './period-text.ts';
import { loadRecords, RecordCards, type RecordsOf } from './records-of.tsx';
import { RunningSupportCard } from './running-support-card.tsx';
import { addressedId, seenInstitute } from './seen-institute.ts';

/** As many activities as a page shows before it sends to the list. */
const mostActivities = 12;

export const show = async (page: Page) => {
  const instituteId = seenInstitute(page);
  const id = addressedId(page);
  const readsFile = mayReadPartnerFile(page.actor, { partnershipId: id }) === true;
  const facts = await page.read(async (tx) => {
    const partner = await partnership(tx, instituteId, id);
    if (!partner) throw new NotFound();
    const today = readsFile ? todayIn() : undefined;
    const { transfers, running, isEndInSight } = await transfersAndRunning(tx, instituteId, id, today);
    return {
      partner,
      agreements: await agreementsOf(tx, instituteId, id),
      balances: await partnerBalances(tx, instituteId, todayIn(), id),
      transfers,
      recent: await activities(tx, instituteId, { partnershipId: id, limit: mostActivities }),
      screened: readsFile ? await screeningChecks(tx, instituteId, screenedOf(partner), todayIn()) : [],
      running,
      runningCheck: await runningSupportCheck(tx, instituteId, { years: running, isEndInSight }, todayIn()),
      records: await loadRecords(page, tx, instituteId, { kind: 'partnership', id }, id),
    };
  });
  if (isListFile(page)) {
    const { partner, balances } = facts;
    const name = `${partner.name} ${page.words.t('overview.received-and-justified')}`;
    return listFile(page, name, balanceColumns(page.words, balances), balances);
  }
  return html(view({ page, ...facts }));
};

const screenedOf = ({ id, kind }: PartnershipRow) => ({ partnershipId: id, organisationKind: kind });

type Props = {
  page: Page;
  partner: PartnershipRow;
  screened: readonly Check[];
  agreements: readonly AgreementRow[];
  balances: readonly PartnerBalance[];
  transfers: readonly TransferLine[];
  recent: readonly ActivityRow[];
  running: readonly RunningSupportYear[];
  runningCheck: Check;
  records: RecordsOf;
};

const view = (props: Props) => {
  const { page, partner, screened, agreements, balances, transfers, recent, running, runningCheck, records } =
    props;
  const { words } = page;
  const { id } = partner;
  const isOver = partner.untilOn !== null && partner.untilOn < todayIn();
  return (
    <Frame
      page={page}
      title={partner.name}
      crumbs={
        mayReadOrganisations(page.actor) === true
          ? [{ label: words.t('page.nav-partners'), href: paths.partners() }]
          : []
      }
    >
      <PageHead
        kind={words.say(`partners.kind-${partner.kind}`)}
        title={partner.name}
        quiet={[
          partner.acronym,
          partner.country && words.country(partner.country),
          daysText(words, partner.fromOn, partner.untilOn),
        ]
          .filter(Boolean)
          .join(' · ')}
        tags={isOver && <Tag>{words.t('overview.partnership-over')}</Tag>}
        actions={<PartnerActions page={page} partner={partner} />}
      />
      <Card title={words.t('overview.money')} id="money">
        <BalanceBars words={words} balances={balances} />
        <BalanceTable page={page} partnershipId={id} balances={balances} />
        {balances.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
      </Card>
      <Card title={words.t('overview.last-transfers')}>
        <TransferList words={words} partnershipId={id} transfers={transfers} />
      </Card>
      <Card
        title={words.t('overview.agreements')}
        aside={
          mayKeepPartnerships(page.actor) === true && (
            <a href={paths.newAgreement({ id })}>{words.t('overview.new-agreement')}</a>
          )
        }
      >
        <AgreementTable page={page} agreements={agreements} />
      </Card>
      <Card
        title={words.t('page.nav-activities')}
        aside={
          <a href={withQuery(paths.activities(), { partner: id })}>{words.t('overview.all-activities')}</a>
        }
      >
        <ActivityTable words={words} rows={recent} />
      </Card>
      {mayReadPartnerFile(page.actor, { partnershipId: id }) === true && (
        <RunningSupportCard words={words} years={running} check={runningCheck} />
      )}
      {mayReadPartnerFile(page.actor, { partnershipId: id }) === true && (
        <FileCard page={page} partnershipId={id} />
      )}
      <ScreeningCard page={page} partnershipId={id} checks={screened} />
      <RecordCards page={page} records={records} />
      <p>
        {mayReadReports(page.actor) === true && (
          <>
            <a href={paths.figureReports({ id })}>{words.t('results.own-reports')}</a>
            {' · '}
          </>
        )}
        <a href={paths.history({ kind: 'partnership', id })}>{words.t('overview.history')}</a>
      </p>
    </Frame>
  );
};

function PartnerActions({ page, partner }: { page: Page; partner: PartnershipRow }) {
  const { words, actor } = page;
  return (
    <>
      {mayKeepActivities(actor) === true && (
        <ButtonLink kind="primary" href={withQuery(paths.chooseActivityKind(), { partner: partner.id })}>
          {words.t('overview.plan-activity')}
        </ButtonLink>
      )}
      <ButtonLink href={paths.partnerYears({ id: partner.id })}>{words.t('overview.ten-years')}</ButtonLink>
      <ButtonLink href={paths.partnerResults({ id: partner.id })}>
        {words.t('overview.results-here')}
      </ButtonLink>
      {isRegionalKind(partner.kind) && (
        <ButtonLink href={paths.eligibility({ id: partner.organisationId })}>
          {words.t('overview.eligibility')}
        </ButtonLink>
      )}
      <ButtonLink href={paths.organisation({ id: partner.organisationId })}>
        {words.t('overview.organisation-page')}
      </ButtonLink>
      {mayKeepPartnerships(actor) === true && (
        <ButtonLink href={paths.editPartnership({ id: partner.id })}>{words.t('page.edit')}</ButtonLink>
      )}
    </>
  );
}
