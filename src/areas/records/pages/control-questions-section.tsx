import { todayIn } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { ControlQuestionRow } from '../queries/control-questions.ts';
import { mayReplyToControl, maySeeControlQuestions } from '../rules/control-permissions.ts';
import { isEnded } from '../rules/control-question-input.ts';
import type { Subject } from '../rules/subject.ts';
import { ControlThread } from './control-thread.tsx';

export type ControlQuestionsSectionProps = {
  page: Page;
  subject: Subject;
  /** From `controlQuestionsAbout`. */
  questions: readonly ControlQuestionRow[];
  /** The actor is an auditor and the thing lies within the control. */
  mayAsk: boolean;
};

/** What auditors asked of a thing and what was replied; nothing at all for whoever may not see it. */
export function ControlQuestionsSection({ page, subject, questions, mayAsk }: ControlQuestionsSectionProps) {
  const { words, actor } = page;
  if (maySeeControlQuestions(actor) !== true || (questions.length === 0 && !mayAsk)) return null;
  return (
    <Card
      id="control"
      title={words.t('records.control-questions')}
      aside={
        mayAsk && <a href={paths.askControlQuestion(subject)}>{words.t('records.ask-control-question')}</a>
      }
    >
      {questions.length === 0 && <EmptyState sentence={words.t('records.no-control-questions')} />}
      {questions.map((question) => (
        <section>
          <p>
            <ControlStateTag page={page} question={question} />{' '}
            <a href={paths.controlQuestion({ id: question.id })}>
              {words.t('records.control-question-due', { day: words.day(question.dueOn) })}
            </a>
          </p>
          <ControlThread page={page} question={question} />
          {!isEnded(question.state) && mayReplyToControl(actor) === true && (
            <ButtonLink href={paths.controlQuestion({ id: question.id })}>
              {words.t('records.reply-to-control')}
            </ButtonLink>
          )}
        </section>
      ))}
    </Card>
  );
}

const tones = { open: 'info', answered: 'ok', closed: 'quiet', withdrawn: 'quiet' } as const;

/** Where the question stands; one whose day has passed says so. */
export function ControlStateTag({ page, question }: { page: Page; question: ControlQuestionRow }) {
  const isLate = question.state === 'open' && question.dueOn < todayIn();
  return isLate ? (
    <Tag tone="warn">{page.words.t('records.control-late')}</Tag>
  ) : (
    <Tag tone={tones[question.state]}>{page.words.say(`records.control-${question.state}`)}</Tag>
  );
}
