import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
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
import { graveFrom } from '../queries/grave-from.ts';
import type { ProgrammeRow } from '../queries/programmes.ts';
import { followUpsOf, isFollowedUp, type RiskFollowUpRow, type RiskRow } from '../queries/risks.ts';
import { type StatementRow, statementById } from '../queries/theories.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { requireFile, routeId } from './page-subject.ts';
import { firstMarksOf } from './risk-fields.tsx';
import { riskCrumbs, riskSubject } from './risk-subject.ts';
import { markWords, RiskTag } from './risk-tag.tsx';

type Seen = {
  risk: RiskRow;
  programme: ProgrammeRow;
  assumption: StatementRow | undefined;
  followUps: readonly RiskFollowUpRow[];
  /** From which score a risk is grave. */
  grave: number;
};

/** One risk, what is done about it, and how it stood year by year. */
export const show = async (page: Page) => {
  const institute = requireFile(page);
  const seen = await page.read(async (tx): Promise<Seen> => {
    const subject = await riskSubject(tx, institute.id, routeId(page));
    if (!subject) throw new NotFound();
    const { statementId, id } = subject.risk;
    return {
      ...subject,
      assumption: statementId ? await statementById(tx, institute.id, statementId) : undefined,
      followUps: await followUpsOf(tx, institute.id, id),
      grave: await graveFrom(tx, institute.id, todayIn()),
    };
  });
  if (isListFile(page))
    return listFile(page, page.words.t('programmes.risk-follow-ups'), fileColumns(page), seen.followUps);
  return html(view(page, seen));
};

const view = (page: Page, seen: Seen) => {
  const { words } = page;
  const { risk, programme, followUps, grave } = seen;
  const { id } = risk;
  const title = words.text(risk.text);
  const mayKeep = mayKeepProgrammes(page.actor) === true;
  return (
    <Frame page={page} title={title} crumbs={riskCrumbs(page, programme)}>
      <PageHead
        title={title}
        kind={words.t('programmes.risk')}
        tags={<RiskTag judged={risk} graveFrom={grave} />}
        actions={
          mayKeep && (
            <>
              <ButtonLink kind="primary" href={paths.followUpRisk({ id })}>
                {words.t('programmes.risk-follow-up')}
              </ButtonLink>
              <ButtonLink href={paths.editRisk({ id })}>{words.t('page.edit')}</ButtonLink>
              <ButtonLink href={paths.withdrawRisk({ id })}>{words.t('programmes.risk-withdraw')}</ButtonLink>
            </>
          )
        }
      />
      <Card>
        <DescriptionList rows={factsOf(page, seen)} />
      </Card>
      <Card title={words.t('programmes.risk-follow-ups')}>
        <FollowUps page={page} rows={followUps} mayKeep={mayKeep} grave={grave} />
        {followUps.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
      </Card>
    </Frame>
  );
};

const factsOf = (page: Page, { risk, programme, assumption }: Seen) => {
  const { words } = page;
  return [
    { term: words.t('programmes.programme'), value: programme.reference },
    {
      term: words.t('programmes.outcome'),
      value: risk.outcomeId && <a href={paths.outcome({ id: risk.outcomeId })}>{risk.outcomeCode}</a>,
    },
    { term: words.t('programmes.risk-assumption'), value: assumption && words.text(assumption.text) },
    { term: words.t('programmes.risk-state'), value: words.t(`programmes.risk-state-${risk.state}`) },
    { term: words.t('programmes.risk-probability'), value: markWords(page, risk.probability) },
    { term: words.t('programmes.risk-impact'), value: markWords(page, risk.impact) },
    ...(isFollowedUp(risk) ? firstMarksOf(page, risk) : []),
    { term: words.t('programmes.risk-mitigation'), value: words.text(risk.mitigation) },
    { term: words.t('programmes.risk-trigger'), value: words.text(risk.trigger) },
    { term: words.t('programmes.responsible'), value: risk.responsible },
  ];
};

const fileColumns = ({ words }: Page): ListColumn<RiskFollowUpRow>[] => [
  { label: words.t('programmes.year'), kind: 'number', value: ({ year }) => year },
  {
    label: words.t('programmes.risk-state'),
    value: ({ state }) => words.t(`programmes.risk-state-${state}`),
  },
  { label: words.t('programmes.risk-probability'), kind: 'number', value: ({ probability }) => probability },
  { label: words.t('programmes.risk-impact'), kind: 'number', value: ({ impact }) => impact },
  { label: words.t('programmes.risk-note'), value: ({ note }) => note },
  { label: words.t('programmes.by-function'), value: ({ byFunction }) => byFunction },
  { label: words.t('programmes.on-day'), kind: 'day', value: ({ onDay }) => onDay },
];

type Rows = { page: Page; rows: readonly RiskFollowUpRow[]; mayKeep: boolean; grave: number };

function FollowUps({ page: { words }, rows, mayKeep, grave }: Rows) {
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
          label: words.t('programmes.risk-state'),
          cell: (row) => words.t(`programmes.risk-state-${row.state}`),
        },
        {
          key: 'score',
          label: words.t('programmes.risk-score'),
          cell: (row) => <RiskTag judged={row} graveFrom={grave} />,
        },
        { key: 'note', label: words.t('programmes.risk-note'), cell: (row) => row.note },
        { key: 'by', label: words.t('programmes.by-function'), cell: (row) => row.byFunction },
        { key: 'on', label: words.t('programmes.on-day'), cell: (row) => words.day(row.onDay) },
        {
          key: 'do',
          label: words.t('page.edit'),
          action: true,
          cell: (row) =>
            mayKeep && (
              <>
                <a href={paths.correctRiskFollowUp({ id: row.id })}>{words.t('programmes.risk-correct')}</a>
                {' · '}
                <a href={paths.takeBackRiskFollowUp({ id: row.id })}>
                  {words.t('programmes.risk-take-back')}
                </a>
              </>
            ),
        },
      ]}
    />
  );
}
