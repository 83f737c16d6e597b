import type { Page } from '../../../page/page.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import { CheckLines } from './check-lines.tsx';

type Props = { page: Page; organisationId: string; checks: readonly Check[] };

/** What aim O3 says; its derogation hangs on the organisation. */
export function EligibilityChecks({ page, organisationId, checks }: Props) {
  return <CheckLines page={page} subject={{ kind: 'organisation', id: organisationId }} checks={checks} />;
}
