import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { conditionsMetBy, type MetCondition } from '../../finance/queries/report-conditions.ts';
import { type AgreementRow, signedAgreementsDuring } from '../../partners/queries/agreements.ts';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import type { PartnerReportRow } from '../queries/partner-reports.ts';
import { type Gathered, gatheredForReport } from '../queries/report-gathered.ts';
import { type ReportSteps, reportSteps, type StepRow } from '../queries/report-steps.ts';
import { insideReport, periodOf, reportSeen, reportTitle } from './report-subject.ts';
import { TransferConditions } from './transfer-conditions.tsx';

/** What the partner gets back: what was accepted, when, by whom, and where it stands in the trail; one sheet on paper. */
export const show = async (page: Page) => {
  const report = await reportSeen(page);
  const { acceptedNo } = report;
  if (acceptedNo === null) throw new NotFound();
  const { id } = requireInstitute(page);
  const props = await page.read(async (tx) => {
    const told = await reportSteps(tx, id, report.id);
    const steps = stepsAround(told, acceptedNo);
    const accepted = { ...report, ...daysOf(report, steps.filed) };
    return {
      report: accepted,
      gathered: await gatheredForReport(tx, id, { ...accepted, asOf: steps.filed?.entryNo }),
      steps,
      met: await conditionsMetBy(tx, id, acceptedNo),
      agreements: await signedAgreementsDuring(tx, id, report.partnershipId, {
        ...accepted,
        asOf: acceptedNo,
      }),
    };
  });
  return html(view({ page, ...props }));
};

/** The acceptance of this entry, the filing that it was given for, and what became of it. */
const stepsAround = ({ steps }: ReportSteps, acceptedNo: number) => ({
  filed: steps.findLast(({ step, entryNo }) => step === 'filed' && entryNo < acceptedNo),
  accepted: steps.find(({ entryNo }) => entryNo === acceptedNo),
  takenBack: steps.find(({ step, entryNo }) => step === 'taken_back' && entryNo > acceptedNo),
  withdrawn: steps.find(({ step }) => step === 'withdrawn'),
});

/** The days that were accepted: those of that filing, whatever days the report moved to since it came back. */
const daysOf = (report: PartnerReportRow, filed: StepRow | undefined) => ({
  fromOn: filed?.fromOn ?? report.fromOn,
  untilOn: filed?.untilOn ?? report.untilOn,
});

type Props = {
  page: Page;
  report: PartnerReportRow;
  gathered: Gathered;
  steps: ReturnType<typeof stepsAround>;
  met: readonly MetCondition[];
  agreements: readonly AgreementRow[];
};

/** Under all of them the partner worked in these days: money and activities of each stand in the report. */
const agreementsOf = ({ report, agreements }: Props): string[] => [
  ...new Set([report.agreement, ...agreements.map(({ reference }) => reference)]),
];

const view = (props: Props) => {
  const { page, report, gathered, steps, met } = props;
  const { words } = page;
  const title = words.t('reviews.receipt');
  const { activities, indicators, expenses } = gathered;
  const { filed, accepted, takenBack, withdrawn } = steps;
  return (
    <Frame page={page} title={title} crumbs={insideReport(page, report)}>
      <PageHead title={title} kind={reportTitle(words, report)} quiet={report.programme} />
      {takenBack && (
        <Notice kind="warning">
          <p>
            {words.t('reviews.receipt-taken-back', { day: words.day(takenBack.on), reason: takenBack.note })}
          </p>
          {withdrawn && (
            <p>
              {words.t('reviews.receipt-withdrawn', {
                day: words.day(withdrawn.on),
                reason: withdrawn.note,
              })}
            </p>
          )}
        </Notice>
      )}
      <Card>
        <p>
          {words.t('reviews.receipt-says', {
            partner: report.partner,
            period: periodOf(words, report),
            count: agreementsOf(props).length,
            agreements: agreementsOf(props).join(', '),
            day: accepted ? words.day(accepted.on) : '',
          })}
        </p>
        <DescriptionList
          rows={[
            { term: words.t('reviews.report-state-filed'), value: filed && sayingOf(page, filed) },
            { term: words.t('reviews.report-state-accepted'), value: accepted && sayingOf(page, accepted) },
            {
              term: words.t('reviews.report-state-taken_back'),
              value: takenBack && sayingOf(page, takenBack),
            },
            {
              term: words.t('reviews.report-state-withdrawn'),
              value: withdrawn && sayingOf(page, withdrawn),
            },
            { term: words.t('reviews.accept-note'), value: accepted?.note || null },
            {
              term: words.t('reviews.conditionIds'),
              value: met.length > 0 ? <TransferConditions page={page} conditions={met} /> : null,
            },
            {
              term: words.t('reviews.held'),
              value: words.number(activities.filter(({ state }) => state === 'held').length),
            },
            { term: words.t('reviews.spent'), value: totalsOf(page, gathered) },
            { term: words.t('reviews.expenses-count'), value: words.number(expenses.length) },
            {
              term: words.t('reviews.indicators-measured'),
              value: words.number(indicators.filter(({ until }) => until !== null).length),
            },
            { term: words.t('reviews.filing-entry'), value: filed && words.number(filed.entryNo) },
            { term: words.t('reviews.trail-head'), value: accepted && <code>{accepted.trailHash}</code> },
          ]}
        />
        <p class="quiet">{words.t('reviews.receipt-proof')}</p>
        <p>
          <a href={paths.partnerReport({ id: report.id })}>{words.t('reviews.see-filed')}</a>
        </p>
      </Card>
    </Frame>
  );
};

const sayingOf = ({ words }: Page, { on, by }: ReportSteps['steps'][number]): string =>
  `${words.day(on)} · ${by}`;

/** Spending by currency, as it was paid. */
const totalsOf = ({ words }: Page, { spending }: Gathered): string => {
  const totals = new Map<string, number>();
  for (const { currency, minor } of spending) totals.set(currency, (totals.get(currency) ?? 0) + minor);
  return [...totals].map(([currency, minor]) => words.money({ minor, currency })).join(' + ') || '–';
};
