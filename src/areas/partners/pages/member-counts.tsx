import { Frame } from '../../../page/frame.tsx';
import { onBehalfNote } from '../../../page/on-behalf.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { LineChart } from '../../../ui/line-chart.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { Check } from '../../rulebook/rules/rule.ts';
import { type MemberCountRow, memberCountsOf, memberJumpChecks } from '../queries/member-counts.ts';
import type { PartnershipRow } from '../queries/partnerships.ts';
import { mayKeepPartnerFile } from '../rules/partner-file-permissions.ts';
import { CheckLines } from './check-lines.tsx';
import { today } from './partner-words.ts';
import { partnerCrumbs, seenPartner } from './seen-partner.ts';

type Seen = {
  partner: PartnershipRow;
  series: readonly MemberCountRow[];
  jumps: ReadonlyMap<string, Check>;
};

export const show = async (page: Page) => {
  const { instituteId, partner } = await seenPartner(page);
  const seen = await page.read(async (tx): Promise<Seen> => {
    const series = await memberCountsOf(tx, instituteId, partner.id);
    return { partner, series, jumps: await memberJumpChecks(tx, instituteId, series, today()) };
  });
  return html(view(page, seen));
};

const view = (page: Page, { partner, series, jumps }: Seen) => {
  const { words, actor } = page;
  const title = words.t('partners.member-counts');
  const unexplained = [...jumps.values()].filter(({ verdict }) => verdict === 'warns');
  return (
    <Frame page={page} title={title} crumbs={partnerCrumbs(page, partner)}>
      <PageHead
        kind={partner.name}
        title={title}
        actions={
          mayKeepPartnerFile(actor) === true && (
            <ButtonLink kind="primary" href={paths.newMemberCount({ id: partner.id })}>
              {words.t('partners.new-member-count')}
            </ButtonLink>
          )
        }
      />
      {series.length > 1 && (
        <Card>
          <MemberChart page={page} series={series} />
        </Card>
      )}
      {unexplained.length > 0 && (
        <Card title={words.t('partners.jump-reason-missing')}>
          <CheckLines page={page} subject={{ kind: 'partnership', id: partner.id }} checks={unexplained} />
        </Card>
      )}
      <Card>
        <DataTable
          caption={title}
          captionHidden
          rows={[...series].reverse()}
          empty={words.t('partners.no-member-counts')}
          columns={columnsOf(page, jumps)}
        />
      </Card>
    </Frame>
  );
};

/** Drawn from figure to figure; the table beneath has the same. */
export function MemberChart({ page, series }: { page: Page; series: readonly MemberCountRow[] }) {
  const { words } = page;
  const first = series[0];
  const last = series.at(-1);
  const line = (label: string, figureOf: (row: MemberCountRow) => number | null) => ({
    label,
    values: series.map(figureOf),
  });
  const women = line(words.t('partners.of-women'), (row) => row.women);
  return (
    <LineChart
      title={words.t('partners.member-counts')}
      sentence={words.t('partners.member-counts-sentence', {
        from: first?.members ?? 0,
        fromDay: first ? words.day(first.onDay) : '',
        to: last?.members ?? 0,
        toDay: last ? words.day(last.onDay) : '',
      })}
      labels={series.map(({ onDay }) => words.day(onDay))}
      series={[
        line(words.t('partners.members-total'), (row) => row.members),
        ...(women.values.some((value) => value !== null) ? [women] : []),
      ]}
      format={(value) => words.number(value)}
      table={{
        show: words.t('partners.as-table'),
        head: words.t('partners.onDay'),
        missing: words.t('partners.not-told'),
      }}
    />
  );
}

const columnsOf = (page: Page, jumps: ReadonlyMap<string, Check>): Column<MemberCountRow>[] => {
  const { words } = page;
  const number = (value: number | null) => value !== null && words.number(value);
  const columns: Column<MemberCountRow>[] = [
    { key: 'day', label: words.t('partners.onDay'), cell: (row) => words.day(row.onDay) },
    {
      key: 'members',
      label: words.t('partners.members-total'),
      numeric: true,
      cell: (row) => number(row.members),
    },
    ...(['women', 'men', 'youth', 'formal', 'informal'] as const).map((part) => ({
      key: part,
      label: words.t(`partners.of-${part}`),
      numeric: true,
      cell: (row: MemberCountRow) => number(row[part]),
    })),
    {
      key: 'dues',
      label: words.t('partners.duesPaying'),
      numeric: true,
      cell: (row) => row.duesPaying !== null && `${row.duesPaying} %`,
    },
    {
      key: 'source',
      label: words.t('partners.source'),
      cell: (row) => (
        <>
          {row.source}{' '}
          <span class="quiet">
            {[
              words.t(`partners.method-${row.method}`),
              words.t(`partners.confidence-${row.confidence}`),
              onBehalfNote(page, row.enteredOnBehalf),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      ),
    },
    {
      key: 'jump',
      label: words.t('partners.jumpReason'),
      cell: (row) =>
        row.jumpReason ??
        (jumps.get(row.id)?.verdict === 'warns' && (
          <Tag tone="warn">{words.t('partners.jump-reason-missing')}</Tag>
        )),
    },
  ];
  if (mayKeepPartnerFile(page.actor) !== true) return columns;
  return [
    ...columns,
    {
      key: 'correct',
      label: words.t('partners.correct'),
      cell: (row) => <a href={paths.correctMemberCount({ id: row.id })}>{words.t('partners.correct')}</a>,
    },
  ];
};
