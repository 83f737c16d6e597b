import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { AgreementRow } from '../queries/agreements.ts';
import type { Organisation } from '../queries/organisation.ts';
import { agreementState } from '../rules/agreement-state.ts';
import { mayKeepPartnerships } from '../rules/partner-permissions.ts';
import { periodText, stateTone, today } from './partner-words.ts';

type Props = { page: Page; organisation: Organisation; agreements: readonly AgreementRow[] };

/** Whether the organisation is a partner, and what was signed with it. */
export function AgreementCard({ page, organisation, agreements }: Props) {
  const { words, actor } = page;
  const { id, partnershipId } = organisation;
  const mayKeep = mayKeepPartnerships(actor) === true;
  if (!partnershipId)
    return mayKeep ? (
      <Card title={words.t('partners.partnership')}>
        <EmptyState
          sentence={words.t('partners.no-agreements')}
          action={
            <ButtonLink href={withQuery(paths.newPartnership(), { organisation: id })}>
              {words.t('partners.new-partnership')}
            </ButtonLink>
          }
        />
      </Card>
    ) : null;
  return (
    <Card
      title={words.t('partners.agreements')}
      aside={
        <>
          {mayKeep && (
            <>
              <a href={paths.newAgreement({ id: partnershipId })}>{words.t('partners.new-agreement')}</a>
              {' · '}
            </>
          )}
          <a href={paths.partner({ id: partnershipId })}>{words.t('partners.partner-page')}</a>
        </>
      }
    >
      <AgreementTable page={page} agreements={agreements} />
    </Card>
  );
}

/** Agreements with their state today. */
export function AgreementTable({ page, agreements }: { page: Page; agreements: readonly AgreementRow[] }) {
  const { words } = page;
  const day = today();
  return (
    <DataTable
      caption={words.t('partners.agreements')}
      captionHidden
      rows={agreements}
      empty={words.t('partners.no-agreements')}
      columns={[
        {
          key: 'reference',
          label: words.t('partners.reference'),
          cell: (row) => <a href={paths.agreement({ id: row.id })}>{row.reference}</a>,
        },
        {
          key: 'period',
          label: words.t('partners.period'),
          cell: (row) => periodText(words, row.fromOn, row.untilOn),
        },
        {
          key: 'amount',
          label: words.t('partners.amount'),
          numeric: true,
          cell: (row) =>
            row.amountMinor !== null && words.money({ minor: row.amountMinor, currency: row.currency }),
        },
        {
          key: 'state',
          label: words.t('partners.state'),
          cell: (row) => {
            const state = agreementState(row, day);
            return <Tag tone={stateTone[state]}>{words.t(`partners.state-${state}`)}</Tag>;
          },
        },
      ]}
    />
  );
}
