import { holds } from '../../../kernel/actor.ts';
import { isId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { readForm } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { checkbox, text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import type { FormButton } from '../../../ui/form.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { confirmMeasurement } from '../commands/confirm-measurement.ts';
import { recordMeasurement } from '../commands/record-measurement.ts';
import { proposedOf } from '../queries/feed-records.ts';
import { feedOf, sourceOf } from '../queries/feeds.ts';
import { definitionsOf, type IndicatorDefinition } from '../queries/indicators.ts';
import { recordsPlace } from '../queries/records-place.ts';
import { isOffered } from '../rules/breakdown-cells.ts';
import { isWhole } from '../rules/breakdown-sum.ts';
import type { Feed } from '../rules/feed-input.ts';
import { mayMeasure } from '../rules/result-permissions.ts';
import { recordCell } from '../rules/standard-axes.ts';
import { idOf, instituteOf } from './address.ts';
import { meantSince, typedMeaning } from './asked-fields.ts';
import { CountryField, countryReader } from './country-field.tsx';
import { measuredReaders, onBehalfReader, SaidFields } from './measured-fields.tsx';
import { type PlacedProposal, ProposalFields } from './proposal-fields.tsx';

const load = async (page: Page) => {
  const institute = instituteOf(page);
  const id = idOf(page);
  const loaded = await page.read(async (tx) => {
    const indicator = (await definitionsOf(tx, institute, [id])).get(id);
    return {
      indicator,
      partners: await partnerChoices(tx, institute),
      feed: indicator && sourceOf(await feedOf(tx, institute, id), indicator),
    };
  });
  const { indicator, partners, feed } = loaded;
  if (!indicator) throw new NotFound();
  const allowed = mayMeasure(page.actor, { partnershipId: page.actor.partnerships[0] });
  if (allowed !== true) throw new NotAllowed(allowed);
  return { indicator, partners, feed };
};

type Loaded = {
  indicator: IndicatorDefinition;
  partners: readonly { id: string; name: string }[];
  feed: Feed | undefined;
  /** Where it was asked for and the place is known. */
  proposal?: PlacedProposal | undefined;
};

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

const readers = {
  ...measuredReaders,
  partnershipId: text,
  country: countryReader,
  provenance: text,
  onBehalf: onBehalfReader,
};

/** What feeds the indicator is shown before a figure is saved: whoever has not seen it yet sees it now. */
export const save = async (page: Page) => {
  const loaded = await load(page);
  const { texts } = page.form;
  const proposed = texts.proposed?.[0];
  const proposal = await proposalFor(page, loaded);
  const other = meantSince(texts, 'meaning', loaded.indicator);
  const errors = other ? { value: other } : {};
  if (proposal && (texts.ask || (proposed === undefined && proposal.total !== undefined))) {
    const seen = view(page, { ...loaded, proposal }, { ...freshForm(), typed: texts, errors });
    return other ? invalid(seen) : html(seen);
  }
  const meaning = typedMeaning(texts, 'meaning');
  const extra = {
    indicatorId: loaded.indicator.id,
    ...ownPartnership(page),
    ...(meaning === undefined ? {} : { meaning }),
  };
  const submitted =
    proposed === undefined || texts.ask
      ? await submit(page, recordMeasurement, readers, extra)
      : await submit(
          page,
          confirmMeasurement,
          { ...readers, takeOver: checkbox, reason: text },
          { ...extra, proposed },
        );
  if (!submitted.done) {
    const { state } = submitted;
    return invalid(view(page, { ...loaded, proposal }, { ...state, errors: { ...state.errors, ...errors } }));
  }
  return redirect(paths.indicator({ id: loaded.indicator.id }), 'results.measurement-recorded');
};

/** What the records come to at the place that was typed; undefined where nothing feeds, or no such place can be read. */
const proposalFor = async (page: Page, { indicator, feed }: Loaded): Promise<PlacedProposal | undefined> => {
  const { from, until, partnershipId, breakdown, country } = readPlace(page);
  const { actor } = page;
  const own = ownPartnership(page).partnershipId ?? partnershipId;
  if (!feed || !from || !until || from > until || (own && !isId(own))) return undefined;
  if (mayMeasure(actor, { partnershipId: own }) !== true) return undefined;
  const cell = breakdown ?? {};
  if (!isWhole({ breakdown: cell }) && !isOffered(indicator, cell)) return undefined;
  const told = recordCell(indicator.axes, cell);
  if (!told) return { records: [], total: undefined };
  const asked = { indicator, partnershipId: own ?? null, from, until, breakdown: told, country };
  return page.read(async (tx) => {
    const place = await recordsPlace(tx, instituteOf(page), asked);
    return { ...(await proposedOf(tx, instituteOf(page), feed, place)), ...place };
  });
};

const readPlace = (page: Page) => {
  const { from, until, breakdown } = measuredReaders;
  const place = { from, until, breakdown, partnershipId: text, country: countryReader };
  const read = readForm(page.form, place, page.words.language);
  return read.ok
    ? read.input
    : { from: undefined, until: undefined, breakdown: {}, partnershipId: undefined, country: undefined };
};

/** A partner with one partnership need not choose it. */
const ownPartnership = ({ actor }: Page): { partnershipId?: string } => {
  const [own, ...others] = actor.partnerships;
  return own && others.length === 0 ? { partnershipId: own } : {};
};

const view = (page: Page, { indicator, partners, feed, proposal }: Loaded, state: FormState) => {
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
      <PageForm
        page={page}
        state={state}
        cancel={back}
        hidden={{ meaning: String(indicator.meaning) }}
        {...(feed ? { buttons: fedButtons(page) } : {})}
      >
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
        <CountryField page={page} state={state} />
        {feed && !proposal && (
          <p>{words.t('results.is-fed', { source: words.say(`results.feed-${feed.source}`) })}</p>
        )}
        {feed && proposal && <ProposalFields page={page} state={state} feed={feed} proposal={proposal} />}
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

const fedButtons = ({ words }: Page): readonly [FormButton, FormButton] => [
  { label: words.t('page.save') },
  { label: words.t('results.ask-records'), name: 'ask', value: 'yes' },
];
