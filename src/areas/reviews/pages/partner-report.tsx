import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { CommentsSection } from '../../records/pages/comments-section.tsx';
import { DocumentsSection } from '../../records/pages/documents-section.tsx';
import { type CommentRow, commentsFor } from '../../records/queries/comments.ts';
import { type DocumentRow, documentsOf } from '../../records/queries/documents.ts';
import { mayAttachDocument, mayWriteComment } from '../../records/rules/record-permissions.ts';
import type { PartnerReport, WindowRow } from '../../results/queries/reporting-windows.ts';
import type { PartnerReportRow } from '../queries/partner-reports.ts';
import { sheetsReturned, windowsBeyond } from '../queries/report-beside.ts';
import { type Gathered, gatheredForReport } from '../queries/report-gathered.ts';
import { changedInToldDays, changedSinceFiling, type LaterChange } from '../queries/report-later.ts';
import { type ReportSteps, reportSteps, type StepRow } from '../queries/report-steps.ts';
import { reportSections } from '../rules/partner-report-input.ts';
import {
  mayAcceptReport,
  mayJudgePartnerReports,
  mayWritePartnerReports,
} from '../rules/partner-report-permissions.ts';
import {
  canBeJudged,
  canBeWritten,
  isWithdrawn,
  reportTone,
  whyNotOtherDays,
  whyNotWithdrawn,
} from '../rules/partner-report-state.ts';
import { partnerReportFile } from './partner-report-file.ts';
import { ReportFigures } from './report-figures.tsx';
import { LaterInToldDays, SinceFiling } from './report-later.tsx';
import { MissingCard } from './report-missing.tsx';
import { periodOf, reportCrumbs, reportSeen, reportTitle } from './report-subject.ts';
import { ReturnedItems } from './returned-items.tsx';

type Props = {
  page: Page;
  today: CalendarDay;
  report: PartnerReportRow;
  gathered: Gathered;
  since: readonly LaterChange[];
  later: readonly LaterChange[];
  told: ReportSteps;
  documents: readonly DocumentRow[];
  comments: readonly CommentRow[];
  beyond: readonly WindowRow[];
  sheets: readonly PartnerReport[];
};

/**
 * What lies with the institute is shown as it was filed, what was withdrawn as it was given up; `?figures=now` shows what
 * stands today of what was filed.
 */
const shownAsOf = (page: Page, { state, filedNo, standsNo }: PartnerReportRow): number | undefined => {
  if (isWithdrawn(state)) return standsNo;
  return canBeWritten(state) || page.query.get('figures') === 'now' ? undefined : (filedNo ?? undefined);
};

export const show = async (page: Page) => {
  const report = await reportSeen(page);
  const { id: institute } = requireInstitute(page);
  const asOf = shownAsOf(page, report);
  if (isListFile(page)) {
    const gathered = await page.read((tx) => gatheredForReport(tx, institute, { ...report, asOf }));
    return partnerReportFile(page, reportTitle(page.words, report), gathered);
  }
  const subject = { kind: 'partner_report', id: report.id };
  const props = await page.read(async (tx) => ({
    gathered: await gatheredForReport(tx, institute, { ...report, asOf }),
    since: await sinceFiling(tx, institute, report),
    later: await changedInToldDays(tx, institute, { ...report, asOf }),
    told: await reportSteps(tx, institute, report.id),
    documents: await documentsOf(tx, institute, subject),
    comments: await commentsFor(tx, { actor: page.actor, instituteId: institute }, subject),
    beyond: await windowsBeyond(tx, institute, { ...report, asOf }),
    sheets: await sheetsReturned(tx, institute, { ...report, asOf }),
  }));
  return html(view({ page, today: todayIn(), report, ...props }));
};

/** Only of what lies with the institute: while it is written, a report tells what stands. */
const sinceFiling = async (tx: Tx, institute: string, report: PartnerReportRow): Promise<LaterChange[]> => {
  const { state, filedNo } = report;
  if (filedNo === null || canBeWritten(state) || isWithdrawn(state)) return [];
  return changedSinceFiling(tx, institute, { ...report, filedNo });
};

/** An activity that falls in these days too stands in the table of the report itself. */
const notOfItself = (later: readonly LaterChange[], { activities }: Gathered): LaterChange[] => {
  const own = new Set(activities.map(({ id }) => id));
  return later.filter((change) => change.about !== 'activity' || !own.has(change.id));
};

const view = (props: Props) => {
  const { page, report, told, documents, comments } = props;
  const { words, actor } = page;
  const title = reportTitle(words, report);
  const subject = { kind: 'partner_report', id: report.id };
  const isOpen = canBeWritten(report.state);
  return (
    <Frame page={page} title={title} crumbs={reportCrumbs(page, report)}>
      <PageHead
        kind={words.t('reviews.partner-report')}
        title={title}
        quiet={`${report.agreement} · ${report.programme}`}
        tags={<Tag tone={reportTone[report.state]}>{words.t(`reviews.report-state-${report.state}`)}</Tag>}
        actions={<ReportActions page={page} report={report} />}
      />
      <StateCard {...props} />
      <SinceFiling page={page} changes={props.since} />
      <ReturnedItems
        page={page}
        report={report}
        told={told}
        isOpen={isOpen && mayWritePartnerReports(actor) === true}
      />
      {!isWithdrawn(report.state) && <MissingCard {...props} asOf={shownAsOf(page, report)} />}
      <NarrativeCard {...props} />
      <ReportFigures {...props} asOf={shownAsOf(page, report)} />
      <LaterInToldDays page={page} changes={notOfItself(props.later, props.gathered)} />
      <DocumentsSection
        page={page}
        subject={subject}
        documents={documents}
        mayAttach={mayAttachDocument(actor, report) === true}
      />
      <CommentsSection
        page={page}
        subject={subject}
        comments={comments}
        partnershipId={report.partnershipId}
        mayWrite={mayWriteComment(actor, report) === true}
      />
      <p>
        <a href={paths.history(subject)}>{words.t('reviews.history')}</a>
      </p>
    </Frame>
  );
};

