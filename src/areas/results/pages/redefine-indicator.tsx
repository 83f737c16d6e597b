import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Typed } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect, type Show } from '../../../page/page.ts';
import { checkbox, day, text, wholeNumber } from '../../../page/readers.ts';
import { asksForRows } from '../../../page/spare-rows.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { redefineIndicator } from '../commands/redefine-indicator.ts';
import { axisText } from '../queries/cell-words.ts';
import { feedOf, sourceOf } from '../queries/feeds.ts';
import { definitionsOf, type IndicatorDefinition } from '../queries/indicators.ts';
import { type ReturningFact, returningFacts } from '../queries/returning-facts.ts';
import { standardAxesWorded } from '../queries/standard-axis-words.ts';
import { goneCategories } from '../rules/cell-change.ts';
import type { Axis } from '../rules/indicator-input.ts';
import { sectorAxis } from '../rules/ready-axes.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { axesInForce } from '../rules/standard-axes.ts';
import { untoldCells } from '../rules/untold-cells.ts';
import { idOf, instituteOf, queried } from './address.ts';
import { axesReader } from './axes-field.tsx';
import { CellChangesField, cellChangesIn } from './cell-changes-field.tsx';
import { comparedDefinition } from './compared-definition.ts';
import { DefinitionFields, definitionReaders, wordedParts } from './definition-fields.tsx';
import { alongWith, type MetDefinition, metDefinition, metState, openedTyped } from './met-definition.ts';
import { MetFields } from './met-fields.tsx';
import { atOwnLanguage, changedText, sourceLanguage } from './own-language-field.tsx';
import { ReturningField, returningIn } from './returning-field.tsx';
import { scaleReader } from './scale-rows.tsx';
import { typedDefinition } from './typed-definition.ts';

