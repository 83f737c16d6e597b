import { holds } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { type FieldErrors, NotAllowed, type Problem } from '../../../kernel/problem.ts';
import { type Reader, readForm } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { type Narrowing, NarrowingErrors, NarrowingField, narrowedPage } from '../../../page/narrowing.tsx';
import { invalid, type Page, redirect } from '../../../page/page.ts';
import { day, decimal, localizedText, text } from '../../../page/readers.ts';
import { type FormState, freshForm } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { recordMeasurements } from '../commands/record-measurements.ts';
import { fedIndicators } from '../queries/feeds.ts';
import { type IndicatorDefinition, indicatorsIn } from '../queries/indicators.ts';
import { type OutcomeChoice, outcomeChoices } from '../queries/outcome-choices.ts';
import { isWritten, whyNotMeasured } from '../rules/measured.ts';
import { mayFillSheet } from '../rules/result-permissions.ts';
import { instituteOf } from './address.ts';
import { CountryField, countryReader } from './country-field.tsx';
import { FedIndicators } from './fed-indicators.tsx';
import { IndicatorMeaning } from './indicator-meaning.tsx';
import { judgedRows, unfitRows } from './judged-rows.ts';
import { onBehalfReader } from './measured-fields.tsx';
import { outcomeNarrowing } from './outcome-options.ts';
import { atRowFields } from './row-fields.ts';
import { asked, numbers, said, unitOf } from './sheet-line.ts';
import { meaningField, rowOfNothing, typedRows } from './typed-rows.ts';
import { answerOf, plainNumber, ValueField } from './value-field.tsx';

type Loaded = {
  outcome: OutcomeChoice | undefined;
  narrowings: readonly Narrowing[];
  indicators: readonly IndicatorDefinition[];
  /** What records feed is noted by itself, where they are shown beside it. */
  fed: readonly IndicatorDefinition[];
  partners: readonly { id: string; name: string }[];
};

