import { toDecimal } from '../../../kernel/money.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { instalmentTitle } from '../../finance/pages/claim-words.ts';
import { minorText } from '../../finance/pages/money-words.ts';
import type { JudgedInstalment } from '../../finance/queries/claim-checks.ts';
import { type ClaimRow, claimsOf, isUnderWay } from '../../finance/queries/instalments.ts';
import { claimStepsAfter } from '../../finance/rules/claim-input.ts';
import {
  mayCutSubsidy,
  mayKeepInstalments,
  mayReadInstalments,
} from '../../finance/rules/claim-permissions.ts';
import { CheckLines } from '../../partners/pages/check-lines.tsx';
import { DocumentsSection } from '../../records/pages/documents-section.tsx';
import { type DocumentRow, documentsOf } from '../../records/queries/documents.ts';
import { mayAttachDocument } from '../../records/rules/record-permissions.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { instalmentJudged } from '../queries/judged-claims.ts';
import { ClaimGates } from './claim-gates.tsx';

type Props = {
  page: Page;
  judged: JudgedInstalment;
  claims: readonly ClaimRow[];
  documents: readonly DocumentRow[];
};

/** One instalment of the subsidy: may it be claimed, by which way, and what became of its claims. */
export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const allowed = mayReadInstalments(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const loaded = await page.read(async (tx) => {
    const judged = await instalmentJudged(tx, institute, idOf(page));
    if (!judged) throw new NotFound();
    const { id } = judged.instalment;
    return {
      judged,
      claims: await claimsOf(tx, institute, id),
      documents: await documentsOf(tx, institute, { kind: 'instalment', id }),
    };
  });
  if (isListFile(page))
    return listFile(page, page.words.t('finance.claims'), fileColumns(page), loaded.claims);
  return html(view({ page, ...loaded }));
};

const view = (props: Props) => {
  const { page, judged, claims, documents } = props;
  const { words, actor } = page;
  const { instalment, checksOf } = judged;
  const { id, programmeId, minor, currency } = instalment;
  const current = claims.find(isUnderWay);
  const mayKeep = mayKeepInstalments(actor) === true;
  const title = instalmentTitle(words, instalment);
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('finance.instalments'), href: paths.instalments({ id: programmeId }) }]}
    >
      <PageHead
        kind={title}
        title={minorText(words, minor, currency)}
        quiet={[String(instalment.year), instalment.decree].filter(Boolean).join(' · ')}
        tags={current && <Tag>{words.t(`finance.claim-state-${current.state}`)}</Tag>}
        actions={
          mayKeep &&
          !current && (
            <>
              <ButtonLink kind="primary" href={paths.prepareClaim({ id })}>
                {words.t('finance.prepare-claim')}
              </ButtonLink>
              <ButtonLink href={paths.changeInstalment({ id })}>
                {words.t('finance.change-instalment')}
              </ButtonLink>
            </>
          )
        }
      />
      <ClaimGates page={page} judged={judged} />
      <Card title={words.t('rulebook.checks-standing')} id="checks">
        <CheckLines
          page={page}
          subject={{ kind: 'programme', id: programmeId }}
          checks={checksOf({ way: current?.way ?? 'plain' })}
        />
      </Card>
      <Facts {...props} />
      <Claims {...props} />
      <DocumentsSection
        page={page}
        subject={{ kind: 'instalment', id }}
        documents={documents}
        mayAttach={mayAttachDocument(actor, {}) === true}
      />
    </Frame>
  );
};

function Facts({ page: { words }, judged: { instalment } }: Props) {
  const { cutMinor, currency, decreeReceivedOn, programmeId } = instalment;
  return (
    <Card>
      <DescriptionList
        rows={[
          {
            term: words.t('finance.decree-received'),
            value: decreeReceivedOn && words.day(decreeReceivedOn),
          },
          {
            term: words.t('finance.subsidy-cut'),
            value: cutMinor > 0 && minorText(words, cutMinor, currency),
            note: cutMinor > 0 && (
              <a href={paths.newBudgetVersion({ id: programmeId })}>{words.t('finance.cut-into-budget')}</a>
            ),
          },
        ]}
      />
    </Card>
  );
}

