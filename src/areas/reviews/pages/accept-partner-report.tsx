import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { choices, text, wholeNumber } from '../../../page/readers.ts';
import { requireAllowed } from '../../../page/require-allowed.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { openReportConditions, type ReportCondition } from '../../finance/queries/report-conditions.ts';
import { mayJudgeCondition } from '../../finance/rules/transfer-permissions.ts';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { acceptPartnerReport } from '../commands/accept-partner-report.ts';
import type { PartnerReportRow } from '../queries/partner-reports.ts';
import { mayAcceptReport } from '../rules/partner-report-permissions.ts';
import { whyNotJudged } from '../rules/partner-report-state.ts';
import { asOpened, insideReport, reportSeen, reportTitle, requirePossible } from './report-subject.ts';

type Loaded = { report: PartnerReportRow; conditions: readonly ReportCondition[] };

/** The first transfer that waits for a report is ticked: most reports are for the next one. */
export const show = async (page: Page) => {
  const loaded = await load(page);
  requirePossible(whyNotJudged(loaded.report.state));
  const [first] = loaded.conditions;
  return html(view(page, loaded, filledForm({ conditionIds: first ? [first.id] : [] })));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const readers = { note: text, conditionIds: choices, version: wholeNumber };
  const submitted = await submit(page, acceptPartnerReport, readers, { reportId: loaded.report.id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.partnerReportReceipt({ id: loaded.report.id }), 'reviews.report-accepted');
};

const load = async (page: Page): Promise<Loaded> => {
  const report = await reportSeen(page);
  requireAllowed(mayAcceptReport(page.actor, report));
  const { id } = requireInstitute(page);
  const open = await page.read((tx) => openReportConditions(tx, id, report));
  return { report, conditions: open.filter((each) => mayJudgeCondition(page.actor, each) === true) };
};

const view = (page: Page, { report, conditions }: Loaded, state: FormState) => {
  const { words } = page;
  const title = words.t('reviews.accept-report');
  const field = fieldOf(page, state);
  return (
    <Frame page={page} title={title} crumbs={insideReport(page, report)} narrow>
      <PageHead title={title} kind={reportTitle(words, report)} quiet={report.programme} />
      <p>{words.t('reviews.accept-what')}</p>
      <PageForm
        page={page}
        state={state}
        version={report.version}
        hidden={asOpened(report, state)}
        buttons={[{ label: words.t('reviews.accept-report') }]}
        cancel={paths.partnerReport({ id: report.id })}
      >
        {conditions.length > 0 && (
          <CheckboxGroup
            {...field('conditionIds')}
            label={words.t('reviews.conditionIds')}
            hint={words.t('reviews.conditions-hint')}
            values={state.typed?.conditionIds ?? []}
            options={conditions.map(({ id, number, dueOn, minor, currency, what }) => ({
              value: id,
              label: words.t('reviews.transfer-waiting', {
                number,
                day: words.day(dueOn),
                amount: words.money({ minor, currency }),
              }),
              hint: what || undefined,
            }))}
          />
        )}
        <TextArea
          {...field('note')}
          label={words.t('reviews.accept-note')}
          hint={words.t('reviews.no-names')}
          optional={words.t('page.optional')}
          rows={3}
        />
      </PageForm>
    </Frame>
  );
};
