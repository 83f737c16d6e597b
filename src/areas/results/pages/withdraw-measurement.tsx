import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { withdrawMeasurement } from '../commands/withdraw-measurement.ts';
import { ownCellText } from '../queries/cell-words.ts';
import { type FigureState, statesOf } from '../queries/measurement-states.ts';
import { type MeasurementDetail, measurementHistory } from '../queries/measurements.ts';
import { mayReadReports, mayWithdraw } from '../rules/report-permissions.ts';
import { whyFixed } from '../rules/report-state.ts';
import { mayMeasure } from '../rules/result-permissions.ts';
import { idOf, instituteOf } from './address.ts';
import { answerText } from './figure-text.ts';

type Loaded = { standing: MeasurementDetail; state: FigureState | undefined };

const load = async (page: Page): Promise<Loaded> => {
  const institute = instituteOf(page);
  const id = idOf(page);
  const { history, states } = await page.read(async (tx) => ({
    history: await measurementHistory(tx, institute, id),
    states: await statesOf(tx, institute, mayReadReports(page.actor) === true ? [id] : []),
  }));
  const [standing] = history;
  if (!standing || standing.endedByNo !== null) throw new NotFound();
  const allowed = mayMeasure(page.actor, standing);
  if (allowed !== true) throw new NotAllowed(allowed);
  return { standing, state: states.get(id)?.state };
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  const { standing, state } = loaded;
  const allowed = mayWithdraw(page.actor, { ...standing, state });
  if (allowed !== true) throw new NotAllowed(allowed);
  return html(view(page, loaded, freshForm()));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const readers = { reason: text, told: text, version: wholeNumber };
  const submitted = await submit(page, withdrawMeasurement, readers, { id: loaded.standing.id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.indicator({ id: submitted.value.indicatorId }), 'results.measurement-withdrawn');
};

const view = (page: Page, { standing, state: figureState }: Loaded, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const back = paths.indicator({ id: standing.indicatorId });
  const title = `${standing.indicatorCode} ${words.text(standing.indicatorTitle)}`;
  const head = words.t('results.withdraw-measurement');
  return (
    <Frame page={page} title={head} crumbs={[{ label: title, href: back }]} narrow>
      <PageHead title={head} quiet={[title, standing.partner].filter(Boolean).join(' · ')} />
      <PageForm
        page={page}
        state={state}
        cancel={back}
        version={standing.entryNo}
        buttons={[{ label: head }]}
      >
        <blockquote>{figureOf(page, standing)}</blockquote>
        <p>{words.t('results.withdraw-measurement-what')}</p>
        <TextArea
          {...field('reason')}
          label={words.t('results.reason')}
          hint={words.t('results.reason-hint')}
          rows={2}
        />
        {whyFixed(figureState) && (
          <TextField
            {...field('told')}
            label={words.t('results.told')}
            hint={[
              words.t('results.told-hint'),
              standing.partnershipId === null && words.t('results.own-withdrawn-waits'),
            ]
              .filter(Boolean)
              .join(' ')}
          />
        )}
      </PageForm>
    </Frame>
  );
};

/** What is taken back: its days, its cell and its value, or that it is in words. */
const figureOf = ({ words }: Page, row: MeasurementDetail): string =>
  [
    `${words.day(row.from as CalendarDay)} – ${words.day(row.until as CalendarDay)}`,
    row.country && words.country(row.country),
    ownCellText(words, row.breakdown, row.axes),
    answerText(words, row.value, row) || words.text(row.text ?? row.comment),
  ]
    .filter(Boolean)
    .join(' · ');
