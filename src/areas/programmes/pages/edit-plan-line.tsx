import { NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { revisePlanLine } from '../commands/revise-plan-line.ts';
import type { OutcomeChoice } from '../queries/outcomes.ts';
import { localizedFields, textsTyped } from './form-parts.tsx';
import { type LineToChange, lineToChange } from './line-subject.ts';
import { outcomesDuring, PlanLineFields, planLineReaders } from './plan-line-fields.tsx';
import { planCrumbs } from './plan-subject.ts';
import { namesOf, outcomesOfProgrammes } from './thing-options.ts';

type Loaded = LineToChange & { outcomes: readonly OutcomeChoice[] };

export const show = async (page: Page) => {
  const loaded = await load(page);
  const { line } = loaded;
  const { words } = page;
  const count = (value: number | null) => (value === null ? undefined : String(value));
  const state = filledForm({
    theme: line.theme,
    ...localizedFields('title', line.title),
    fromOn: words.day(line.fromOn),
    untilOn: words.day(line.untilOn),
    plannedSessions: count(line.plannedSessions),
    plannedParticipants: count(line.plannedParticipants),
    outcomeId: line.outcomeId ?? undefined,
  });
  return html(view(page, loaded, state));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { line } = loaded;
  const submitted = await submit(
    page,
    revisePlanLine,
    { ...planLineReaders, version: wholeNumber },
    { lineId: line.id, ...textsTyped(page, { title: line.title }) },
  );
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.actionPlan({ id: submitted.value.planId }), 'programmes.line-revised');
};

const load = async (page: Page): Promise<Loaded> => {
  const found = await lineToChange(page);
  if (found.plan.approvedOn) throw new NotFound();
  return { ...found, outcomes: await outcomesDuring(page, found.plan) };
};

const view = (page: Page, { plan, line, outcomes }: Loaded, state: FormState) => {
  const { words } = page;
  const title = words.t('programmes.edit-line');
  return (
    <Frame page={page} title={title} crumbs={planCrumbs(page, plan)} narrow>
      <PageHead title={title} kind={words.text(plan.title)} quiet={line.theme} />
      <PageForm
        page={page}
        state={state}
        version={line.version}
        cancel={paths.actionPlan({ id: plan.id })}
        names={namesOf(outcomesOfProgrammes(page, outcomes))}
      >
        <PlanLineFields page={page} state={state} outcomes={outcomes} />
      </PageForm>
      <p>
        <a href={paths.removePlanLine({ id: line.id })}>{words.t('programmes.remove-line')}</a>
      </p>
    </Frame>
  );
};
