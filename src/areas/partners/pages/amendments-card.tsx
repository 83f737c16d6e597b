import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import type { AgreementRow } from '../queries/agreements.ts';
import type { AmendmentRow } from '../queries/amendments.ts';
import { mayKeepPartnerships, maySignAgreement } from '../rules/partner-permissions.ts';

type Props = { page: Page; row: AgreementRow; amendments: readonly AmendmentRow[] };

/** What was changed of a signed agreement, and what is to be; nothing for a draft. */
export function AmendmentsCard({ page, row, amendments }: Props) {
  const { words, actor } = page;
  if (!row.signedOn) return null;
  const maySign = maySignAgreement(actor) === true;
  const mayKeep = mayKeepPartnerships(actor) === true;
  return (
    <Card
      title={words.t('partners.amendments')}
      aside={mayKeep && <a href={paths.newAmendment({ id: row.id })}>{words.t('partners.new-amendment')}</a>}
    >
      <DataTable
        caption={words.t('partners.amendments')}
        captionHidden
        rows={amendments}
        empty={words.t('partners.no-amendments')}
        columns={[
          {
            key: 'signed',
            label: words.t('partners.signed-on'),
            cell: ({ id, signedOn }) => {
              if (signedOn) return words.day(signedOn);
              if (!maySign) return words.t('partners.not-signed');
              return <a href={paths.signAmendment({ id })}>{words.t('partners.sign-amendment')}</a>;
            },
          },
          {
            key: 'until',
            label: words.t('partners.amendedUntilOn'),
            cell: ({ untilOn }) => untilOn && words.day(untilOn),
          },
          {
            key: 'amount',
            label: words.t('partners.amendedAmount'),
            numeric: true,
            cell: ({ amountMinor }) =>
              amountMinor !== null && words.money({ minor: amountMinor, currency: row.currency }),
          },
          { key: 'reason', label: words.t('partners.amendment-reason'), cell: ({ reason }) => reason },
        ]}
      />
    </Card>
  );
}