function ReportActions({ page: { words, actor }, report }: Pick<Props, 'page' | 'report'>) {
  const { id, state } = report;
  const mayWithdraw = mayWritePartnerReports(actor) === true && whyNotWithdrawn(report) === undefined;
  const withdrawal = mayWithdraw && (
    <ButtonLink href={paths.withdrawPartnerReport({ id })}>{words.t('reviews.withdraw-report')}</ButtonLink>
  );
  if (canBeWritten(state) && mayWritePartnerReports(actor) === true)
    return (
      <>
        <ButtonLink kind="primary" href={paths.writePartnerReport({ id })}>
          {words.t('reviews.write-report')}
        </ButtonLink>
        <ButtonLink href={paths.filePartnerReport({ id })}>{words.t('reviews.file-report')}</ButtonLink>
        {whyNotOtherDays(report) === undefined && (
          <ButtonLink href={paths.correctReportPeriod({ id })}>
            {words.t('reviews.correct-period')}
          </ButtonLink>
        )}
        {withdrawal}
      </>
    );
  if (canBeJudged(state) && mayJudgePartnerReports(actor) === true)
    return (
      <>
        {mayAcceptReport(actor, report) === true ? (
          <ButtonLink kind="primary" href={paths.acceptPartnerReport({ id })}>
            {words.t('reviews.accept-report')}
          </ButtonLink>
        ) : (
          <Button unavailable={words.t('reviews.report-is-ones-own')}>
            {words.t('reviews.accept-report')}
          </Button>
        )}
        <ButtonLink href={paths.returnPartnerReport({ id })}>{words.t('reviews.return-items')}</ButtonLink>
        {withdrawal}
      </>
    );
  if (state === 'accepted')
    return (
      <>
        <ButtonLink kind="primary" href={paths.partnerReportReceipt({ id })}>
          {words.t('reviews.receipt')}
        </ButtonLink>
        {mayAcceptReport(actor, report) === true && (
          <ButtonLink href={paths.takeBackAcceptance({ id })}>
            {words.t('reviews.take-back-acceptance')}
          </ButtonLink>
        )}
      </>
    );
  return withdrawal;
}

function StateCard({ page, report, told: { steps } }: Props) {
  const { words } = page;
  const isNow = shownAsOf(page, report) === undefined;
  const other = withQuery(paths.partnerReport({ id: report.id }), isNow ? {} : { figures: 'now' });
  return (
    <Card title={words.t('reviews.report-way')}>
      <DescriptionList
        rows={steps.map((each) => ({
          term: words.t(`reviews.report-state-${each.step}`),
          value: [words.day(each.on), each.by, each.note, each.enteredOnBehalf, otherDays(page, report, each)]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
      {report.acceptedNo !== null && report.state !== 'accepted' && (
        <p>
          <a href={paths.partnerReportReceipt({ id: report.id })}>{words.t('reviews.receipt')}</a>
        </p>
      )}
      <p class="quiet">
        {isNow ? words.t('reviews.report-live') : shownText(page, report)}{' '}
        {!canBeWritten(report.state) && !isWithdrawn(report.state) && (
          <a href={other}>{words.t(isNow ? 'reviews.see-filed' : 'reviews.see-today')}</a>
        )}
      </p>
    </Card>
  );
}

/** The days of which a filing told, where the report moved to others since. */
const otherDays = ({ words }: Page, report: PartnerReportRow, { fromOn, untilOn }: StepRow) =>
  fromOn && untilOn && (fromOn !== report.fromOn || untilOn !== report.untilOn)
    ? words.t('reviews.filed-of-days', { period: periodOf(words, { fromOn, untilOn }) })
    : undefined;

/** Of which day and entry the figures are that are not those of this moment. */
const shownText = ({ words }: Page, { state, filedNo, filedOn, stateOn, standsNo }: PartnerReportRow) => {
  const of = (on: CalendarDay | null, no: number | null) => ({
    day: on ? words.day(on) : '',
    no: words.number(no ?? 0),
  });
  return isWithdrawn(state)
    ? words.t('reviews.report-as-withdrawn', of(stateOn, standsNo))
    : words.t('reviews.report-as-filed', of(filedOn, filedNo));
};

function NarrativeCard({ page: { words }, gathered: { sections } }: Props) {
  return (
    <Card title={words.t('reviews.narrative')} id="narrative">
      {sections.length === 0 && <p>{words.t('reviews.nothing-written')}</p>}
      {reportSections.map((section) => {
        const said = sections.find((each) => each.section === section);
        return (
          said && (
            <>
              <h3>{words.t(`reviews.section-${section}`)}</h3>
              {said.text.split(/\n+/).map((paragraph) => (
                <p>{paragraph}</p>
              ))}
            </>
          )
        );
      })}
    </Card>
  );
}
