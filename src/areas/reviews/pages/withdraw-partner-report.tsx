import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { withdrawPartnerReport } from '../commands/withdraw-partner-report.ts';
import type { PartnerReportRow } from '../queries/partner-reports.ts';
import { whyNotWithdrawn } from '../rules/partner-report-state.ts';
import { ReportReasonForm } from './report-reason-form.tsx';
import { reportToWrite, requirePossible } from './report-subject.ts';

export const show = async (page: Page) => {
  const report = await reportToWrite(page);
  requirePossible(whyNotWithdrawn(report));
  return html(view(page, report, freshForm()));
};

export const save = async (page: Page) => {
  const report = await reportToWrite(page);
  const readers = { reason: text, onBehalf: behalf, version: wholeNumber };
  const submitted = await submit(page, withdrawPartnerReport, readers, { reportId: report.id });
  if (!submitted.done) return invalid(view(page, report, submitted.state));
  return redirect(paths.partnerReport({ id: report.id }), 'reviews.report-withdrawn');
};

const view = (page: Page, report: PartnerReportRow, state: FormState) => {
  const { words } = page;
  return (
    <ReportReasonForm
      page={page}
      report={report}
      state={state}
      title={words.t('reviews.withdraw-report')}
      what={words.t('reviews.withdraw-report-what')}
      why={words.t('reviews.withdraw-why')}
    >
      <BehalfInput page={page} state={state} />
    </ReportReasonForm>
  );
};
