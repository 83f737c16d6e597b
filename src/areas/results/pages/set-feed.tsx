import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { choices, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { kindName } from '../../activities/pages/kind-name.ts';
import { actionKinds } from '../../programmes/rules/outcome-input.ts';
import { agreementLevels } from '../../rights/rules/agreement-term.ts';
import { setFeed } from '../commands/set-feed.ts';
import { ownCellText } from '../queries/cell-words.ts';
import { feedOf, type IndicatorFeed } from '../queries/feeds.ts';
import { definitionsOf, type IndicatorDefinition } from '../queries/indicators.ts';
import { feedSources } from '../rules/feed-input.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { untoldCells } from '../rules/untold-cells.ts';
import { idOf, instituteOf } from './address.ts';

type Loaded = { indicator: IndicatorDefinition; feed: IndicatorFeed };

const load = async (page: Page): Promise<Loaded> => {
  const id = idOf(page);
  const institute = instituteOf(page);
  const { indicator, feed } = await page.read(async (tx) => ({
    indicator: (await definitionsOf(tx, institute, [id])).get(id),
    feed: await feedOf(tx, institute, id),
  }));
  if (!indicator) throw new NotFound();
  const allowed = mayDefineIndicators(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return { indicator, feed };
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  const { source, actionKind, theme, levels } = loaded.feed;
  const state = filledForm({
    source: source ?? undefined,
    actionKind: actionKind ?? undefined,
    theme: theme ?? undefined,
    levels,
  });
  return html(view(page, loaded, state));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { id } = loaded.indicator;
  const readers = { source: text, actionKind: text, theme: text, levels: choices, version: wholeNumber };
  const submitted = await submit(page, setFeed, readers, { indicatorId: id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.indicator({ id }), 'results.feed-set');
};

const view = (page: Page, { indicator, feed }: Loaded, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  const title = `${indicator.code} ${words.text(indicator.title)}`;
  const head = words.t('results.set-feed');
  const back = paths.indicator({ id: indicator.id });
  const untold = feed.source ? untoldCells(feed.source, indicator) : [];
  return (
    <Frame page={page} title={head} crumbs={[{ label: title, href: back }]} narrow>
      <PageHead title={head} quiet={title} />
      {untold.length > 0 && (
        <Notice kind="info">
          {words.t('results.feed-untold', {
            cells: untold.map((cell) => ownCellText(words, cell, indicator.axes)).join(' · '),
          })}
        </Notice>
      )}
      <PageForm page={page} state={state} cancel={back} version={feed.version}>
        <SelectField
          {...field('source')}
          label={words.t('results.feed-source')}
          hint={words.t('results.feed-source-hint')}
          optional={optional}
          placeholder={words.t('results.feed-none')}
          options={feedSources.map((value) => ({ value, label: words.say(`results.feed-${value}`) }))}
        />
        <SelectField
          {...field('actionKind')}
          label={words.t('results.feed-action-kind')}
          optional={optional}
          placeholder={words.t('results.feed-any-kind')}
          options={actionKinds.map((value) => ({ value, label: kindName(page, value) }))}
        />
        <TextField
          {...field('theme')}
          label={words.t('results.feed-theme')}
          hint={words.t('results.feed-theme-hint')}
          optional={optional}
        />
        <CheckboxGroup
          {...field('levels')}
          label={words.t('results.feed-levels')}
          hint={words.t('results.feed-levels-hint')}
          optional={optional}
          values={state.typed?.levels ?? []}
          options={agreementLevels.map((value) => ({ value, label: words.say(`rights.level-${value}`) }))}
        />
      </PageForm>
    </Frame>
  );
};
