import type { Page } from '../../../page/page.ts';
import type { ControlQuestionRow, ControlTurn } from '../queries/control-questions.ts';

/** The question and what was said after it, in order, with who and when. */
export function ControlThread({ page, question }: { page: Page; question: ControlQuestionRow }) {
  const { words } = page;
  return (
    <>
      <Turn page={page} by={question.askedBy} at={question.at} what={words.t('records.control-asked')}>
        {question.text}
      </Turn>
      {question.turns.map((turn) => (
        <Turn page={page} by={turn.by} at={turn.at} what={whatOf(turn, page)}>
          {turn.text}
        </Turn>
      ))}
    </>
  );
}

type Props = {
  page: Page;
  by: string;
  at: Temporal.Instant;
  what: string;
  children: string | null;
};

function Turn({ page, by, at, what, children }: Props) {
  return (
    <article>
      <p>
        <strong>{by}</strong> {what}{' '}
        <time class="quiet" datetime={at.toString()}>
          {page.words.moment(at)}
        </time>
      </p>
      {(children ?? '').split(/\n+/).map((line) => line && <p>{line}</p>)}
    </article>
  );
}

const whatOf = ({ kind, dueOn }: ControlTurn, { words }: Page): string =>
  kind === 'asked_again' && dueOn
    ? words.t('records.control-asked-again', { day: words.day(dueOn) })
    : words.say(`records.control-turn-${kind}`);
