import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import type { BarredBody } from '../queries/barred-bodies.ts';
import { EligibilityChecks } from './eligibility-verdicts.tsx';

type Props = { page: Page; bodies: readonly BarredBody[] };

/** On a form that may commit the institute to a regional body: those that aim O3 does not carry today. */
export function BarredBodiesCard({ page, bodies }: Props) {
  const { words } = page;
  if (bodies.length === 0) return null;
  return (
    <Card title={words.t('partners.barred-bodies')} id="barred-bodies">
      <p>{words.t('partners.barred-bodies-note')}</p>
      {bodies.map(({ id, name, check }) => (
        <>
          <h3>
            <a href={paths.eligibility({ id })}>{name}</a>
          </h3>
          <EligibilityChecks page={page} organisationId={id} checks={[check]} />
        </>
      ))}
    </Card>
  );
}