const load = async (page: Page): Promise<Loaded> => {
  const institute = instituteOf(page);
  const allowed = mayFillSheet(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return page.read(async (tx) => {
    const outcomes = await outcomeChoices(tx, institute);
    const chosen = outcomeNarrowing(page, outcomes, page.words.t('page.choose'));
    const outcome = outcomes.find(({ id }) => id === chosen.value);
    const defined = outcome ? await indicatorsIn(tx, institute, { outcomeId: outcome.id }) : [];
    // What is worked out of others is measured by them.
    const measured = defined.filter((each) => !whyNotMeasured(each));
    const fed = await fedIndicators(tx, institute, measured);
    return {
      outcome,
      narrowings: [chosen],
      indicators: measured.filter(({ id }) => !fed.has(id)),
      fed: measured.filter(({ id }) => fed.has(id)),
      partners: await partnerChoices(tx, institute),
    };
  });
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  return narrowedPage(view(page, loaded, freshForm()), loaded.narrowings);
};

const common = {
  from: day,
  until: day,
  partnershipId: text,
  country: countryReader,
  provenance: text,
  onBehalf: onBehalfReader,
};

/** What is left empty was not measured; every field that was filled becomes one measurement. All that is wrong with them is told at once. */
export const save = async (page: Page) => {
  const loaded = await load(page);
  const { indicators } = loaded;
  const readers: Record<string, Reader<unknown>> = { ...common };
  for (const { id } of indicators) {
    for (const part of numbers) readers[`${part}.${id}`] = decimal;
    for (const part of said) readers[`${part}.${id}`] = localizedText;
  }
  const read = readForm(page.form, readers, page.words.language);
  const commandId = read.commandId || newId();
  const again = (errors: FieldErrors, problem?: Problem) =>
    invalid(view(page, loaded, { ...freshForm(), commandId, typed: read.typed, errors, problem }));
  const [input, unread] = read.ok ? [read.input, {}] : [read.legible, read.errors];
  const ids = indicators.map(({ id }) => id);
  const rows = typedRows(page, ids, { input, unread });
  const isEmpty = rows.length === 0;
  const judged = isEmpty ? ids.slice(0, 1).map((id) => rowOfNothing(page, id, input)) : rows;
  const unfit = unfitRows(judged);
  if (isEmpty || !read.ok || Object.keys(unfit).length > 0) {
    const errors = await judgedRows(page, judged, { unread, unfit, indicators });
    return again(errors, isEmpty ? { key: 'results.sheet-is-empty' } : undefined);
  }
  const performed = await page.perform(recordMeasurements, commandId, { measurements: rows });
  if (performed.done)
    return redirect(
      withQuery(paths.measurements(), { outcome: loaded.outcome?.id }),
      'results.sheet-recorded',
    );
  return again(
    atRowFields(performed.fields ?? {}, rows, { language: page.words.language, indicators }),
    performed.problem,
  );
};

const view = (page: Page, loaded: Loaded, state: FormState) => {
  const { words } = page;
  const { narrowings, outcome, indicators, fed } = loaded;
  return (
    <Frame
      page={page}
      title={words.t('results.sheet')}
      crumbs={[{ label: words.t('results.measurements'), href: paths.measurements() }]}
      narrow
    >
      <NarrowingErrors words={words} narrowings={narrowings} />
      <PageHead title={words.t('results.sheet')} quiet={words.t('results.sheet-what')} />
      <Filters
        label={words.t('results.outcome')}
        action={paths.measurementSheet()}
        submit={words.t('results.show-sheet')}
      >
        {narrowings.map((each) => (
          <NarrowingField words={words} of={each} />
        ))}
      </Filters>
      {outcome && indicators.length === 0 && fed.length === 0 && (
        <EmptyState sentence={words.t('results.no-indicators')} />
      )}
      {fed.length > 0 && <FedIndicators page={page} indicators={fed} />}
      {indicators.length > 0 && <Sheet page={page} loaded={loaded} state={state} />}
    </Frame>
  );
};

function Sheet({ page, loaded, state }: { page: Page; loaded: Loaded; state: FormState }) {
  const { words, actor } = page;
  const field = fieldOf(page, state);
  const isPartner = holds(actor, 'partner_coordinator', 'partner_treasurer');
  const optional = words.t('page.optional');
  const inWords = (part: (typeof said)[number], { id }: IndicatorDefinition) => ({
    ...field(`${part}.${id}.${words.language}`),
    label: words.t(`results.${part}`),
    optional: '',
  });
  const shown = Object.fromEntries(
    loaded.indicators.map(({ id, meaning }) => [meaningField(id), String(meaning)]),
  );
  const action = withQuery(paths.measurementSheet(), { outcome: loaded.outcome?.id });
  const codeOf = (name: string) => loaded.indicators.find(({ id }) => name.includes(id))?.code;
  return (
    <PageForm
      page={page}
      state={state}
      action={action}
      cancel={paths.measurements()}
      hidden={shown}
      ofField={codeOf}
    >
      {!isPartner && (
        <SelectField
          {...field('partnershipId')}
          label={words.t('results.partner')}
          placeholder={words.t('results.institute-itself')}
          optional=""
          options={loaded.partners.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <DayField {...field('from')} label={words.t('results.from')} hint={words.t('page.day-hint')} />
      <DayField {...field('until')} label={words.t('results.until')} />
      <CountryField page={page} state={state} />
      <TextField
        {...field('provenance')}
        label={words.t('results.provenance')}
        hint={words.t('results.provenance-hint')}
      />
      {!isPartner && (
        <TextField
          {...field('onBehalf')}
          label={words.t('results.on-behalf')}
          hint={words.t('results.on-behalf-hint')}
          optional={optional}
        />
      )}
      {loaded.indicators.map((indicator) => (
        <FieldGroup name={`row-${indicator.id}`} label={`${indicator.code} ${words.text(indicator.title)}`}>
          <IndicatorMeaning page={page} indicator={indicator} />
          {asked(indicator).map((part) => (
            <ValueField
              {...field(`${part}.${indicator.id}`)}
              page={page}
              of={part === 'value' ? answerOf(indicator) : plainNumber}
              label={[words.t(`results.${part}`), part === 'value' && unitOf(words, indicator)]
                .filter(Boolean)
                .join(' ')}
              optional=""
            />
          ))}
          {isWritten(indicator) && (
            <TextArea {...inWords('text', indicator)} hint={words.t('results.no-names')} rows={3} />
          )}
          <TextField {...inWords('comment', indicator)} hint={words.t('results.no-names')} />
        </FieldGroup>
      ))}
    </PageForm>
  );
}
