import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type AssumptionFollowUpRow, followUpsOfAssumption } from '../queries/assumptions.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { AssumptionTag } from './assumption-fields.tsx';
import { assumptionSubject } from './assumption-subject.ts';
import { requireFile, routeId } from './page-subject.ts';
import type { StatementSubject } from './statement-subject.ts';
import { theoryCrumbs } from './theory-crumbs.ts';

type Seen = StatementSubject & { rows: readonly AssumptionFollowUpRow[] };

/** One assumption of a theory of change, and whether it held year by year. */
export const show = async (page: Page) => {
  const institute = requireFile(page);
  const id = routeId(page);
  const seen = await page.read(async (tx): Promise<Seen> => {
    const subject = await assumptionSubject(tx, institute.id, id);
    if (!subject) throw new NotFound();
    return { ...subject, rows: await followUpsOfAssumption(tx, institute.id, id) };
  });
  if (isListFile(page)) {
    const name = `${seen.programme.reference} ${page.words.t('programmes.risk-follow-ups')}`;
    return listFile(page, name, fileColumns(page), seen.rows);
  }
  return html(view(page, seen));
};

const view = (page: Page, { statement, programme, rows }: Seen) => {
  const { words } = page;
  const { id } = statement;
  const title = words.text(statement.text);
  const mayKeep = mayKeepProgrammes(page.actor) === true;
  return (
    <Frame page={page} title={title} crumbs={theoryCrumbs(page, programme)}>
      <PageHead
        title={title}
        kind={words.t('programmes.theory-kind-assumption')}
        quiet={programme.reference}
        actions={
          mayKeep && (
            <>
              <ButtonLink kind="primary" href={paths.followUpAssumption({ id })}>
                {words.t('programmes.risk-follow-up')}
              </ButtonLink>
              <ButtonLink href={paths.editStatement({ id })}>{words.t('page.edit')}</ButtonLink>
            </>
          )
        }
      />
      <Card title={words.t('programmes.risk-follow-ups')}>
        <FollowUps page={page} rows={rows} mayKeep={mayKeep} />
        {rows.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
      </Card>
      <p>
        <a href={paths.history({ kind: 'programme', id: programme.id })}>{words.t('overview.history')}</a>
      </p>
    </Frame>
  );
};

const fileColumns = ({ words }: Page): ListColumn<AssumptionFollowUpRow>[] => [
  { label: words.t('programmes.year'), kind: 'number', value: ({ year }) => year },
  {
    label: words.t('programmes.assumption-state'),
    value: ({ state }) => words.t(`programmes.assumption-state-${state}`),
  },
  { label: words.t('programmes.assumption-note'), value: ({ note }) => note },
  { label: words.t('programmes.by-function'), value: ({ byFunction }) => byFunction },
  { label: words.t('programmes.on-day'), kind: 'day', value: ({ onDay }) => onDay },
];

type Rows = { page: Page; rows: readonly AssumptionFollowUpRow[]; mayKeep: boolean };

function FollowUps({ page, rows, mayKeep }: Rows) {
  const { words } = page;
  return (
    <DataTable
      caption={words.t('programmes.risk-follow-ups')}
      captionHidden
      rows={rows}
      empty={words.t('programmes.risk-no-follow-up')}
      columns={[
        { key: 'year', label: words.t('programmes.year'), cell: (row) => row.year },
        {
          key: 'state',
          label: words.t('programmes.assumption-state'),
          cell: (row) => <AssumptionTag page={page} state={row.state} />,
        },
        { key: 'note', label: words.t('programmes.assumption-note'), cell: (row) => row.note },
        { key: 'by', label: words.t('programmes.by-function'), cell: (row) => row.byFunction },
        { key: 'on', label: words.t('programmes.on-day'), cell: (row) => words.day(row.onDay) },
        {
          key: 'do',
          label: words.t('page.edit'),
          action: true,
          cell: ({ id }) =>
            mayKeep && (
              <>
                <a href={paths.correctAssumptionFollowUp({ id })}>{words.t('programmes.risk-correct')}</a>
                {' · '}
                <a href={paths.takeBackAssumptionFollowUp({ id })}>{words.t('programmes.risk-take-back')}</a>
              </>
            ),
        },
      ]}
    />
  );
}
