import { Card } from '../../../ui/card.tsx';
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
