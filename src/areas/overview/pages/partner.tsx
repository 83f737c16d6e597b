import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks } from '../../../page/list-export.ts';
import { NarrowingErrors, NarrowingFilters } from '../../../page/narrowing.tsx';
import { html, invalid, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { activities } from '../../activities/queries/activities.ts';
import { mayKeepActivities } from '../../activities/rules/activity-permissions.ts';
import {
  BalancesLeftOut,
  balancesLeftOut,
  leavesBalancesOut,
} from '../../finance/pages/balances-left-out.tsx';
import type { RunningSupportYear } from '../../finance/queries/running-support.ts';
import { runningSupportCheck } from '../../finance/queries/running-support-checks.ts';
import { AgreementTable } from '../../partners/pages/agreement-card.tsx';
import { FileCard } from '../../partners/pages/file-card.tsx';
import { ScreeningCard } from '../../partners/pages/screening-card.tsx';
import { agreementsOf } from '../../partners/queries/agreements.ts';
import { type PartnershipRow, partnership } from '../../partners/queries/partnerships.ts';
import { screeningChecks } from '../../partners/queries/screening-checks.ts';
import { isRegionalKind } from '../../partners/rules/organisation-input.ts';
import { mayReadPartnerFile } from '../../partners/rules/partner-file-permissions.ts';
import { mayKeepPartnerships, mayReadOrganisations } from '../../partners/rules/partner-permissions.ts';
import { notYetKnown } from '../../programmes/queries/known-since.ts';
import { namedByDay } from '../../results/pages/as-of-field.tsx';
import { NotYetKnown } from '../../results/pages/not-yet-known.tsx';
import { mayReadReports } from '../../results/rules/report-permissions.ts';
import { type PartnerBalance, partnerBalances } from '../queries/partner-balances.ts';
import { type TransferLine, transfersAndRunning } from '../queries/partner-money.ts';
import { ActivityTable } from './activity-table.tsx';
import { AsItStood, type AskedDay, askedDay, dayBeside, type Moment, momentOf } from './asked-day.tsx';
import { BalanceBars, BalanceTable, balanceColumns, TransferList } from './partner-money.tsx';
import { daysText } from './period-text.ts';
import { loadRecords, RecordCards } from './records-of.tsx';
import { RunningSupportCard } from './running-support-card.tsx';
import { addressedId, seenInstitute } from './seen-institute.ts';

/** As many activities as a page shows before it sends to the list. */
const mostActivities = 12;

export const show = async (page: Page) => {
  const instituteId = seenInstitute(page);
  const id = addressedId(page);
  const readsFile = mayReadPartnerFile(page.actor, { partnershipId: id }) === true;
  const day = askedDay(page);
  const facts = await page.read(async (tx) => {
    const partner = await partnership(tx, instituteId, id);
    if (!partner) throw new NotFound();
    const moment = await momentOf(tx, instituteId, day);
    const { on, asOf } = moment;
    const notYet = await notYetKnown(tx, instituteId, 'partnerships', id, asOf);
    if (notYet) return { partner, moment, ...notYet };
    const today = readsFile && !on ? todayIn() : undefined;
    const money = await transfersAndRunning(tx, instituteId, id, today, asOf);
    return {
      ...{ partner, moment },
      balances: leavesBalancesOut(page)
        ? []
        : await partnerBalances(tx, instituteId, on ?? todayIn(), { partnershipId: id, asOf }),
      transfers: money.transfers,
      running: money.running,
      today: on ? undefined : await ofToday(page, tx, partner, money),
    };
  });
  if ('since' in facts) return html(view({ page, day, ...facts }));
  const { partner, balances, moment } = facts;
  if (day.error || !isListFile(page)) {
    const shown = view({ page, day, ...facts });
    return day.error ? invalid(shown) : html(shown);
  }
  const name = `${partner.name} ${page.words.t('overview.received-and-justified')}`;
  const columns = balanceColumns(page.words, balances);
  return listFile(page, namedByDay(name, moment.on), columns, balances, balancesLeftOut(page));
};

type Running = { running: readonly RunningSupportYear[]; isEndInSight: boolean };

/** What is kept, or judged, as it stands today alone. */
const ofToday = async (
  page: Page,
  tx: Tx,
  partner: PartnershipRow,
  { running: years, isEndInSight }: Running,
) => {
  const instituteId = seenInstitute(page);
  const { id } = partner;
  const today = todayIn();
  const readsFile = mayReadPartnerFile(page.actor, { partnershipId: id }) === true;
  return {
    agreements: await agreementsOf(tx, instituteId, id),
    recent: await activities(tx, instituteId, { partnershipId: id, limit: mostActivities }),
    screened: readsFile ? await screeningChecks(tx, instituteId, screenedOf(partner), today) : [],
    runningCheck: await runningSupportCheck(tx, instituteId, { years, isEndInSight }, today),
    records: await loadRecords(page, tx, instituteId, { kind: 'partnership', id }, id),
  };
};

const screenedOf = ({ id, kind }: PartnershipRow) => ({ partnershipId: id, organisationKind: kind });

type Headed = { page: Page; day: AskedDay; moment: Moment; partner: PartnershipRow };

/** Of a day before the partnership was on record nothing is told but the day since which it is. */
type NotYet = Headed & { since: CalendarDay | null };

type Props = Headed & {
  balances: readonly PartnerBalance[];
  transfers: readonly TransferLine[];
  running: readonly RunningSupportYear[];
  today: Awaited<ReturnType<typeof ofToday>> | undefined;
};

const view = (props: Props | NotYet) => {
  const { page, day, moment, partner } = props;
  const { words } = page;
  const { id } = partner;
  const { on } = moment;
  const isOver = partner.untilOn !== null && partner.untilOn < (on ?? todayIn());
  const dayField = dayBeside(page, day);
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
      <NarrowingErrors words={words} narrowings={[]} beside={dayField} />
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
        actions={<PartnerActions page={page} partner={partner} on={on} />}
      />
      <AsItStood page={page} on={on} />
      {day.isOffered && <NarrowingFilters page={page} narrowings={[]} beside={dayField} />}
      {'since' in props ? (
        <NotYetKnown page={page} {...moment} since={props.since} />
      ) : (
        <PartnerParts {...props} />
      )}
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

function PartnerParts({ page, moment, partner: { id }, balances, transfers, running, today }: Props) {
  const { words } = page;
  const readsFile = mayReadPartnerFile(page.actor, { partnershipId: id }) === true;
  return (
    <>
      <Card title={words.t('overview.money')} id="money">
        {leavesBalancesOut(page) ? (
          <BalancesLeftOut page={page} partnershipId={id} />
        ) : (
          <>
            <BalanceBars words={words} balances={balances} />
            <BalanceTable page={page} partnershipId={id} balances={balances} moment={moment} />
          </>
        )}
        {balances.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
      </Card>
      <Card title={words.t('overview.last-transfers')}>
        <TransferList
          words={words}
          partnershipId={id}
          asOf={moment.asOf}
          transfers={transfers}
          isControlled={leavesBalancesOut(page)}
        />
      </Card>
      {today && <WorkCards page={page} id={id} today={today} />}
      {readsFile && <RunningSupportCard words={words} years={running} check={today?.runningCheck} />}
      {readsFile && <FileCard page={page} partnershipId={id} />}
      {today && <ScreeningCard page={page} partnershipId={id} checks={today.screened} />}
      {today ? (
        <RecordCards page={page} records={today.records} />
      ) : (
        <p class="quiet">{words.t('overview.left-out-then')}</p>
      )}
    </>
  );
}

type WorkProps = { page: Page; id: string; today: NonNullable<Props['today']> };

/** Agreements, and what was planned and held last. */
function WorkCards({ page, id, today: { agreements, recent } }: WorkProps) {
  const { words } = page;
  return (
    <>
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
    </>
  );
}

type ActionProps = { page: Page; partner: PartnershipRow; on: CalendarDay | undefined };

function PartnerActions({ page, partner, on }: ActionProps) {
  const { words, actor } = page;
  return (
    <>
      {mayKeepActivities(actor) === true && (
        <ButtonLink kind="primary" href={withQuery(paths.chooseActivityKind(), { partner: partner.id })}>
          {words.t('overview.plan-activity')}
        </ButtonLink>
      )}
      <ButtonLink href={paths.partnerYears({ id: partner.id })}>{words.t('overview.ten-years')}</ButtonLink>
      <ButtonLink href={withQuery(paths.partnerResults({ id: partner.id }), { on })}>
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
