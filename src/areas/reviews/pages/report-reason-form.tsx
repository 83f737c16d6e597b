import type { Child } from 'hono/jsx';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import type { PartnerReportRow } from '../queries/partner-reports.ts';
import { asOpened, insideReport, reportTitle } from './report-subject.ts';

type Props = {
  page: Page;
  report: PartnerReportRow;
  state: FormState;
  title: string;
  /** What the step means. */
  what: string;
  /** Label of its reason. */
  why: string;
  before?: Child;
  /** Fields after the reason. */
  children?: Child;
};

/** A step of a report that undoes something and asks for nothing but its reason. */
export function ReportReasonForm({ page, report, state, title, what, why, before, children }: Props) {
  const { words } = page;
  return (
    <Frame page={page} title={title} crumbs={insideReport(page, report)} narrow>
      <PageHead title={title} kind={reportTitle(words, report)} quiet={report.programme} />
      <p>{what}</p>
      {before}
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
          label={why}
          hint={words.t('reviews.no-names')}
          rows={3}
        />
        {children}
      </PageForm>
    </Frame>
  );
}
