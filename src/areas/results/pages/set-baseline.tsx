import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { decimal, localizedText, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { setBaseline } from '../commands/set-baseline.ts';
import { type BaselineRow, baselinesOf } from '../queries/baselines.ts';
import { definitionsOf, type IndicatorDefinition } from '../queries/indicators.ts';
import { choiceOf } from '../rules/breakdown-cells.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { idOf, instituteOf, queried } from './address.ts';
import { cellOptions, measuredReaders } from './measured-fields.tsx';
import { OwnLanguageField, sourceLanguage, typedLocalized } from './own-language-field.tsx';

type Loaded = { indicator: IndicatorDefinition; standing: BaselineRow | undefined; cell: string };

const load = async (page: Page): Promise<Loaded> => {
  const id = idOf(page);
  const institute = instituteOf(page);
  const { found, baselines } = await page.read(async (tx) => ({
    found: (await definitionsOf(tx, institute, [id])).get(id),
    baselines: await baselinesOf(tx, institute, id),
  }));
  if (!found) throw new NotFound();
  const allowed = mayDefineIndicators(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const cell = queried(page, 'cell') ?? '';
  const standing = baselines.find(
    ({ endedByNo, breakdown, compares }) => endedByNo === null && compares && choiceOf(breakdown) === cell,
  );
  return { indicator: found, standing, cell };
};

/** Opens with the latest baseline that stands of the whole, or of the cell asked: to correct it, to give another year's or another cell's. */
export const show = async (page: Page) => {
  const loaded = await load(page);
  const { standing, cell } = loaded;
  const state = standing
    ? filledForm({
        breakdown: cell,
        year: String(standing.year),
        value: standing.value === null ? undefined : page.words.number(standing.value),
        ...typedLocalized('text', standing.text),
        ...typedLocalized('comment', standing.comment),
      })
    : filledForm({ breakdown: cell });
  return html(view(page, loaded, state));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { id } = loaded.indicator;
  const { texts } = page.form;
  // What was looked at is the baseline of the cell that the form was opened on: of another one nothing was seen.
  const isOpened = (texts.breakdown?.[0] ?? '') === (texts.opened?.[0] ?? '');
  const submitted = await submit(
    page,
    setBaseline,
    {
      year: wholeNumber,
      breakdown: measuredReaders.breakdown,
      value: decimal,
      text: localizedText,
      comment: localizedText,
      reason: text,
      ...(isOpened ? { version: wholeNumber } : {}),
    },
    { indicatorId: id },
  );
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.indicator({ id }), 'results.baseline-set');
};

const view = (page: Page, { indicator, standing, cell }: Loaded, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  const back = paths.indicator({ id: indicator.id });
  const title = `${indicator.code} ${words.text(indicator.title)}`;
  const head = words.t('results.set-baseline');
  const unit = indicator.measure === 'percentage' ? '%' : indicator.unit;
  const counts = indicator.measure === 'number' || indicator.measure === 'percentage';
  return (
    <Frame page={page} title={head} crumbs={[{ label: title, href: back }]} narrow>
      <PageHead title={head} quiet={title} />
      <PageForm page={page} state={state} cancel={back} {...(standing ? { version: standing.entryNo } : {})}>
        <TextField
          {...field('year')}
          label={words.t('results.baseline-year')}
          width={4}
          inputmode="numeric"
        />
        <HiddenField name="opened" value={state.typed?.opened?.[0] ?? cell} />
        <SelectField
          {...field('breakdown')}
          label={words.t('results.of-whom')}
          hint={words.t('results.baseline-cell-hint')}
          optional={optional}
          placeholder={words.t('results.whole')}
          options={cellOptions(page, indicator.axes)}
        />
        <TextField
          {...field('value')}
          label={unit ? `${words.t('results.baseline')} (${unit})` : words.t('results.baseline')}
          optional={counts ? undefined : optional}
          inputmode="decimal"
          width={8}
        />
        {!counts && (
          <OwnLanguageField
            page={page}
            state={state}
            name="text"
            label={words.t('results.text')}
            optional={optional}
            rows={3}
            source={sourceLanguage(standing?.text)}
          />
        )}
        <OwnLanguageField
          page={page}
          state={state}
          name="comment"
          label={words.t('results.comment')}
          hint={words.t('results.no-names')}
          optional={optional}
          rows={3}
          source={sourceLanguage(standing?.comment)}
        />
        <TextArea
          {...field('reason')}
          label={words.t('results.reason')}
          hint={words.t('results.baseline-reason-hint')}
          optional={optional}
          rows={2}
        />
      </PageForm>
    </Frame>
  );
};