const indicatorOf = async (page: Page): Promise<IndicatorDefinition> => {
  const id = idOf(page);
  const found = (await page.read((tx) => definitionsOf(tx, instituteOf(page), [id]))).get(id);
  if (!found) throw new NotFound();
  const allowed = mayDefineIndicators(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return found;
};

/** `?standard=`: with the rows of a standard axis, to be counted in other categories. */
export const show = async (page: Page) => {
  const indicator = await indicatorOf(page);
  const standard = queried(page, 'standard');
  const asked = [...standardAxesWorded(), sectorAxis].find(({ key }) => key === standard);
  if (standard && !asked) throw new NotFound();
  const axes = asked && !isReplaced(indicator, asked.key) ? [...indicator.axes, asked] : indicator.axes;
  const leftOutAxes = indicator.leftOutAxes.filter((axis) => axis !== asked?.key);
  const opened = typedDefinition(page, { ...indicator, axes, leftOutAxes });
  const state = filledForm({ ...opened, comparable: 'on' });
  const seen = unmet(openedTyped(page, indicator));
  return html(view(page, indicator, { state, axes: indicator.axes, facts: [], met: seen }));
};

/** A form that met nothing. */
const unmet = (opened: Typed | undefined): Step['met'] => ({ opened, taken: [], differing: [] });

const isReplaced = ({ axes }: IndicatorDefinition, axis: string): boolean =>
  axes.some(({ key }) => key === axis);

/**
 * In two steps where categories are no more or come back: the definition is told first, and only once nothing else is wrong with it
 * is asked what becomes of each, and of what was aimed at in those that come back. Before all of it stands what another saved meanwhile.
 */
export const save: Show = async (sent) => {
  const indicator = await indicatorOf(sent);
  const met = metDefinition(sent, indicator);
  const page = met ? { ...sent, form: { ...sent.form, texts: met.typed } } : sent;
  const axes = axesReader(indicator.axes);
  const readers = {
    ...definitionReaders,
    title: changedText(indicator.title),
    description: changedText(indicator.description),
    unit: changedText(indicator.unit),
    sourceOfVerification: changedText(indicator.sourceOfVerification),
    responsible: changedText(indicator.responsible),
    axes,
    scale: scaleReader(indicator.scale),
    comparable: checkbox,
    countsFrom: day,
    version: wholeNumber,
    reason: text,
  };
  const read = axes(page.form.texts, 'axes', page.words.language);
  const after = ('value' in read && read.value) || indicator.axes;
  const facts = await page.read((tx) => returningFacts(tx, instituteOf(page), indicator, after));
  const { cells, typed: changed } = cellChangesIn(page.form.texts, indicator.axes, after);
  const { returning, typed } = returningIn(changed, facts);
  const given = { indicatorId: indicator.id, cells, returning };
  const isSecond = ['cells.0.cell', 'returning.0.fact'].some((name) => Object.hasOwn(page.form.texts, name));
  const asked = isSecond ? { axes: after, facts } : { axes: indicator.axes, facts: [] };
  const hasMet = met !== undefined && met.taken.length + met.differing.length > 0;
  if (hasMet && !asksForRows(page))
    return invalid(view(page, indicator, { ...asked, met, state: metState({ ...met, typed }) }));
  const submitted = await submit(page, redefineIndicator, readers, given);
  if (submitted.done) {
    const told = await toldOf(page, indicator, submitted.value.edition);
    return redirect(paths.indicator({ id: indicator.id }), `results.${told}`);
  }
  // Somebody was faster still: what they saved is met as any other.
  if (submitted.state.conflict && met) return save(sent);
  const language = sourceLanguage(indicator.title) ?? page.words.language;
  const state = atOwnLanguage({ ...submitted.state, typed }, wordedParts, language);
  const step = { state, axes: after, facts, met: met ?? unmet(undefined) };
  return isSecond ? invalid(view(page, indicator, step)) : afterFirstStep(page, indicator, step);
};

/** What is said of a definition that was saved: of words in further languages, that nothing else changed. */
const toldOf = async (page: Page, { id, edition }: IndicatorDefinition, now: number): Promise<string> => {
  if (now === edition) return 'definition-translated';
  return (await isUntold(page, id)) ? 'redefined-untold' : 'indicator-redefined';
};

/** Whether the records that feed it know other categories than those in which it counts now. */
const isUntold = (page: Page, id: string): Promise<boolean> =>
  page.read(async (tx) => {
    const institute = instituteOf(page);
    const indicator = (await definitionsOf(tx, institute, [id])).get(id)!;
    const feed = sourceOf(await feedOf(tx, institute, id), indicator);
    return feed !== undefined && untoldCells(feed.source, indicator).length > 0;
  });

const afterFirstStep = (page: Page, indicator: IndicatorDefinition, { state, ...step }: Step) => {
  const said = Object.entries(state.errors).filter(([name]) => !/^(cells|returning)\b/.test(name));
  const errors = Object.fromEntries(said);
  const isWrong =
    Object.keys(errors).length > 0 || state.problem !== undefined || state.conflict !== undefined;
  const told = { ...state, errors };
  return isWrong
    ? invalid(view(page, indicator, { ...step, state: told, axes: indicator.axes, facts: [] }))
    : html(view(page, indicator, { state: told, ...step }));
};

/** Only a formula may begin to count on a day. */
const asksDay = ({ formula }: IndicatorDefinition, { typed, errors }: FormState): boolean =>
  formula !== null || Boolean(typed?.formula?.[0]) || errors.countsFrom !== undefined;

type Step = {
  state: FormState;
  axes: readonly Axis[];
  facts: readonly ReturningFact[];
  met: Pick<MetDefinition, 'taken' | 'differing'> & { opened: Typed | undefined };
};

const view = (page: Page, indicator: IndicatorDefinition, { state, axes, facts, met }: Step) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const back = paths.indicator({ id: indicator.id });
  const hasGone = goneCategories(indicator.axes, axes).length > 0;
  const isSecond = hasGone || facts.length > 0;
  return (
    <Frame
      page={page}
      title={words.t('results.redefine')}
      crumbs={[{ label: `${indicator.code} ${words.text(indicator.title)}`, href: back }]}
      narrow
    >
      <PageHead title={words.t('results.redefine')} quiet={words.t('results.redefine-what')} />
      {hasGone && <Notice kind="info">{words.t('results.cells-are-gone')}</Notice>}
      {facts.length > 0 && <Notice kind="info">{words.t('results.cells-return')}</Notice>}
      {!isSecond && <StandardAxes page={page} indicator={indicator} />}
      {!isSecond && <ReadySectors page={page} indicator={indicator} />}
      <PageForm
        page={page}
        state={state}
        hasRows
        cancel={back}
        version={indicator.version}
        hidden={alongWith(met)}
        compared={comparedDefinition(page, state, indicator)}
      >
        <MetFields page={page} state={state} taken={met.taken} differing={met.differing} />
        <CellChangesField page={page} state={state} before={indicator.axes} after={axes} />
        <ReturningField page={page} state={state} indicator={indicator} axes={axes} facts={facts} />
        <TextField
          {...field('reason')}
          label={words.t('results.reason')}
          hint={words.t('results.redefine-reason-hint')}
          optional={isSecond ? undefined : words.t('page.optional')}
        />
        <CheckboxField
          name="comparable"
          error={field('comparable').error}
          label={words.t('results.still-comparable')}
          hint={words.t('results.still-comparable-hint')}
          // Also where it cannot be: old values are cut off by whoever unticks it, not by the form.
          checked={state.typed?.comparable?.[0] === 'on'}
        />
        {asksDay(indicator, state) && (
          <DayField
            {...field('countsFrom')}
            label={words.t('results.counts-from')}
            hint={words.t('results.counts-from-hint')}
            optional={words.t('page.optional')}
          />
        )}
        <DefinitionFields
          page={page}
          state={state}
          source={sourceLanguage(indicator.title)}
          leftOut={indicator.leftOutAxes}
        />
      </PageForm>
    </Frame>
  );
};

/** The standard axes that it counts in the standard categories, each with the way to count it otherwise. */
function StandardAxes({ page, indicator }: { page: Page; indicator: IndicatorDefinition }) {
  const { words } = page;
  const axes = axesInForce([]).filter(({ key }) => !isReplaced(indicator, key));
  if (axes.length === 0) return null;
  return (
    <p class="quiet">
      {words.t('results.standard-axes')}{' '}
      {axes.map(({ key }) => (
        <>
          <a href={withQuery(paths.redefineIndicator({ id: indicator.id }), { standard: key })}>
            {axisText(words, key, [])}
          </a>{' '}
        </>
      ))}
    </p>
  );
}

/** The ready sectors as rows to be changed before they are taken over, where it has no axis of that name. */
function ReadySectors({ page, indicator }: { page: Page; indicator: IndicatorDefinition }) {
  const { words } = page;
  if (isReplaced(indicator, sectorAxis.key)) return null;
  const href = withQuery(paths.redefineIndicator({ id: indicator.id }), { standard: sectorAxis.key });
  return (
    <p class="quiet">
      {words.t('results.ready-axes')} <a href={href}>{words.text(sectorAxis.label)}</a>
    </p>
  );
}
