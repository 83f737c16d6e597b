import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';

type Props = { page: Page; bodies: readonly { id: string; name: string | null }[] };

/** Before a past fact is corrected: which bodies' verdicts it bears on, with the way to what was decided on them. */
export function RestingNote({ page, bodies }: Props) {
  const { words } = page;
  if (bodies.length === 0) return null;
  return (
    <Card title={words.t('partners.resting-before')}>
      <p>{words.t('partners.resting-before-what')}</p>
      <ul>
        {bodies.map(({ id, name }) => (
          <li>
            <a href={`${paths.eligibilityYears({ id })}#decisions`}>{name}</a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
