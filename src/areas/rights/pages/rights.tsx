import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { dossierCounts } from '../queries/advocacy-dossiers.ts';
import { collectiveAgreementCounts } from '../queries/agreement-counts.ts';
import { type DialogueCount, dialogueCounts } from '../queries/dialogue-counts.ts';
import { advocacyStages } from '../rules/advocacy-stage.ts';
import type { AgreementYear } from '../rules/agreement-term.ts';
import { dialogueClasses } from '../rules/dialogue-type.ts';
import { rightsOf } from './rights-page.ts';
import { RightsTabs } from './rights-tabs.tsx';

const yearsShown = 6;

export const show = async (page: Page) => {
  const institute = rightsOf(page);
  const until = yearOf(todayIn());
  const facts = await page.read(async (tx) => ({
    dialogue: await dialogueCounts(tx, institute.id),
    agreements: await collectiveAgreementCounts(tx, institute.id, { from: until - yearsShown + 1, until }),
    dossiers: await dossierCounts(tx, institute.id),
  }));
  return html(view({ page, ...facts }));
};

type Props = {
  page: Page;
  dialogue: readonly DialogueCount[];
  agreements: readonly AgreementYear[];
  dossiers: Awaited<ReturnType<typeof dossierCounts>>;
};

const view = ({ page, dialogue, agreements, dossiers }: Props) => {
  const { words } = page;
  const title = words.t('rights.rights');
  return (
    <Frame page={page} title={title}>
      <PageHead title={title} quiet={words.t('rights.rights-what')} />
      <RightsTabs page={page} here="overview" />
      <Card title={words.t('rights.by-partner-and-year')}>
        <p class="quiet">{words.t('rights.by-partner-note')}</p>
        <DialogueTable page={page} rows={dialogue} />
      </Card>
      <Card title={words.t('rights.agreements-by-year')}>
        <p class="quiet">{words.t('rights.agreements-by-year-note')}</p>
        <AgreementTable page={page} rows={agreements.toReversed()} />
      </Card>
      <Card title={words.t('rights.dossiers-by-stage')}>
        <StageTable page={page} rows={dossiers} />
      </Card>
    </Frame>
  );
};

function DialogueTable({ page, rows }: { page: Page; rows: readonly DialogueCount[] }) {
  const { words } = page;
  return (
    <DataTable
      caption={words.t('rights.by-partner-and-year')}
      captionHidden
      rows={rows}
      group={({ year }) => String(year)}
      empty={words.t('rights.nothing-yet')}
      columns={[
        {
          key: 'partner',
          label: words.t('rights.partnershipId'),
          cell: ({ partner }) => partner ?? words.t('rights.no-partner'),
        },
        ...dialogueClasses.map((kind) => ({
          key: kind,
          label: words.t(`rights.class-${kind}`),
          numeric: true,
          cell: (row: DialogueCount) =>
            row[kind] === 0 ? (
              '0'
            ) : (
              <a
                href={withQuery(paths.dialogueEvents(), {
                  kind,
                  year: String(row.year),
                  partner: row.partnershipId ?? undefined,
                })}
              >
                {words.number(row[kind])}
              </a>
            ),
        })),
      ]}
    />
  );
}

function AgreementTable({ page, rows }: { page: Page; rows: readonly AgreementYear[] }) {
  const { words } = page;
  const number = (key: 'inForce' | 'women' | 'men' | 'unknown', label: string) => ({
    key,
    label,
    numeric: true,
    cell: (row: AgreementYear) => words.number(row[key]),
  });
  return (
    <DataTable
      caption={words.t('rights.agreements-by-year')}
      captionHidden
      rows={rows}
      empty={words.t('rights.nothing-yet')}
      columns={[
        {
          key: 'year',
          label: words.t('rights.year'),
          cell: ({ year }) => String(year),
        },
        {
          key: 'signed',
          label: words.t('rights.newly-signed'),
          numeric: true,
          cell: ({ year, signed }) =>
            signed === 0 ? (
              '0'
            ) : (
              <a href={withQuery(paths.collectiveAgreements(), { year: String(year) })}>
                {words.number(signed)}
              </a>
            ),
        },
        number('inForce', words.t('rights.in-force-in-year')),
        {
          key: 'workers',
          label: words.t('rights.workers'),
          numeric: true,
          cell: ({ women, men, unknown }) => words.number(women + men + unknown),
        },
        number('women', words.t('rights.women')),
        number('men', words.t('rights.men')),
        number('unknown', words.t('rights.unknown')),
      ]}
    />
  );
}

function StageTable({ page, rows }: Pick<Props, 'page'> & { rows: Props['dossiers'] }) {
  const { words } = page;
  const inOrder = [null, ...advocacyStages].flatMap((stage) => rows.filter((row) => row.stage === stage));
  return (
    <DataTable
      caption={words.t('rights.dossiers-by-stage')}
      captionHidden
      rows={inOrder}
      empty={words.t('rights.nothing-yet')}
      columns={[
        {
          key: 'stage',
          label: words.t('rights.stage'),
          cell: ({ stage }) =>
            stage ? (
              <a href={withQuery(paths.advocacyDossiers(), { kind: stage })}>
                {words.t(`rights.stage-${stage}`)}
              </a>
            ) : (
              words.t('rights.stage-none')
            ),
        },
        {
          key: 'count',
          label: words.t('rights.dossiers'),
          numeric: true,
          cell: ({ count }) => words.number(count),
        },
      ]}
    />
  );
}
