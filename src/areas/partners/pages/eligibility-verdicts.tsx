import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import type { Check } from '../../rulebook/rules/rule.ts';
import { CheckLines } from './check-lines.tsx';

type Props = { page: Page; organisationId: string; checks: readonly Check[] };

/** What aim O3 says; its derogation hangs on the organisation. */
export function EligibilityChecks({ page, organisationId, checks }: Props) {
  return <CheckLines page={page} subject={{ kind: 'organisation', id: organisationId }} checks={checks} />;
}

/** The same with the way to its proof; nothing where aim O3 asks nothing. */
export function EligibilityCard({ page, organisationId, checks }: Props) {
  const { words } = page;
  if (checks.length === 0) return null;
  return (
    <Card
      title={words.t('partners.eligibility')}
      aside={<a href={paths.eligibility({ id: organisationId })}>{words.t('partners.proof')}</a>}
      id="eligibility"
    >
      <EligibilityChecks page={page} organisationId={organisationId} checks={checks} />
    </Card>
  );
}
