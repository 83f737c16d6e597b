import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { mostListRows } from '../../../page/list-export.ts';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { requireAllowed } from '../../../page/require-allowed.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { type AgreementRow, agreement } from '../../partners/queries/agreements.ts';
import { DayInput } from '../../programmes/pages/form-parts.tsx';
import { requireInstitute, routeId } from '../../programmes/pages/page-subject.ts';
import { type ProgrammeListRow, programmes } from '../../programmes/queries/programmes.ts';
import { reportsOfPartner, windowsOf } from '../../results/queries/reporting-windows.ts';
import { openPartnerReport } from '../commands/open-partner-report.ts';
import { type PartnerReportRow, partnerReports } from '../queries/partner-reports.ts';
import { unbegunPeriods } from '../queries/untold-periods.ts';
import { workedProgrammes } from '../queries/worked-programmes.ts';
import { mayReadPartnerReports, mayWritePartnerReports } from '../rules/partner-report-permissions.ts';
import { proposedDays } from '../rules/proposed-days.ts';

type Loaded = {
  agreed: AgreementRow;
  programmes: readonly ProgrammeListRow[];
  /** The partner's, under whichever agreement, that were not withdrawn, the newest first. */
  reports: readonly PartnerReportRow[];
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  const { agreed, programmes } = loaded;
  const unbegun = await page.read((tx) =>
    unbegunPeriods(tx, { instituteId: requireInstitute(page).id, today: todayIn() }, agreed.id),
  );
  const offered = unbegun.filter((period) => programmes.some(({ id }) => id === period.programmeId));
  const programmeId =
    offered[0]?.programmeId ??
    loaded.reports.find(({ agreementId }) => agreementId === agreed.id)?.programmeId ??
    (await programmeAsking(page, agreed, programmes));
  const windows = programmeId ? await windowsAsking(page, agreed, programmeId) : [];
  const { fromOn, untilOn } = proposedDays({
    within: daysWithin(
      agreed,
      programmes.find(({ id }) => id === programmeId),
    ),
    told: loaded.reports.filter((report) => report.programmeId === programmeId),
    windows,
    untold: offered.filter((period) => period.programmeId === programmeId),
  });
  const days = { fromOn: page.words.day(fromOn), untilOn: page.words.day(untilOn) };
  return html(view(page, loaded, filledForm({ programmeId, ...days })));
};

/** The one programme of the agreement's days; of several, the one of which windows ask the partner for figures. */
const programmeAsking = async (
  page: Page,
  { partnershipId, fromOn, untilOn }: AgreementRow,
  programmes: readonly ProgrammeListRow[],
): Promise<string | undefined> => {
  const { id: institute } = requireInstitute(page);
  if (programmes.length < 2) return programmes[0]?.id;
  const sheets = await page.read((tx) => reportsOfPartner(tx, institute, partnershipId));
  const asking = new Set(
    sheets.filter(({ from, until }) => from <= untilOn && until >= fromOn).map(({ programme }) => programme),
  );
  const asked = programmes.filter(({ reference }) => asking.has(reference));
  return asked.length === 1 ? asked[0]?.id : undefined;
};

const windowsAsking = (page: Page, { partnershipId }: AgreementRow, programmeId: string) =>
  page.read((tx) => windowsOf(tx, requireInstitute(page).id, programmeId, [partnershipId]));

type Days = Pick<AgreementRow, 'fromOn' | 'untilOn'>;

/** The days of the agreement, within those of the programme where one is chosen. */
const daysWithin = (agreed: Days, programme?: Days): Days => ({
  fromOn: programme && programme.fromOn > agreed.fromOn ? programme.fromOn : agreed.fromOn,
  untilOn: programme && programme.untilOn < agreed.untilOn ? programme.untilOn : agreed.untilOn,
});

export const save = async (page: Page) => {
  const loaded = await load(page);
  const readers = { programmeId: text, fromOn: day, untilOn: day };
  const submitted = await submit(page, openPartnerReport, readers, { agreementId: loaded.agreed.id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.partnerReport({ id: submitted.value.id }), 'reviews.report-opened');
};

const load = async (page: Page): Promise<Loaded> => {
  const { id: institute } = requireInstitute(page);
  if (mayReadPartnerReports(page.actor) !== true) throw new NotFound();
  const agreementId = routeId(page);
  const found = await page.read(async (tx) => {
    const agreed = await agreement(tx, institute, agreementId);
    if (!agreed) throw new NotFound();
    return {
      agreed,
      programmes: await programmes(tx, institute),
      worked: await workedProgrammes(tx, institute, agreed.partnershipId),
      reports: (
        await partnerReports(tx, institute, { partnershipId: agreed.partnershipId, limit: mostListRows })
      ).filter(({ state }) => state !== 'withdrawn'),
    };
  });
  const { agreed } = found;
  requireAllowed(mayWritePartnerReports(page.actor));
  const during = found.programmes.filter(
    ({ id, fromOn, untilOn }) => found.worked.has(id) && fromOn <= agreed.untilOn && untilOn >= agreed.fromOn,
  );
  return { ...found, agreed, programmes: during };
};

const view = (page: Page, { agreed, programmes }: Loaded, state: FormState) => {
  const { words } = page;
  const title = words.t('reviews.new-report');
  const back = withQuery(paths.partnerReports(), { agreement: agreed.id });
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: agreed.organisationName, href: paths.partner({ id: agreed.partnershipId }) },
        { label: agreed.reference, href: paths.agreement({ id: agreed.id }) },
        { label: words.t('reviews.reports'), href: back },
      ]}
      narrow
    >
      <PageHead title={title} kind={agreed.reference} quiet={agreed.organisationName} />
      <Notice kind="info">
        <p>{words.t('reviews.reports-what')}</p>
        <p>{words.t('reviews.report-is-of-all-agreements')}</p>
      </Notice>
      <PageForm page={page} state={state} cancel={back}>
        <SelectField
          {...fieldOf(page, state)('programmeId')}
          label={words.t('reviews.programme')}
          placeholder={words.t('page.choose')}
          options={programmes.map(({ id, reference, title: name }) => ({
            value: id,
            label: `${reference} · ${words.text(name)}`,
          }))}
        />
        <DayInput page={page} state={state} name="fromOn" label={words.t('reviews.fromOn')} />
        <DayInput page={page} state={state} name="untilOn" label={words.t('reviews.untilOn')} />
      </PageForm>
    </Frame>
  );
};
