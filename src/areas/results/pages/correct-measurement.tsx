import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { DocumentsSection } from '../../records/pages/documents-section.tsx';
import { type DocumentRow, documentsOf } from '../../records/queries/documents.ts';
import { mayAttachDocument } from '../../records/rules/record-permissions.ts';
import { correctMeasurement } from '../commands/correct-measurement.ts';
import { type MeasurementState, statesOf } from '../queries/measurement-states.ts';
import { type MeasurementDetail, measurementHistory } from '../queries/measurements.ts';
import { choiceOf, isOffered } from '../rules/breakdown-cells.ts';
import { isWhole } from '../rules/breakdown-sum.ts';
import { mayCorrect, mayReadReports } from '../rules/report-permissions.ts';
import { whyFixed } from '../rules/report-state.ts';
import { mayMeasure } from '../rules/result-permissions.ts';
import { idOf, instituteOf } from './address.ts';
import { CountryField, countryReader } from './country-field.tsx';
import { changedWords, measuredReaders, SaidFields, typedDay } from './measured-fields.tsx';
import { MeasurementTable } from './measurement-table.tsx';
import { typedLocalized } from './own-language-field.tsx';

type Loaded = {
  history: History;
  states: ReadonlyMap<string, MeasurementState>;
  documents: readonly DocumentRow[];
};
type History = [MeasurementDetail, ...MeasurementDetail[]];

const load = async (page: Page): Promise<Loaded> => {
  const institute = instituteOf(page);
  const { history, states, documents } = await page.read(async (tx) => ({
    history: await measurementHistory(tx, institute, idOf(page)),
    states: await statesOf(tx, institute, mayReadReports(page.actor) === true ? [idOf(page)] : []),
    documents: await documentsOf(tx, institute, { kind: 'measurement', id: idOf(page) }),
  }));
  const [standing] = history;
  if (!standing || standing.endedByNo !== null) throw new NotFound();
  const allowed = mayMeasure(page.actor, standing);
  if (allowed !== true) throw new NotAllowed(allowed);
  return { history: history as History, states, documents };
};

const stateOf = ({ history, states }: Loaded) => states.get(history[0].id)?.state;

export const show = async (page: Page) => {
  const loaded = await load(page);
  const [standing] = loaded.history;
  const allowed = mayCorrect(page.actor, { ...standing, state: stateOf(loaded) });
  if (allowed !== true) throw new NotAllowed(allowed);
  const state = filledForm({
    from: typedDay(page, standing.from),
    until: typedDay(page, standing.until),
    value:
      standing.value === null || standing.numerator !== null ? undefined : page.words.number(standing.value),
    numerator: standing.numerator === null ? undefined : page.words.number(standing.numerator),
    denominator: standing.denominator === null ? undefined : page.words.number(standing.denominator),
    breakdown: choiceOf(standing.breakdown),
    ...typedLocalized('text', standing.text),
    ...typedLocalized('comment', standing.comment),
    country: standing.country ?? undefined,
    provenance: standing.provenance,
  });
  return html(view(page, loaded, state));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { history } = loaded;
  const readers = {
    ...measuredReaders,
    ...changedWords(history[0]),
    country: countryReader,
    provenance: text,
    reason: text,
    told: text,
    version: wholeNumber,
  };
  const submitted = await submit(page, correctMeasurement, readers, {
    id: history[0].id,
    ...cellThatNoFormOffers(history[0]),
  });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.indicator({ id: submitted.value.indicatorId }), 'results.measurement-corrected');
};

/** A breakdown that an import brought, or that its version does not count together, stays what it is. */
const cellThatNoFormOffers = (standing: MeasurementDetail) =>
  isWhole(standing) || isOffered(standing, standing.breakdown) ? {} : { breakdown: standing.breakdown };

const toldHint = ({ words }: Page, loaded: Loaded): string => {
  const waits = loaded.history[0].partnershipId === null && whyFixed(stateOf(loaded));
  return [words.t('results.told-hint'), waits && words.t('results.own-restated-waits')]
    .filter(Boolean)
    .join(' ');
};

const view = (page: Page, loaded: Loaded, state: FormState) => {
  const { words } = page;
  const { history, states } = loaded;
  const field = fieldOf(page, state);
  const [standing] = history;
  const back = paths.indicator({ id: standing.indicatorId });
  const title = `${standing.indicatorCode} ${words.text(standing.indicatorTitle)}`;
  return (
    <Frame
      page={page}
      title={words.t('results.correct-measurement')}
      crumbs={[{ label: title, href: back }]}
      narrow
    >
      <PageHead
        title={words.t('results.correct-measurement')}
        quiet={[title, standing.partner].filter(Boolean).join(' · ')}
      />
      <PageForm page={page} state={state} cancel={back} version={standing.entryNo}>
        <SaidFields
          page={page}
          state={state}
          indicator={standing}
          value={words.t('results.actual')}
          withParts
          standing={standing}
        />
        <CountryField page={page} state={state} />
        <TextField
          {...field('provenance')}
          label={words.t('results.provenance')}
          hint={words.t('results.provenance-hint')}
        />
        <TextArea
          {...field('reason')}
          label={words.t('results.reason')}
          hint={words.t('results.reason-hint')}
          rows={2}
        />
        {whyFixed(stateOf(loaded)) && (
          <TextField {...field('told')} label={words.t('results.told')} hint={toldHint(page, loaded)} />
        )}
      </PageForm>
      <DocumentsSection
        page={page}
        subject={{ kind: 'measurement', id: standing.id }}
        documents={loaded.documents}
        mayAttach={mayAttachDocument(page.actor, standing) === true}
      />
      {history.length > 1 && (
        <Card title={words.t('results.earlier')}>
          <MeasurementTable page={page} rows={history} states={states} />
        </Card>
      )}
    </Frame>
  );
};
