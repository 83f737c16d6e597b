import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { Card } from '../../../ui/card.tsx';
import type { LinkedEvent } from '../queries/dialogue-links.ts';

/** The sittings of dialogue that count toward an indicator; nothing where there are none. */
export function LinkedEvents({ words, events }: { words: Words; events: readonly LinkedEvent[] }) {
  if (events.length === 0) return null;
  return (
    <Card id="dialogue" title={words.t('results.linked-events')}>
      <ul>
        {events.map(({ id, title, on }) => (
          <li>
            {words.day(on)} <a href={paths.dialogueEvent({ id })}>{title}</a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
