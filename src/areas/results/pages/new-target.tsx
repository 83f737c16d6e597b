import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { readForm } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { checkbox, text } from '../../../page/readers.ts';
import { type FormState, filledForm, freshForm, submit } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { setTarget } from '../commands/set-target.ts';
import { withdrawTarget } from '../commands/withdraw-target.ts';
import { ownCellText } from '../queries/cell-words.ts';
import { definitionsOf, type IndicatorDefinition } from '../queries/indicators.ts';
import { standingTargets } from '../queries/standing-targets.ts';
import { choiceOf } from '../rules/breakdown-cells.ts';
import type { Cell } from '../rules/cell-change.ts';
import { namedAxes } from '../rules/named-axes.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { type StandingTarget, targetPlace } from '../rules/target-changes.ts';
import { targetKind } from '../rules/target-overlap.ts';
import { unaskedCellErrors } from '../rules/unasked-cell.ts';
import { idOf, instituteOf, queried } from './address.ts';
import { cellOfParameter, cellParameter } from './figure-place.ts';
import { changedWords, SaidFields, saidReaders, typedDay } from './measured-fields.tsx';
import { typedLocalized } from './own-language-field.tsx';
import { targetPeriod, targetText } from './target-text.ts';

type Loaded = {
  indicator: IndicatorDefinition;
  target: StandingTarget | undefined;
  /** Another that stands in the same place: old files left two. */
  other: StandingTarget | undefined;
};

