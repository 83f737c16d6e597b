import { holds } from '../../../kernel/actor.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { recordMeasurement } from '../commands/record-measurement.ts';
import { definitionsOf, type IndicatorDefinition } from '../queries/indicators.ts';
import { mayMeasure } from '../rules/result-permissions.ts';
import { idOf, instituteOf } from './address.ts';
import { measuredReaders, onBehalfReader, SaidFields } from './measured-fields.tsx';

const load = async (page: Page) => {
  const institute = instituteOf(page);
  const id = idOf(page);
  const loaded = await page.read(async (tx) => ({
    indicator: (await definitionsOf(tx, institute, [id])).get(id),
    partners: await partnerChoices(tx, institute),
  }));
  const { indicator, partners } = loaded;
  if (!indicator) throw new NotFound();
  const allowed = mayMeasure(page.actor, { partnershipId: page.actor.partnerships[0] });
  if (allowed !== true) throw new NotAllowed(allowed);
  return { indicator, partners };
};

type Loaded = { indicator: IndicatorDefinition; partners: readonly { id: string; name: string }[] };

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const loaded = await load(page);
  const readers = { ...measuredReaders, partnershipId: text, provenance: text, onBehalf: onBehalfReader };
  const submitted = await submit(page, recordMeasurement, readers, {
    indicatorId: loaded.indicator.id,
    ...ownPartnership(page),
  });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.indicator({ id: loaded.indicator.id }), 'results.measurement-recorded');
};

/** A partner with one partnership need not choose it. */
const ownPartnership = ({ actor }: Page): { partnershipId?: string } => {
  const [own, ...others] = actor.partnerships;
  return own && others.length === 0 ? { partnershipId: own } : {};
};

const view = (page: Page, { indicator, partners }: Loaded, state: FormState) => {
  const { words, actor } = page;
  const field = fieldOf(page, state);
  const back = paths.indicator({ id: indicator.id });
  const title = `${indicator.code} ${words.text(indicator.title)}`;
  const isPartner = holds(actor, 'partner_coordinator', 'partner_treasurer');
  return (
    <Frame
      page={page}
      title={words.t('results.new-measurement')}
      crumbs={[{ label: title, href: back }]}
      narrow
    >
      <PageHead title={words.t('results.new-measurement')} quiet={title} />
      <PageForm page={page} state={state} cancel={back}>
        {ownPartnership(page).partnershipId === undefined && (
          <SelectField
            {...field('partnershipId')}
            label={words.t('results.partner')}
            placeholder={words.t(isPartner ? 'page.choose' : 'results.institute-itself')}
            options={partners.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <SaidFields
          page={page}
          state={state}
          indicator={indicator}
          value={words.t('results.actual')}
          withParts
        />
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
            optional={words.t('page.optional')}
          />
        )}
      </PageForm>
    </Frame>
  );
};
