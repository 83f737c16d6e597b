import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { controlReplyRule } from '../../control/rules/control-reply-rule.ts';
import { askControlQuestion } from '../../records/commands/ask-control-question.ts';
import { type ControlScope, mayAskControlQuestion } from '../../records/rules/control-permissions.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { controlScopeOf } from '../queries/control-scope.ts';
import { type SubjectWithPartner, subjectOfAddress } from './subject-of-address.ts';
import { titleOf } from './title-of.ts';

type Asked = { subject: SubjectWithPartner; scope: ControlScope };

/** The day is filled in as the rulebook's days from today; the auditor sets another where that is fair. */
export const show = async (page: Page) => {
  const asked = await askedOf(page);
  const { institute } = page.actor;
  const today = todayIn();
  const parameters = await page.read((tx) =>
    parametersOn(tx, institute?.id ?? '', [controlReplyRule.id], today),
  );
  const [seed] = controlReplyRule.parameters;
  const days = Number(parameters.get(controlReplyRule.id)?.get('days')?.value ?? seed?.value);
  return html(view(page, asked, filledForm({ dueOn: page.words.day(addDays(today, days)) })));
};

export const save = async (page: Page) => {
  const asked = await askedOf(page);
  const { subject, scope } = asked;
  const submitted = await submit(
    page,
    askControlQuestion,
    { question: text, askedOn: day, dueOn: day },
    { subject: { kind: subject.kind, id: subject.id }, ...scope },
  );
  if (!submitted.done) return invalid(view(page, asked, submitted.state));
  return redirect(paths.controlQuestion({ id: submitted.value.id }), 'records.control-question-asked');
};

/** @throws NotAllowed for whoever is no auditor, and for a thing outside the control. */
const askedOf = async (page: Page): Promise<Asked> => {
  const { actor, read } = page;
  const control = actor.scope ?? { outcomes: [], years: [] };
  const allowed = mayAskControlQuestion(actor, control);
  if (allowed !== true) throw new NotAllowed(allowed);
  const subject = await subjectOfAddress(page);
  const scope = await read((tx) => controlScopeOf(tx, actor.institute?.id ?? '', subject, control));
  if (!scope) throw new NotAllowed({ key: 'records.outside-the-control' });
  return { subject, scope };
};

const view = (page: Page, { subject }: Asked, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const title = titleOf(subject.title, words);
  return (
    <Frame
      page={page}
      title={words.t('records.ask-control-question')}
      crumbs={[{ label: title, href: subject.href }]}
      narrow
    >
      <PageHead title={words.t('records.ask-control-question')} quiet={title} />
      <p>{words.t('records.ask-control-what')}</p>
      <PageForm
        page={page}
        state={state}
        cancel={subject.href}
        buttons={[{ label: words.t('records.send-question') }]}
      >
        <TextArea
          {...field('question')}
          label={words.t('records.control-question')}
          hint={words.t('records.no-names')}
          rows={5}
        />
        <DayField
          {...field('askedOn')}
          label={words.t('records.question-asked-on')}
          hint={words.t('records.question-asked-hint')}
          optional={words.t('page.optional')}
        />
        <DayField
          {...field('dueOn')}
          label={words.t('records.reply-due-on')}
          hint={words.t('page.day-hint')}
        />
      </PageForm>
    </Frame>
  );
};
