import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { checkbox, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { redefineIndicator } from '../commands/redefine-indicator.ts';
import { definitionsOf, type IndicatorDefinition } from '../queries/indicators.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { idOf, instituteOf } from './address.ts';
import { DefinitionFields, definitionReaders } from './definition-fields.tsx';
import { atOwnLanguage, sourceLanguage, typedLocalized } from './own-language-field.tsx';

const indicatorOf = async (page: Page): Promise<IndicatorDefinition> => {
  const id = idOf(page);
  const found = (await page.read((tx) => definitionsOf(tx, instituteOf(page), [id]))).get(id);
  if (!found) throw new NotFound();
  const allowed = mayDefineIndicators(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return found;
};

export const show = async (page: Page) => {
  const indicator = await indicatorOf(page);
  return html(view(page, indicator, asTyped(indicator)));
};

export const save = async (page: Page) => {
  const indicator = await indicatorOf(page);
  const readers = { ...definitionReaders, comparable: checkbox, version: wholeNumber };
  const submitted = await submit(page, redefineIndicator, readers, { indicatorId: indicator.id });
  if (submitted.done) return redirect(paths.indicator({ id: indicator.id }), 'results.indicator-redefined');
  const language = sourceLanguage(indicator.title) ?? page.words.language;
  return invalid(view(page, indicator, atOwnLanguage(submitted.state, ['title', 'description'], language)));
};

const asTyped = (indicator: IndicatorDefinition): FormState =>
  filledForm({
    ...typedLocalized('title', indicator.title),
    ...typedLocalized('description', indicator.description),
    measure: indicator.measure,
    ascending: indicator.ascending ? 'up' : 'down',
    overTime: indicator.overTime,
    overPartners: indicator.overPartners,
    unit: indicator.unit ?? undefined,
    sourceOfVerification: indicator.sourceOfVerification ?? undefined,
    comparable: 'on',
  });

const view = (page: Page, indicator: IndicatorDefinition, state: FormState) => {
  const { words } = page;
  const back = paths.indicator({ id: indicator.id });
  return (
    <Frame
      page={page}
      title={words.t('results.redefine')}
      crumbs={[{ label: `${indicator.code} ${words.text(indicator.title)}`, href: back }]}
      narrow
    >
      <PageHead title={words.t('results.redefine')} quiet={words.t('results.redefine-what')} />
      <PageForm page={page} state={state} cancel={back} version={indicator.version}>
        <DefinitionFields page={page} state={state} source={sourceLanguage(indicator.title)} />
        <CheckboxField
          name="comparable"
          label={words.t('results.still-comparable')}
          hint={words.t('results.still-comparable-hint')}
          checked={state.typed?.comparable?.[0] === 'on'}
        />
      </PageForm>
    </Frame>
  );
};
