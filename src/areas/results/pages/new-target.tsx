import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, filledForm, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { setTarget } from '../commands/set-target.ts';
import { definitionsOf, type IndicatorDefinition } from '../queries/indicators.ts';
import { standingTargets } from '../queries/standing-targets.ts';
import { choiceOf } from '../rules/breakdown-cells.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { idOf, instituteOf, queriedId } from './address.ts';
import { SaidFields, saidReaders, typedDay } from './measured-fields.tsx';
import { typedLocalized } from './own-language-field.tsx';

const indicatorOf = async (page: Page): Promise<IndicatorDefinition> => {
  const id = idOf(page);
  const found = (await page.read((tx) => definitionsOf(tx, instituteOf(page), [id]))).get(id);
  if (!found) throw new NotFound();
  const allowed = mayDefineIndicators(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return found;
};

/** From a target that stands (`?target=`) the form opens with what it says, to be corrected. */
export const show = async (page: Page) => {
  const indicator = await indicatorOf(page);
  const id = queriedId(page, 'target');
  const standing =
    id === undefined ? [] : await page.read((tx) => standingTargets(tx, instituteOf(page), indicator.id));
  const target = standing.find((each) => each.id === id);
  if (!target) return html(view(page, indicator, freshForm()));
  const state = filledForm({
    from: typedDay(page, target.from),
    until: typedDay(page, target.until),
    value: target.value === null ? undefined : page.words.number(target.value),
    breakdown: choiceOf(target.breakdown as Record<string, string>),
    ...typedLocalized('text', target.text),
    ...typedLocalized('comment', target.comment),
  });
  return html(view(page, indicator, state));
};

export const save = async (page: Page) => {
  const indicator = await indicatorOf(page);
  const submitted = await submit(
    page,
    setTarget,
    { ...saidReaders, reason: text },
    { indicatorId: indicator.id },
  );
  if (!submitted.done) return invalid(view(page, indicator, submitted.state));
  return redirect(`${paths.indicator({ id: indicator.id })}`, 'results.target-set');
};

const view = (page: Page, indicator: IndicatorDefinition, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const back = paths.indicator({ id: indicator.id });
  const title = `${indicator.code} ${words.text(indicator.title)}`;
  return (
    <Frame page={page} title={words.t('results.new-target')} crumbs={[{ label: title, href: back }]} narrow>
      <PageHead title={words.t('results.new-target')} quiet={title} />
      <PageForm page={page} state={state} cancel={back}>
        <SaidFields page={page} state={state} indicator={indicator} value={words.t('results.target')} />
        <TextField
          {...field('reason')}
          label={words.t('results.reason')}
          hint={words.t('results.target-reason-hint')}
          optional={words.t('page.optional')}
        />
      </PageForm>
    </Frame>
  );
};
