import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import type { Check } from '../../rulebook/rules/rule.ts';
import { CheckLines } from './check-lines.tsx';

type Props = { page: Page; partnershipId: string; checks: readonly Check[] };

/** What aim O1 says of a partner today, with the way to its screenings; nothing where it asks nothing. */
export function ScreeningCard({ page, partnershipId, checks }: Props) {
  const { words } = page;
  if (checks.length === 0) return null;
  return (
    <Card
      title={words.t('partners.screening-today')}
      aside={<a href={paths.screenings({ id: partnershipId })}>{words.t('partners.screenings')}</a>}
      id="screening"
    >
      <CheckLines page={page} subject={{ kind: 'partnership', id: partnershipId }} checks={checks} />
    </Card>
  );
}
