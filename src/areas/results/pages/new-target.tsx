import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { setTarget } from '../commands/set-target.ts';
import { definitionsOf, type IndicatorDefinition } from '../queries/indicators.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { idOf, instituteOf } from './address.ts';
import { SaidFields, saidReaders } from './measured-fields.tsx';

const indicatorOf = async (page: Page): Promise<IndicatorDefinition> => {
  const id = idOf(page);
  const found = (await page.read((tx) => definitionsOf(tx, instituteOf(page), [id]))).get(id);
  if (!found) throw new NotFound();
  const allowed = mayDefineIndicators(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return found;
};

export const show = async (page: Page) => html(view(page, await indicatorOf(page), freshForm()));

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
