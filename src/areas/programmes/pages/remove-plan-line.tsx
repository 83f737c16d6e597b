import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { removePlanLine } from '../commands/remove-plan-line.ts';
import { type LineToChange, lineToChange } from './line-subject.ts';
import { planCrumbs } from './plan-subject.ts';

export const show = async (page: Page) => html(view(page, await lineToChange(page), freshForm()));

export const save = async (page: Page) => {
  const loaded = await lineToChange(page);
  const submitted = await submit(page, removePlanLine, {}, { lineId: loaded.line.id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.actionPlan({ id: submitted.value.planId }), 'programmes.line-removed');
};

const view = (page: Page, { plan, line }: LineToChange, state: FormState) => {
  const { words } = page;
  const title = words.t('programmes.remove-line');
  return (
    <Frame page={page} title={title} crumbs={planCrumbs(page, plan)} narrow>
      <PageHead title={title} kind={words.text(plan.title)} />
      <p>
        <strong>{line.theme}</strong>
        <br />
        {words.text(line.title)}
      </p>
      <PageForm
        page={page}
        state={state}
        cancel={paths.actionPlan({ id: plan.id })}
        buttons={[{ label: title }]}
      >
        <p>{words.t('programmes.remove-line-what')}</p>
      </PageForm>
    </Frame>
  );
};
