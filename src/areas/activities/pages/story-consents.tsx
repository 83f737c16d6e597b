import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import type { ConsentRow } from '../queries/consents.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { consentsOfUnknown, peopleNotRenewed } from '../rules/consenting.ts';
import { renewsThat } from './consent-subject.ts';

type Props = { page: Page; rows: readonly ConsentRow[] };

/** Who consented to what, until when, and what is still to be said or can be done of it. */
export function StoryConsents({ page, rows }: Props) {
  const { words } = page;
  const mayKeep = mayKeepActivities(page.actor) === true;
  const unknown = consentsOfUnknown(rows);
  const isUnknown = ({ id }: ConsentRow) => unknown.some((one) => one.id === id);
  return (
    <DataTable
      caption={words.t('activities.consents')}
      rows={rows}
      empty={words.t('activities.no-consent')}
      columns={[
        {
          key: 'who',
          label: words.t('activities.who'),
          cell: (row) => <Whose page={page} consent={row} rows={rows} isUnknown={isUnknown(row)} />,
        },
        {
          key: 'people',
          label: words.t('activities.people'),
          numeric: true,
          cell: (row) => words.number(row.people),
        },
        { key: 'given', label: words.t('activities.givenOn'), cell: (row) => words.day(row.givenOn) },
        {
          key: 'uses',
          label: words.t('activities.uses'),
          cell: (row) => row.uses.map((use) => words.say(`activities.use-${use}`)).join(', '),
        },
        {
          key: 'until',
          label: words.t('activities.untilOn'),
          cell: (row) => row.untilOn && words.day(row.untilOn),
        },
        {
          key: 'paper',
          label: words.t('activities.consent-file'),
          cell: (row) =>
            row.documentId && (
              <a href={paths.document({ id: row.documentId })}>{words.t('activities.consent-document')}</a>
            ),
        },
        {
          key: 'withdrawn',
          label: words.t('activities.withdrawnOn'),
          cell: (row) => {
            if (row.withdrawnOn) return words.day(row.withdrawnOn);
            if (peopleNotRenewed(row, rows) === 0) return words.t('activities.consent-renewed');
            if (!mayKeep) return '';
            return (
              <a href={paths.withdrawConsent({ id: row.id })}>{words.t('activities.withdraw-consent')}</a>
            );
          },
        },
        ...(mayKeep
          ? [
              {
                key: 'mistake',
                label: words.t('activities.mistake'),
                cell: (row: ConsentRow) => <CorrectLinks page={page} row={row} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function CorrectLinks({ page: { words }, row }: { page: Page; row: ConsentRow }) {
  return (
    <>
      <p>
        <a href={paths.correctConsent({ id: row.rowId })}>{words.t('activities.correct-consent')}</a>
      </p>
      {row.withdrawalId && (
        <p>
          <a href={paths.takeBackConsentWithdrawal({ id: row.id })}>
            {words.t('activities.take-back-withdrawal')}
          </a>
        </p>
      )}
    </>
  );
}

type WhoseProps = Props & { consent: ConsentRow; isUnknown: boolean };

/** Who consents, by function, and which consent of the same people this one renews, or that it must be said. */
function Whose({ page, consent, rows, isUnknown }: WhoseProps) {
  const { words, actor } = page;
  const earlier = rows.find(({ id }) => id === consent.renewsId);
  return (
    <>
      {consent.who}
      {earlier && <p class="hint">{renewsThat(page, earlier)}</p>}
      {isUnknown && (
        <p class="hint">
          {words.t('activities.whose-unknown')}{' '}
          {mayKeepActivities(actor) === true && (
            <a href={paths.whoseConsent({ id: consent.id })}>{words.t('activities.say-whose')}</a>
          )}
        </p>
      )}
    </>
  );
}
