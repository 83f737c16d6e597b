import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { DayInput } from '../../programmes/pages/form-parts.tsx';
import { correctReportPeriod } from '../commands/correct-report-period.ts';
import type { PartnerReportRow } from '../queries/partner-reports.ts';
import { whyNotOtherDays } from '../rules/partner-report-state.ts';
import { insideReport, reportTitle, reportToWrite, requirePossible } from './report-subject.ts';

export const show = async (page: Page) => {
  const report = await reportToWrite(page);
  requirePossible(whyNotOtherDays(report));
  const { fromOn, untilOn } = report;
  return html(
    view(page, report, filledForm({ fromOn: page.words.day(fromOn), untilOn: page.words.day(untilOn) })),
  );
};

export const save = async (page: Page) => {
  const report = await reportToWrite(page);
  const readers = { fromOn: day, untilOn: day, version: wholeNumber };
  const submitted = await submit(page, correctReportPeriod, readers, { reportId: report.id });
  if (!submitted.done) return invalid(view(page, report, submitted.state));
  return redirect(paths.partnerReport({ id: report.id }), 'reviews.period-corrected');
};

const view = (page: Page, report: PartnerReportRow, state: FormState) => {
  const { words } = page;
  const title = words.t('reviews.correct-period');
  return (
    <Frame page={page} title={title} crumbs={insideReport(page, report)} narrow>
      <PageHead title={title} kind={reportTitle(words, report)} quiet={report.programme} />
      <p>{words.t('reviews.correct-period-what')}</p>
      {report.filedNo !== null && <p>{words.t('reviews.correct-period-filed')}</p>}
      <PageForm
        page={page}
        state={state}
        version={report.version}
        cancel={paths.partnerReport({ id: report.id })}
      >
        <DayInput page={page} state={state} name="fromOn" label={words.t('reviews.fromOn')} />
        <DayInput page={page} state={state} name="untilOn" label={words.t('reviews.untilOn')} />
      </PageForm>
    </Frame>
  );
};
