import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import type { DecisionAbout } from '../queries/partner-decisions.ts';
import { mayReadPartnerFile } from '../rules/partner-file-permissions.ts';

/** Whether this person reads what partners' organs decided, of some partner at least; rows of others stay unseen. */
export const readsPartnerFiles = ({ actor }: Page): boolean =>
  mayReadPartnerFile(actor, { partnershipId: actor.partnerships[0] ?? '' }) === true;

/** What partners' organs decided on the thing of this page (aim O7); nothing where none did. */
export function DecidedBy({ page, decisions }: { page: Page; decisions: readonly DecisionAbout[] }) {
  const { words } = page;
  if (decisions.length === 0) return null;
  return (
    <Card title={words.t('partners.decided-by-partners')} id="decided">
      <ul>
        {decisions.map(({ partnershipId, partner, verdict, organ, decidedOn, aboutText }) => (
          <li>
            <a href={paths.partnerDecisions({ id: partnershipId })}>{partner}</a>
            {' · '}
            {words.t(`partners.decided-${verdict}`, { organ, day: words.day(decidedOn) })}{' '}
            <span class="quiet">{aboutText}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
