import { isId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { decimal, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, freshForm, submit } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { setBaseline, standsAt } from '../commands/set-baseline.ts';
import { withdrawBaseline } from '../commands/withdraw-baseline.ts';
import { type BaselineRow, standingBaselines } from '../queries/baselines.ts';
import { definitionsOf, type IndicatorDefinition } from '../queries/indicators.ts';
import { cellOf, cellsOfDefinition, choiceOf } from '../rules/breakdown-cells.ts';
import { isNamed } from '../rules/measured.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { unaskedCellErrors } from '../rules/unasked-cell.ts';
import { idOf, instituteOf, queried } from './address.ts';
import { figureText, unitText } from './figure-text.ts';
import { cellOptions, changedWords, measuredReaders } from './measured-fields.tsx';
import { OwnLanguageField, sourceLanguage, typedLocalized } from './own-language-field.tsx';
import { ValueField } from './value-field.tsx';

type Loaded = {
  indicator: IndicatorDefinition;
  standing: BaselineRow | undefined;
  cell: string;
  /** Another that stands in the same place: old files left two. */
  other: BaselineRow | undefined;
};

/** The baseline that is looked at: the one asked for, or the latest of the whole or of the cell asked. */
const load = async (page: Page, isLookedAt: (baseline: BaselineRow) => boolean): Promise<Loaded> => {
  const id = idOf(page);
  const institute = instituteOf(page);
  const { found, baselines } = await page.read(async (tx) => ({
    found: (await definitionsOf(tx, institute, [id])).get(id),
    baselines: await standingBaselines(tx, institute, id),
  }));
  if (!found) throw new NotFound();
  const allowed = mayDefineIndicators(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const standing = baselines.find(isLookedAt);
  const cell = standing ? (choiceOf(standing.breakdown) ?? '') : (queried(page, 'cell') ?? '');
  const other = standing && baselines.find((each) => each !== standing && standsAt(standing)(each));
  return { indicator: found, standing, cell, other };
};

/** Opens with the baseline that is looked at: to correct it, to take it back, or to set another beside it. */
export const show = async (page: Page) => {
  const wanted = queried(page, 'baseline');
  const cellAsked = queried(page, 'cell') ?? '';
  const loaded = await load(page, ({ id, breakdown }) =>
    wanted ? id === wanted : choiceOf(breakdown) === cellAsked,
  );
  const { indicator, standing, cell } = loaded;
  const isOffered = cellAsked === '' || cellsOfDefinition(indicator).includes(cellAsked);
  if (!standing && (wanted || !isOffered)) throw new NotFound();
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
  const { texts } = page.form;
  const opened = texts.opened?.[0] ?? '';
  const openedYear = Number(texts.openedYear?.[0] || Number.NaN);
  const openedId = texts.openedId?.[0];
  const named = isId(openedId) ? { id: openedId } : {};
  const loaded = await load(
    page,
    ({ id, year, breakdown }) =>
      year === openedYear && choiceOf(breakdown) === opened && (named.id ?? id) === id,
  );
  const indicatorId = loaded.indicator.id;
  const becomes = texts.becomes?.[0];
  const standing = Number.isInteger(openedYear)
    ? { year: openedYear, breakdown: cellOf(opened), ...named }
    : undefined;
  if (standing && becomes === 'withdrawn') {
    const readers = { version: wholeNumber, reason: text };
    const withdrawn = await submit(page, withdrawBaseline, readers, { indicatorId, ...standing });
    if (!withdrawn.done) return invalid(view(page, loaded, withdrawn.state));
    return redirect(paths.indicator({ id: indicatorId }), 'results.baseline-withdrawn');
  }
  const unasked = unaskedCellErrors(loaded.indicator, texts.breakdown?.[0], loaded.standing?.breakdown);
  if (Object.keys(unasked).length > 0)
    return invalid(view(page, loaded, { ...freshForm(), typed: texts, errors: unasked }));
  // What was looked at is the baseline that the form was opened on: of another cell's nothing was seen.
  const isSeen = standing !== undefined || (texts.breakdown?.[0] ?? '') === opened;
  const submitted = await submit(
    page,
    setBaseline,
    {
      year: wholeNumber,
      breakdown: measuredReaders.breakdown,
      value: decimal,
      ...changedWords(loaded.standing),
      reason: text,
      ...(isSeen ? { version: wholeNumber } : {}),
    },
    { indicatorId, beside: becomes === 'beside', ...(standing ? { standing } : {}) },
  );
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.indicator({ id: indicatorId }), 'results.baseline-set');
};

const view = (page: Page, { indicator, standing, cell, other }: Loaded, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  const back = paths.indicator({ id: indicator.id });
  const title = `${indicator.code} ${words.text(indicator.title)}`;
  const head = words.t('results.set-baseline');
  const unit = unitText(words, indicator);
  const counts = indicator.measure === 'number' || indicator.measure === 'percentage';
  return (
    <Frame page={page} title={head} crumbs={[{ label: title, href: back }]} narrow>
      <PageHead title={head} quiet={title} />
      {other && (
        <Notice kind="warning">
          {words.t('results.two-baselines-stand')}{' '}
          <a href={withQuery(paths.setBaseline({ id: indicator.id }), { baseline: other.id })}>
            {figureText(words, other.value, indicator) ||
              words.text(other.text) ||
              words.t('results.other-one')}
          </a>
        </Notice>
      )}
      <PageForm page={page} state={state} cancel={back} {...openedOn(standing, cell, other)}>
        <TextField
          {...field('year')}
          label={words.t('results.baseline-year')}
          width={4}
          inputmode="numeric"
        />
        <SelectField
          {...field('breakdown')}
          label={words.t('results.of-whom')}
          hint={words.t('results.baseline-cell-hint')}
          optional={optional}
          placeholder={words.t('results.whole')}
          options={cellOptions(page, indicator, standing?.breakdown)}
        />
        {(indicator.measure !== 'qualitative' || field('value').value) && (
          <ValueField
            {...field('value')}
            page={page}
            of={indicator}
            label={unit ? `${words.t('results.baseline')} (${unit})` : words.t('results.baseline')}
            optional={counts || isNamed(indicator) ? undefined : optional}
          />
        )}
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
        {standing && <WhatBecomes page={page} state={state} standing={standing} />}
      </PageForm>
    </Frame>
  );
};

const openedOn = (standing: BaselineRow | undefined, cell: string, other: BaselineRow | undefined) =>
  standing
    ? {
        version: standing.entryNo,
        hidden: {
          opened: cell,
          openedYear: String(standing.year),
          ...(other ? { openedId: standing.id } : {}),
        },
      }
    : { hidden: { opened: cell } };

/** What becomes of the baseline that was opened. */
function WhatBecomes({ page, state, standing }: { page: Page; state: FormState; standing: BaselineRow }) {
  const { words } = page;
  const field = fieldOf(page, state)('becomes');
  return (
    <RadioField
      {...field}
      value={field.value || 'corrected'}
      label={words.t('results.baseline-becomes', { year: String(standing.year) })}
      options={[
        { value: 'corrected', label: words.t('results.baseline-corrected') },
        { value: 'beside', label: words.t('results.baseline-beside') },
        { value: 'withdrawn', label: words.t('results.baseline-never-was') },
      ]}
    />
  );
}
