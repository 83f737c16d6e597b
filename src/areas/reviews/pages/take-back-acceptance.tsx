import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { requireAllowed } from '../../../page/require-allowed.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Notice } from '../../../ui/notice.tsx';
import { conditionsRestingOn, type RestingCondition } from '../../finance/queries/report-conditions.ts';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { takeBackAcceptance } from '../commands/take-back-acceptance.ts';
import type { PartnerReportRow } from '../queries/partner-reports.ts';
import { mayAcceptReport } from '../rules/partner-report-permissions.ts';
import { whyNotTakenBack } from '../rules/partner-report-state.ts';
import { ReportReasonForm } from './report-reason-form.tsx';
import { reportSeen, requirePossible } from './report-subject.ts';
import { TransferConditions } from './transfer-conditions.tsx';

type Loaded = { report: PartnerReportRow; resting: readonly RestingCondition[] };

export const show = async (page: Page) => {
  const loaded = await load(page);
  requirePossible(whyNotTakenBack(loaded.report.state, loaded.resting));
  return html(view(page, loaded, freshForm()));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const readers = { reason: text, version: wholeNumber };
  const submitted = await submit(page, takeBackAcceptance, readers, { reportId: loaded.report.id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.partnerReport({ id: loaded.report.id }), 'reviews.acceptance-taken-back');
};

const load = async (page: Page): Promise<Loaded> => {
  const report = await reportSeen(page);
  requireAllowed(mayAcceptReport(page.actor, report));
  const { id } = requireInstitute(page);
  const { acceptedNo } = report;
  const resting = acceptedNo === null ? [] : await page.read((tx) => conditionsRestingOn(tx, id, acceptedNo));
  return { report, resting };
};

const view = (page: Page, { report, resting }: Loaded, state: FormState) => {
  const { words } = page;
  return (
    <ReportReasonForm
      page={page}
      report={report}
      state={state}
      title={words.t('reviews.take-back-acceptance')}
      what={words.t('reviews.take-back-what')}
      why={words.t('reviews.take-back-why')}
      before={
        resting.length > 0 && (
          <Notice kind="warning">
            <p>{words.t('reviews.conditions-open-again')}</p>
            <TransferConditions page={page} conditions={resting} />
          </Notice>
        )
      }
    />
  );
};