function Claims({ page, claims }: Props) {
  const { words } = page;
  return (
    <Card title={words.t('finance.claims')} id="claims">
      <DataTable
        caption={words.t('finance.claims')}
        captionHidden
        rows={claims}
        empty={words.t('finance.no-claims')}
        columns={[
          {
            key: 'prepared',
            label: words.t('finance.claim-prepared-on'),
            cell: ({ preparedOn, preparedByName }) => `${words.day(preparedOn)} · ${preparedByName}`,
          },
          {
            key: 'way',
            label: words.t('finance.claim-way'),
            cell: ({ way }) => words.t(`finance.way-${way}`),
          },
          {
            key: 'state',
            label: words.t('finance.state'),
            cell: ({ state, stateOn }) => (
              <>
                <Tag tone={state === 'paid' ? 'ok' : undefined}>
                  {words.t(`finance.claim-state-${state}`)}
                </Tag>{' '}
                {words.day(stateOn)}
              </>
            ),
          },
          {
            key: 'note',
            label: words.t('finance.shift-note'),
            cell: ({ note, reference, stateNote }) =>
              [reference, note, stateNote].filter(Boolean).join(' · '),
          },
          {
            key: 'cut',
            label: words.t('finance.subsidy-cut'),
            numeric: true,
            cell: ({ cutMinor, currency }) => cutMinor !== null && minorText(words, cutMinor, currency),
          },
          {
            key: 'amount',
            label: words.t('finance.amount'),
            numeric: true,
            cell: ({ minor, currency, transactionId }) =>
              transactionId ? (
                <a href={paths.transaction({ id: transactionId })}>{minorText(words, minor, currency)}</a>
              ) : (
                minorText(words, minor, currency)
              ),
          },
          {
            key: 'act',
            label: words.t('finance.act'),
            action: true,
            cell: (row) => <ClaimActions page={page} row={row} />,
          },
        ]}
      />
      {claims.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Card>
  );
}

const fileColumns = ({ words }: Page): ListColumn<ClaimRow>[] => [
  { label: words.t('finance.claim-prepared-on'), kind: 'day', value: ({ preparedOn }) => preparedOn },
  { label: words.t('finance.claim-way'), value: ({ way }) => words.t(`finance.way-${way}`) },
  { label: words.t('finance.state'), value: ({ state }) => words.t(`finance.claim-state-${state}`) },
  { label: words.t('finance.since'), kind: 'day', value: ({ stateOn }) => stateOn },
  {
    label: words.t('finance.shift-note'),
    value: ({ note, reference, stateNote }) => [reference, note, stateNote].filter(Boolean).join(' · '),
  },
  {
    label: words.t('finance.subsidy-cut'),
    kind: 'number',
    value: ({ cutMinor, currency }) => (cutMinor === null ? null : toDecimal({ minor: cutMinor, currency })),
  },
  { label: words.t('finance.amount'), kind: 'number', value: toDecimal },
  { label: words.t('finance.currency'), value: ({ currency }) => currency },
];

function ClaimActions({ page: { words, actor }, row }: { page: Page; row: ClaimRow }) {
  const { id, way, state, cutMinor } = row;
  if (mayKeepInstalments(actor) !== true) return null;
  return (
    <>
      {way === 'cut' && state === 'prepared' && cutMinor === null && mayCutSubsidy(actor) === true && (
        <p>
          <a href={paths.takeSubsidyCut({ id })}>{words.t('finance.take-cut')}</a>
        </p>
      )}
      {claimStepsAfter(state).length > 0 && (
        <p>
          <a href={paths.takeClaimStep({ id })}>{words.t('finance.shift-next')}</a>
        </p>
      )}
      {state === 'filed' && (
        <p>
          <a href={paths.payClaim({ id })}>{words.t('finance.pay-claim')}</a>
        </p>
      )}
    </>
  );
}
