import type { Problem } from '../../../kernel/problem.ts';
import type { Reader, Typed } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { wholeNumber } from '../../../page/readers.ts';
import { requireAllowed } from '../../../page/require-allowed.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { coveringWindows } from '../../results/queries/reporting-windows.ts';
import type { CoveringWindow } from '../../results/rules/closed-period.ts';
import { whyFixed } from '../../results/rules/report-state.ts';
import { returnPartnerReport } from '../commands/return-partner-report.ts';
import type { PartnerReportRow } from '../queries/partner-reports.ts';
import { type Gathered, gatheredForReport } from '../queries/report-gathered.ts';
import { type ReturnedKind, reportSections } from '../rules/partner-report-input.ts';
import { mayJudgePartnerReports } from '../rules/partner-report-permissions.ts';
import { whyNotJudged } from '../rules/partner-report-state.ts';
import { liesInReport } from '../rules/window-of-report.ts';
import { atItsField } from './at-its-field.ts';
import { asOpened, insideReport, reportSeen, reportTitle, requirePossible } from './report-subject.ts';

type Loaded = { report: PartnerReportRow; gathered: Gathered; windows: readonly CoveringWindow[] };
type Item = {
  about: ReturnedKind;
  subjectId?: string;
  section?: string;
  label: string;
  fixed?: Problem | undefined;
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  requirePossible(whyNotJudged(loaded.report.state));
  return html(view(page, loaded, freshForm()));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const groups = itemsOf(page, loaded);
  const items = groups.flatMap((group) => group.items);
  const readers = { items: reasonsFor(items), version: wholeNumber };
  const submitted = await submit(page, returnPartnerReport, readers, { reportId: loaded.report.id });
  if (!submitted.done) {
    const returned = items.filter((item) => reasonTyped(page.form.texts, item));
    const state = atItsField(submitted.state, 'items', (place) => returned[place] && nameOf(returned[place]));
    return invalid(view(page, loaded, state));
  }
  return redirect(paths.partnerReport({ id: loaded.report.id }), 'reviews.report-returned');
};

const nameOf = ({ about, subjectId, section }: Item): string =>
  `items.${about}.${subjectId ?? section ?? 'whole'}`;

/** Whatever has a reason beside it goes back. */
const reasonsFor =
  (items: readonly Item[]): Reader<Record<string, string>[]> =>
  (typed) => ({
    value: items.flatMap((item) => {
      const reason = reasonTyped(typed, item);
      const { label: _, fixed: __, ...named } = item;
      return reason ? [{ ...named, reason }] : [];
    }),
  });

const reasonTyped = (typed: Typed, item: Item) => typed[nameOf(item)]?.[0]?.trim();

const load = async (page: Page): Promise<Loaded> => {
  const report = await reportSeen(page);
  requireAllowed(mayJudgePartnerReports(page.actor));
  const { id } = requireInstitute(page);
  const asOf = report.filedNo ?? undefined;
  return page.read(async (tx) => ({
    report,
    gathered: await gatheredForReport(tx, id, { ...report, asOf }),
    windows: await coveringWindows(tx, id, [report.partnershipId]),
  }));
};

/** Why the partner cannot correct its figure of an indicator any more; undefined where it can. */
const whyFigureFixed = ({ report, windows }: Loaded, indicatorId: string): Problem | undefined =>
  windows
    .filter((window) => window.indicators.includes(indicatorId) && liesInReport(window, report))
    .map(({ state }) => whyFixed(state))
    .find((why) => why !== undefined);

const itemsOf = ({ words }: Page, loaded: Loaded) => {
  const { activities, expenses, indicators } = loaded.gathered;
  return [
    {
      title: words.t('reviews.narrative'),
      items: [
        { about: 'report', label: words.t('reviews.returned-report') } as Item,
        ...reportSections.map(
          (section): Item => ({ about: 'section', section, label: words.t(`reviews.section-${section}`) }),
        ),
      ],
    },
    {
      title: words.t('reviews.activities'),
      items: activities.map(
        ({ id, reference, title }): Item => ({
          about: 'activity',
          subjectId: id,
          label: `${reference} ${title}`,
        }),
      ),
    },
    {
      title: words.t('reviews.report-money'),
      items: expenses.map(
        ({ id, title, on, minor, currency }): Item => ({
          about: 'expense',
          subjectId: id,
          label: `${words.day(on)} · ${title} · ${words.money({ minor, currency })}`,
        }),
      ),
    },
    {
      title: words.t('reviews.indicators'),
      items: indicators.map(
        ({ id, code, title }): Item => ({
          about: 'indicator',
          subjectId: id,
          label: `${code} ${words.text(title)}`,
          fixed: whyFigureFixed(loaded, id),
        }),
      ),
    },
  ];
};

/** A figure that is fixed is restated by an officer: the partner could only answer in words. */
function FixedHint({ page: { words }, item: { subjectId = '', fixed } }: { page: Page; item: Item }) {
  return fixed ? (
    <>
      {words.problem(fixed)}. {words.t('reviews.figure-is-restated')}{' '}
      <a href={`${paths.indicator({ id: subjectId })}#measurements`}>{words.t('reviews.to-the-figure')}</a>
    </>
  ) : null;
}

const view = (page: Page, loaded: Loaded, state: FormState) => {
  const { report } = loaded;
  const { words } = page;
  const title = words.t('reviews.return-items');
  const field = fieldOf(page, state);
  return (
    <Frame page={page} title={title} crumbs={insideReport(page, report)} narrow>
      <PageHead title={title} kind={reportTitle(words, report)} quiet={report.programme} />
      <Notice kind="info">{words.t('reviews.return-what')}</Notice>
      <PageForm
        page={page}
        state={state}
        version={report.version}
        hidden={asOpened(report, state)}
        buttons={[{ label: words.t('reviews.return-items') }]}
        cancel={paths.partnerReport({ id: report.id })}
      >
        <div id="f-items">
          {itemsOf(page, loaded)
            .filter(({ items }) => items.length > 0)
            .map(({ title: group, items }) => (
              <Disclosure
                summary={`${group} (${words.number(items.length)})`}
                open={items.length <= 12 || items.some((item) => state.errors[nameOf(item)])}
              >
                {items.map((item) => (
                  <TextField
                    {...field(nameOf(item))}
                    label={item.label}
                    hint={item.fixed && <FixedHint page={page} item={item} />}
                    optional={words.t('reviews.fine-if-empty')}
                  />
                ))}
              </Disclosure>
            ))}
        </div>
        <p class="hint">{words.t('reviews.no-names')}</p>
      </PageForm>
    </Frame>
  );
};
