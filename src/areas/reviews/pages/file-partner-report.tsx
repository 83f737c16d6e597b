import { todayIn } from '../../../kernel/calendar-day.ts';
import type { Problem } from '../../../kernel/problem.ts';
import type { Reader, Typed } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { wholeNumber } from '../../../page/readers.ts';
import { requireAllowed } from '../../../page/require-allowed.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import type { WindowRow } from '../../results/queries/reporting-windows.ts';
import { filePartnerReport } from '../commands/file-partner-report.ts';
import type { PartnerReportRow } from '../queries/partner-reports.ts';
import { windowsBeyond } from '../queries/report-beside.ts';
import { type Gathered, gatheredForReport } from '../queries/report-gathered.ts';
import { itemsToAnswer, type ReportSteps, type ReturnedItem, reportSteps } from '../queries/report-steps.ts';
import { beforeFiling } from '../rules/before-filing.ts';
import { countMissing, missingIn } from '../rules/missing-in-report.ts';
import { mayWritePartnerReports } from '../rules/partner-report-permissions.ts';
import { whyNotWritten } from '../rules/partner-report-state.ts';
import { atItsField } from './at-its-field.ts';
import { FiguresBeyond, MissingList } from './report-missing.tsx';
import { asOpened, insideReport, reportSeen, reportTitle, requirePossible } from './report-subject.ts';
import { itemText } from './returned-items.tsx';

type Loaded = {
  report: PartnerReportRow;
  gathered: Gathered;
  items: readonly ReturnedItem[];
  beyond: readonly WindowRow[];
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  requirePossible(whyNotWritten(loaded.report.state));
  return html(view(page, loaded, freshForm()));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const readers = { answers: answersTo(loaded.items), onBehalf: behalf, version: wholeNumber };
  const submitted = await submit(page, filePartnerReport, readers, { reportId: loaded.report.id });
  if (!submitted.done) {
    const answered = loaded.items.filter(({ id }) => answerTyped(page.form.texts, id));
    const state = atItsField(
      submitted.state,
      'answers',
      (place) => answered[place] && `answers.${answered[place].id}`,
    );
    return invalid(view(page, loaded, atOpenItems(state, loaded.items)));
  }
  return redirect(paths.partnerReport({ id: loaded.report.id }), 'reviews.report-filed');
};

/** Where the report waits for answers, each field that lacks one says so. */
const atOpenItems = (state: FormState, items: readonly ReturnedItem[]): FormState => {
  if (state.problem?.key !== 'reviews.items-unanswered') return state;
  const open = items.filter(({ id }) => !answerTyped(state.typed ?? {}, id));
  const lacking = open.map(
    ({ id }) => [`answers.${id}`, [{ key: 'problem.missing' }]] as [string, Problem[]],
  );
  return { ...state, errors: { ...Object.fromEntries(lacking), ...state.errors } };
};

/** One text a returned item, typed as `answers.<id>`; what was left empty is no answer. */
const answersTo =
  (items: readonly ReturnedItem[]): Reader<{ itemId: string; text: string }[]> =>
  (typed) => ({
    value: items.flatMap(({ id }) => {
      const text = answerTyped(typed, id);
      return text ? [{ itemId: id, text }] : [];
    }),
  });

const answerTyped = (typed: Typed, id: string) => typed[`answers.${id}`]?.[0]?.trim();

const load = async (page: Page): Promise<Loaded> => {
  const report = await reportSeen(page);
  requireAllowed(mayWritePartnerReports(page.actor));
  const { id } = requireInstitute(page);
  return page.read(async (tx) => ({
    report,
    gathered: await gatheredForReport(tx, id, report),
    items: itemsToShow(page, await reportSteps(tx, id, report.id)),
    beyond: await windowsBeyond(tx, id, report),
  }));
};

/** What is to be answered, and what an answer was typed to before somebody else gave one. */
const itemsToShow = ({ form }: Page, told: ReportSteps): ReturnedItem[] => {
  const open = itemsToAnswer(told);
  return told.items.filter((item) => open.includes(item) || answerTyped(form.texts, item.id));
};

const answerTo = (words: Page['words'], item: ReturnedItem): string =>
  words.t('reviews.answer-to', { item: itemText(words, item) });

const view = (page: Page, { report, gathered, items, beyond }: Loaded, state: FormState) => {
  const { words } = page;
  const title = words.t('reviews.file-report');
  const field = fieldOf(page, state);
  const missing = missingIn(gathered, todayIn());
  const count = countMissing(missing);
  // What the items are answered with is typed here.
  const before = beforeFiling({ ...report, sections: gathered.sections, unanswered: 0 }, todayIn());
  return (
    <Frame page={page} title={title} crumbs={insideReport(page, report)} narrow>
      <PageHead title={title} kind={reportTitle(words, report)} quiet={report.programme} />
      <p>{words.t('reviews.file-report-what')}</p>
      {before.map(({ about, ...why }) => (
        <Notice kind="warning">
          {words.problem(why)}
          {about === 'narrative' && (
            <>
              {'. '}
              <a href={paths.writePartnerReport({ id: report.id })}>{words.t('reviews.write-report')}</a>
            </>
          )}
        </Notice>
      ))}
      {count > 0 && (
        <Notice kind="warning">
          <p>{words.t('reviews.file-with-missing', { count })}</p>
          <MissingList page={page} report={report} missing={missing} />
        </Notice>
      )}
      {beyond.length > 0 && (
        <Notice kind="warning">
          <FiguresBeyond page={page} report={report} beyond={beyond} />
        </Notice>
      )}
      <PageForm
        page={page}
        state={state}
        version={report.version}
        hidden={asOpened(report, state)}
        buttons={[{ label: words.t('reviews.file-report') }]}
        cancel={paths.partnerReport({ id: report.id })}
      >
        {items.map((item) => (
          <TextArea
            {...field(`answers.${item.id}`)}
            label={answerTo(words, item)}
            hint={`${item.reason} · ${words.t('reviews.no-names')}`}
            rows={3}
          />
        ))}
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