/** The indicator, and the target that is corrected where one is (`?target=`, in the form `standing`). */
const load = async (page: Page): Promise<Loaded> => {
  const id = idOf(page);
  const institute = instituteOf(page);
  const wanted = page.form.texts.standing?.[0] ?? queried(page, 'target');
  const { indicator, standing } = await page.read(async (tx) => ({
    indicator: (await definitionsOf(tx, institute, [id])).get(id),
    standing: wanted ? await standingTargets(tx, institute, id) : [],
  }));
  if (!indicator) throw new NotFound();
  const allowed = mayDefineIndicators(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const target = standing.find((each) => each.id === wanted);
  return { indicator, target, other: besides(standing, target) };
};

const besides = (
  standing: readonly StandingTarget[],
  target: StandingTarget | undefined,
): StandingTarget | undefined =>
  target && standing.find((each) => each !== target && targetPlace(each) === targetPlace(target));

/** From a target that stands the form opens with what it says, to be corrected: as the kind that it is. */
export const show = async (page: Page) => {
  const loaded = await load(page);
  const { target } = loaded;
  if (!target && queried(page, 'target')) throw new NotFound();
  if (!target) return html(view(page, loaded, freshForm()));
  const state = filledForm({
    standing: target.id,
    from: typedDay(page, target.from),
    until: typedDay(page, target.until),
    value: target.value === null ? undefined : page.words.number(target.value),
    ...keptOf(target),
    ...typedLocalized('text', target.text),
    ...typedLocalized('comment', target.comment),
  });
  return html(view(page, loaded, state));
};

/** What a correction keeps: a milestone stays one, a share too, and so does a cell that no form can offer. */
const keptOf = ({ breakdown, isShare, isMilestone }: StandingTarget) => {
  const cell = breakdown as Cell;
  const choice = choiceOf(cell);
  return {
    breakdown: choice,
    cell: choice === undefined ? cellParameter(cell) : undefined,
    isShare: isShare ? 'on' : undefined,
    isMilestone: isMilestone ? 'on' : undefined,
  };
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { indicator } = loaded;
  const { standing, withdrawn } = page.form.texts;
  if (standing?.[0] && withdrawn?.[0]) return withdraw(page, loaded, standing[0]);
  const { breakdown } = page.form.texts;
  const stands = loaded.target?.breakdown as Cell | undefined;
  const unasked = unaskedCellErrors(indicator, breakdown?.[0], stands);
  if (Object.keys(unasked).length > 0)
    return invalid(await refused(page, loaded, { ...freshForm(), typed: page.form.texts, errors: unasked }));
  const submitted = await submit(
    page,
    setTarget,
    {
      ...saidReaders,
      ...changedWords(loaded.target),
      isShare: checkbox,
      isMilestone: checkbox,
      reason: text,
    },
    {
      indicatorId: indicator.id,
      standing: standing?.[0] || null,
      ...keptCell(page.form.texts.cell?.[0]),
    },
  );
  if (!submitted.done) return invalid(await refused(page, loaded, submitted.state));
  return redirect(`${paths.indicator({ id: indicator.id })}`, 'results.target-set');
};

const withdraw = async (page: Page, loaded: Loaded, standing: string) => {
  const { id } = loaded.indicator;
  const submitted = await submit(page, withdrawTarget, { reason: text }, { indicatorId: id, standing });
  if (!submitted.done) return invalid(await refused(page, loaded, submitted.state));
  return redirect(paths.indicator({ id }), 'results.target-withdrawn');
};

/** Refused, the form keeps the target that was looked at while it stands; else it shows what stands in that place: now seen. */
const refused = async (page: Page, loaded: Loaded, state: FormState) => {
  const { from, until, breakdown, isShare, isMilestone } = placeOf(page);
  const { indicator, target } = loaded;
  if (target) return view(page, loaded, state);
  const standing = await page.read((tx) => standingTargets(tx, instituteOf(page), indicator.id));
  const there = standing.find(
    (each) =>
      targetKind(each) === targetKind({ breakdown, isShare, isMilestone }) &&
      each.from === from &&
      each.until === until,
  );
  const typed = { ...state.typed, standing: there ? [there.id] : [] };
  return view(page, { indicator, target: there, other: besides(standing, there) }, { ...state, typed });
};

const placeOf = (page: Page) => {
  const { from, until, breakdown } = saidReaders;
  const readers = { from, until, breakdown, isShare: checkbox, isMilestone: checkbox };
  const read = readForm(page.form, readers, page.words.language);
  const typed = read.ok ? read.input : { isShare: false, isMilestone: false };
  return {
    from: undefined,
    until: undefined,
    breakdown: {},
    ...typed,
    ...keptCell(page.form.texts.cell?.[0]),
  };
};

const keptCell = (cell: string | undefined) => (cell ? { breakdown: cellOfParameter(cell) } : {});

const view = (page: Page, { indicator, target, other }: Loaded, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const back = paths.indicator({ id: indicator.id });
  const title = `${indicator.code} ${words.text(indicator.title)}`;
  const typed = (name: string) => state.typed?.[name]?.[0] ?? '';
  const isShare = typed('isShare') !== '';
  const kept = Object.fromEntries(
    ['isShare', 'isMilestone', 'cell', 'standing'].flatMap((name) =>
      typed(name) ? [[name, typed(name)]] : [],
    ),
  );
  // A share of what is counted in anything is asked in per cent.
  const asked = isShare ? { ...indicator, measure: 'percentage' } : indicator;
  return (
    <Frame page={page} title={words.t('results.new-target')} crumbs={[{ label: title, href: back }]} narrow>
      <PageHead title={words.t('results.new-target')} quiet={title} />
      {isShare && <p>{words.t('results.is-share')}</p>}
      {typed('isMilestone') && <p>{words.t('results.is-milestone')}</p>}
      {typed('cell') && <p>{ownCellText(words, cellOfParameter(typed('cell')), namedAxes(indicator))}</p>}
      {target && (
        <p class="quiet">
          {words.t('results.target')} {targetPeriod(page, target)}: {targetText(page, target, indicator)}
        </p>
      )}
      {other && (
        <Notice kind="warning">
          {words.t('results.two-targets-stand')}{' '}
          <a href={withQuery(paths.newTarget({ id: indicator.id }), { target: other.id })}>
            {targetText(page, other, indicator) || words.t('results.other-one')}
          </a>
        </Notice>
      )}
      <PageForm page={page} state={state} cancel={back} hidden={kept}>
        <SaidFields
          page={page}
          state={state}
          indicator={asked}
          value={words.t('results.target')}
          standing={target}
          own={target?.breakdown as Cell | undefined}
        />
        <TextField
          {...field('reason')}
          label={words.t('results.reason')}
          hint={words.t('results.target-reason-hint')}
          optional={words.t('page.optional')}
        />
        {target && (
          <CheckboxField
            {...field('withdrawn')}
            label={words.t('results.withdraw-target')}
            hint={words.t('results.withdraw-target-hint')}
            checked={typed('withdrawn') !== ''}
          />
        )}
      </PageForm>
    </Frame>
  );
};
