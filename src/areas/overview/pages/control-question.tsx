import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { controlReplyRule } from '../../control/rules/control-reply-rule.ts';
import { decideControlQuestion } from '../../records/commands/decide-control-question.ts';
import { replyToControl } from '../../records/commands/reply-to-control.ts';
import { ControlStateTag } from '../../records/pages/control-questions-section.tsx';
import { ControlReplyForm } from '../../records/pages/control-reply-form.tsx';
import { ControlThread } from '../../records/pages/control-thread.tsx';
import { type ControlQuestionRow, controlQuestionWith } from '../../records/queries/control-questions.ts';
import {
  mayDecideControlQuestion,
  mayReplyToControl,
  maySeeControlQuestions,
} from '../../records/rules/control-permissions.ts';
import { isEnded } from '../../records/rules/control-question-input.ts';
import { checkText, citationText } from '../../rulebook/pages/rulebook-words.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import { type Subject, subjectIfSeen } from '../queries/subjects.ts';
import { ControlDecisionForm } from './control-decision-form.tsx';
import { titleOf } from './title-of.ts';

type Facts = { question: ControlQuestionRow; subject: Subject | undefined; check: Check };

export const show = async (page: Page) => html(view(page, await factsOf(page), freshForm()));

export const saveReply = async (page: Page) => {
  const facts = await factsOf(page);
  const submitted = await submit(page, replyToControl, { reply: text }, { questionId: facts.question.id });
  if (!submitted.done) return invalid(view(page, facts, submitted.state));
  return redirect(paths.controlQuestion({ id: facts.question.id }), 'records.reply-sent');
};

export const saveDecision = async (page: Page) => {
  const facts = await factsOf(page);
  const submitted = await submit(
    page,
    decideControlQuestion,
    { decision: text, remark: text, dueOn: day },
    { questionId: facts.question.id },
  );
  if (!submitted.done) return invalid(view(page, facts, submitted.state));
  return redirect(paths.controlQuestion({ id: facts.question.id }), 'records.control-decision-kept');
};

const factsOf = async ({ actor, params, read }: Page): Promise<Facts> => {
  const { institute } = actor;
  const allowed = maySeeControlQuestions(actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const id = params.id;
  if (!institute || !isId(id)) throw new NotFound();
  const today = todayIn();
  return read(async (tx) => {
    const question = await controlQuestionWith(tx, institute.id, id);
    if (!question) throw new NotFound();
    const parameters = await parametersOn(tx, institute.id, [controlReplyRule.id], today);
    const reply = question.turns.find(({ kind }) => kind === 'reply');
    const facts = {
      askedOn: question.askedOn,
      repliedOn: reply ? brusselsDay(reply.at) : null,
      today,
    };
    return {
      question,
      subject: await subjectIfSeen(tx, institute.id, question.subjectKind, question.subjectId),
      check: applyRule(controlReplyRule, facts, parameters.get(controlReplyRule.id) ?? new Map(), {
        day: today,
        exceptions: [],
      }),
    };
  });
};

const brusselsDay = (at: Temporal.Instant): CalendarDay =>
  todayIn('Europe/Brussels', new Date(at.epochMilliseconds));

const view = (page: Page, { question, subject, check }: Facts, state: FormState) => {
  const { words, actor } = page;
  const title = words.t('records.control-question');
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('records.control-questions'), href: paths.controlQuestions() }]}
      narrow
    >
      <PageHead title={title} tags={<ControlStateTag page={page} question={question} />} />
      <DescriptionList
        rows={[
          {
            term: words.t('records.about'),
            value: subject ? (
              <a href={`${subject.href}#control`}>{titleOf(subject.title, words)}</a>
            ) : (
              words.say(`overview.kind-${question.subjectKind}`)
            ),
          },
          { term: words.t('records.question-asked-on'), value: words.dayLong(question.askedOn) },
          {
            term: words.t('records.reply-due-on'),
            value: words.dayLong(question.dueOn),
            note: `${checkText(words, check)} (${citationText(words, check.citation)})`,
          },
        ]}
      />
      <Card>
        <ControlThread page={page} question={question} />
      </Card>
      {isEnded(question.state) ? (
        <p class="quiet">{words.t('records.question-ended')}</p>
      ) : (
        <>
          {mayReplyToControl(actor) === true && (
            <Card title={words.t('records.reply-to-control')}>
              <ControlReplyForm page={page} question={question} state={state} />
            </Card>
          )}
          {mayDecideControlQuestion(actor) === true && (
            <ControlDecisionForm page={page} question={question} state={state} />
          )}
        </>
      )}
    </Frame>
  );
};
