import type { Page } from '../../../page/page.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import type { ScreeningAnswerRow } from '../queries/screenings.ts';

/** What the partner said, the latest first. */
export function ScreeningAnswers({ page, answers }: { page: Page; answers: readonly ScreeningAnswerRow[] }) {
  const { words } = page;
  if (answers.length === 0) return <EmptyState sentence={words.t('partners.not-answered')} />;
  return (
    <>
      {answers.map((answer) => (
        <blockquote>
          <p>
            <strong>{words.t(`partners.answer-${answer.verdict}`)}</strong>{' '}
            <span class="quiet">
              {answer.answeredByName} · {words.day(answer.answeredOn)}
            </span>
          </p>
          <p>{answer.text}</p>
        </blockquote>
      ))}
    </>
  );
}
