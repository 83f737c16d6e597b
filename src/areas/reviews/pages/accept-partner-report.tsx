import { todayIn } from '../../../kernel/calendar-day.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { choices, text, wholeNumber } from '../../../page/readers.ts';
import { requireAllowed } from '../../../page/require-allowed.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { openReportConditions, type ReportCondition } from '../../finance/queries/report-conditions.ts';
import { mayJudgeCondition } from '../../finance/rules/transfer-permissions.ts';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { acceptPartnerReport } from '../commands/accept-partner-report.ts';
import type { PartnerReportRow } from '../queries/partner-reports.ts';
import { yearsAwaited } from '../queries/untold-periods.ts';
import { metByReport } from '../rules/met-by-report.ts';
import { mayAcceptReport } from '../rules/partner-report-permissions.ts';
import { whyNotJudged } from '../rules/partner-report-state.ts';
import { asOpened, insideReport, reportSeen, reportTitle, requirePossible } from './report-subject.ts';

type Loaded = {
  report: PartnerReportRow;
  conditions: readonly ReportCondition[];
  /** The years of which a condition still waits for a report, by its id. */
  awaited: ReadonlyMap<string, readonly number[]>;
};

/** The next transfer is ticked where it waits for no other report. */
export const show = async (page: Page) => {
  const loaded = await load(page);
  requirePossible(whyNotJudged(loaded.report.state));
  const met = metByReport(loaded.report, loaded.conditions, loaded.awaited);
  return html(view(page, loaded, filledForm({ conditionIds: met ? [met] : [] })));
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
  const { open, awaited } = await page.read(async (tx) => ({
    open: await openReportConditions(tx, id, report),
    awaited: await yearsAwaited(tx, { instituteId: id, today: todayIn() }, report),
  }));
  return { report, conditions: open.filter((each) => mayJudgeCondition(page.actor, each) === true), awaited };
};

const view = (page: Page, { report, conditions, awaited }: Loaded, state: FormState) => {
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
              hint: [what, awaitedText(words, awaited.get(id))].filter(Boolean).join(' · ') || undefined,
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

const awaitedText = (words: Words, years: readonly number[] | undefined): string | undefined =>
  years && words.t('reviews.years-awaited', { years: years.join(', ') });
