import type { Page } from '../../../page/page.ts';
import { Card } from '../../../ui/card.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { checkText } from '../../rulebook/pages/rulebook-words.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import type { FiledLessons } from '../queries/lesson-filings.ts';

/** Lessons as they are filed, or would be, in the language they are written in. */
export function LessonCards({ content }: { content: FiledLessons }) {
  return (
    <div lang={content.language}>
      {content.lessons.map((lesson) => (
        <Card title={lesson.title}>
          {lesson.text
            .split('\n')
            .filter(Boolean)
            .map((line) => (
              <p>{line}</p>
            ))}
        </Card>
      ))}
    </div>
  );
}

/** What the rule of their length says: where they are written and where they are filed. */
export function LengthCheck({ page: { words }, check }: { page: Page; check: Check }) {
  return <Notice kind={check.verdict === 'ok' ? 'info' : 'warning'}>{checkText(words, check)}</Notice>;
}
