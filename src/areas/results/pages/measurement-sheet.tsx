import { holds } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { type Reader, readForm } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
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
import { type IndicatorDefinition, indicatorsIn } from '../queries/indicators.ts';
import { type OutcomeChoice, outcomeChoices } from '../queries/outcome-choices.ts';
import { mayFillSheet } from '../rules/result-permissions.ts';
import { instituteOf, queriedId } from './address.ts';
import { CountryField, countryReader } from './country-field.tsx';
import { onBehalfReader } from './measured-fields.tsx';
import { outcomeOptions } from './outcome-options.ts';

type Loaded = {
  outcomes: readonly OutcomeChoice[];
  outcome: OutcomeChoice | undefined;
  indicators: readonly IndicatorDefinition[];
  partners: readonly { id: string; name: string }[];
};

const load = async (page: Page): Promise<Loaded> => {
  const institute = instituteOf(page);
  const allowed = mayFillSheet(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return page.read(async (tx) => {
    const outcomes = await outcomeChoices(tx, institute);
    const outcome = outcomes.find(({ id }) => id === queriedId(page, 'outcome'));
    const indicators = outcome ? await indicatorsIn(tx, institute, { outcomeId: outcome.id }) : [];
    return { outcomes, outcome, indicators, partners: await partnerChoices(tx, institute) };
  });
};

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

const common = {
  from: day,
  until: day,
  partnershipId: text,
  country: countryReader,
  provenance: text,
  onBehalf: onBehalfReader,
};

/** What is left empty was not measured; every field that was filled becomes one measurement. */
export const save = async (page: Page) => {
  const loaded = await load(page);
  const readers: Record<string, Reader<unknown>> = { ...common };
  for (const { id } of loaded.indicators)
    Object.assign(readers, { [`value.${id}`]: decimal, [`comment.${id}`]: localizedText });
  const read = readForm(page.form, readers, page.words.language);
  const commandId = read.commandId || newId();
  const state = (more: Partial<FormState>): FormState => ({
    ...freshForm(),
    commandId,
    typed: read.typed,
    ...more,
  });
  if (!read.ok) return invalid(view(page, loaded, state({ errors: read.errors })));
  const rows = measurementsIn(page, loaded.indicators, read.input);
  if (rows.length === 0)
    return invalid(view(page, loaded, state({ problem: { key: 'results.sheet-is-empty' } })));
  const performed = await page.perform(recordMeasurements, commandId, { measurements: rows });
  if (performed.done)
    return redirect(
      withQuery(paths.measurements(), { outcome: loaded.outcome?.id }),
      'results.sheet-recorded',
    );
  const errors = performed.fields && atTheirFields(performed.fields, rows);
  return invalid(view(page, loaded, state({ errors: errors ?? {}, problem: performed.problem })));
};

type Row = { indicatorId: string };

const measurementsIn = (
  page: Page,
  indicators: readonly { id: string }[],
  input: Record<string, unknown>,
): Row[] => {
  const { from, until, country, provenance, onBehalf } = input;
  const partnershipId = input.partnershipId ?? page.actor.partnerships[0];
  return indicators.flatMap(({ id }) => {
    const value = input[`value.${id}`];
    const comment = input[`comment.${id}`];
    if (value === undefined && comment === undefined) return [];
    return [{ indicatorId: id, from, until, country, provenance, onBehalf, partnershipId, value, comment }];
  });
};

const ofTheRow = ['value', 'comment', 'text'];

/** `measurements.3.value` is the fourth filled line's value; what all lines share stands once, at its own field. */
const atTheirFields = (fields: FormState['errors'], rows: readonly Row[]): FormState['errors'] => {
  const placed: FormState['errors'] = {};
  for (const [path, problems] of Object.entries(fields)) {
    const [, at, field = ''] = /^measurements\.(\d+)\.(\w+)/.exec(path) ?? [];
    const row = rows[Number(at)];
    const isAlready = problems.some(({ key }) => key === 'results.already-measured');
    if (row && (ofTheRow.includes(field) || isAlready)) placed[`value.${row.indicatorId}`] = problems;
    else placed[field || path] ??= problems;
  }
  return placed;
};

const view = (page: Page, loaded: Loaded, state: FormState) => {
  const { words } = page;
  const { outcomes, outcome, indicators } = loaded;
  return (
    <Frame
      page={page}
      title={words.t('results.sheet')}
      crumbs={[{ label: words.t('results.measurements'), href: paths.measurements() }]}
      narrow
    >
      <PageHead title={words.t('results.sheet')} quiet={words.t('results.sheet-what')} />
      <Filters
        label={words.t('results.outcome')}
        action={paths.measurementSheet()}
        submit={words.t('results.show-sheet')}
      >
        <SelectField
          name="outcome"
          label={words.t('results.outcome')}
          placeholder={words.t('page.choose')}
          value={outcome?.id ?? ''}
          options={outcomeOptions(page, outcomes)}
        />
      </Filters>
      {outcome && indicators.length === 0 && <EmptyState sentence={words.t('results.no-indicators')} />}
      {indicators.length > 0 && <Sheet page={page} loaded={loaded} state={state} />}
    </Frame>
  );
};

function Sheet({ page, loaded, state }: { page: Page; loaded: Loaded; state: FormState }) {
  const { words, actor } = page;
  const field = fieldOf(page, state);
  const isPartner = holds(actor, 'partner_coordinator', 'partner_treasurer');
  const optional = words.t('page.optional');
  const comment = ({ id }: IndicatorDefinition) => ({
    ...field(`comment.${id}.${words.language}`),
    label: words.t('results.comment'),
    optional: '',
  });
  const action = withQuery(paths.measurementSheet(), { outcome: loaded.outcome?.id });
  return (
    <PageForm page={page} state={state} action={action} cancel={paths.measurements()}>
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
          {indicator.measure !== 'qualitative' && (
            <TextField
              {...field(`value.${indicator.id}`)}
              label={[words.t('results.value'), unitOf(indicator)].filter(Boolean).join(' ')}
              optional=""
              inputmode="decimal"
              width={8}
            />
          )}
          {indicator.measure === 'qualitative' ? (
            <TextArea {...comment(indicator)} hint={words.t('results.no-names')} rows={3} />
          ) : (
            <TextField {...comment(indicator)} hint={words.t('results.no-names')} />
          )}
        </FieldGroup>
      ))}
    </PageForm>
  );
}

const unitOf = ({ measure, unit }: IndicatorDefinition): string =>
  measure === 'percentage' ? '(%)' : unit ? `(${unit})` : '';
