import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { choices, localizedText, text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { addOutput } from '../commands/add-output.ts';
import { type OutcomeRow, outcomeById } from '../queries/outcomes.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { LocalizedInput } from './form-parts.tsx';
import { textChoices } from './outcome-fields.tsx';
import { requireInstitute, routeId } from './page-subject.ts';

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const outcome = await load(page);
  const fields = { code: text, title: localizedText, actions: choices };
  const submitted = await submit(page, addOutput, fields, { outcomeId: outcome.id });
  if (!submitted.done) return invalid(view(page, outcome, submitted.state));
  return redirect(paths.outcome({ id: outcome.id }), 'programmes.output-added');
};

const load = async (page: Page): Promise<OutcomeRow> => {
  const institute = requireInstitute(page);
  const allowed = mayKeepProgrammes(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const outcome = await page.read((tx) => outcomeById(tx, institute.id, routeId(page)));
  if (!outcome) throw new NotFound();
  return outcome;
};

const view = (page: Page, outcome: OutcomeRow, state: FormState) => {
  const { words } = page;
  const title = words.t('programmes.new-output');
  const back = paths.outcome({ id: outcome.id });
  const field = fieldOf(page, state);
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: words.t('programmes.list'), href: paths.programmes() },
        { label: outcome.code, href: back },
      ]}
      narrow
    >
      <PageHead title={title} kind={outcome.code} quiet={words.text(outcome.title)} />
      <PageForm page={page} state={state} cancel={back}>
        <TextField
          {...field('code')}
          label={words.t('programmes.code')}
          hint={words.t('programmes.output-code-hint')}
          width={8}
        />
        <LocalizedInput
          page={page}
          state={state}
          name="title"
          label={words.t('programmes.title')}
          hint={words.t('programmes.no-names')}
          rows={2}
        />
        <CheckboxGroup
          {...field('actions')}
          label={words.t('programmes.actions')}
          hint={words.t('programmes.actions-hint')}
          values={state.typed?.actions ?? []}
          options={textChoices(page, 'action')}
        />
      </PageForm>
    </Frame>
  );
};
