import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { withdrawPartnerReport } from '../commands/withdraw-partner-report.ts';
import type { PartnerReportRow } from '../queries/partner-reports.ts';
import { whyNotWithdrawn } from '../rules/partner-report-state.ts';
import { asOpened, insideReport, reportTitle, reportToWrite, requirePossible } from './report-subject.ts';

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
  const title = words.t('reviews.withdraw-report');
  return (
    <Frame page={page} title={title} crumbs={insideReport(page, report)} narrow>
      <PageHead title={title} kind={reportTitle(words, report)} quiet={report.programme} />
      <p>{words.t('reviews.withdraw-report-what')}</p>
      <PageForm
        page={page}
        state={state}
        version={report.version}
        hidden={asOpened(report, state)}
        buttons={[{ label: title, kind: 'danger' }]}
        cancel={paths.partnerReport({ id: report.id })}
      >
        <TextArea
          {...fieldOf(page, state)('reason')}
          label={words.t('reviews.withdraw-why')}
          hint={words.t('reviews.no-names')}
          rows={3}
        />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
