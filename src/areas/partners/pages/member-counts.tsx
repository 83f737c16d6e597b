import { yearOf } from '../../../kernel/calendar-day.ts';
import { Frame } from '../../../page/frame.tsx';
import { onBehalfNote } from '../../../page/on-behalf.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
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

/** The year is enough where there is one figure a year. */
const labelsOf = (words: Words, series: readonly MemberCountRow[]): string[] => {
  const years = series.map(({ onDay }) => String(yearOf(onDay)));
  return new Set(years).size === years.length ? years : series.map(({ onDay }) => words.day(onDay));
};

/** Drawn from figure to figure; the table beneath has the same. */
function MemberChart({ page, series }: { page: Page; series: readonly MemberCountRow[] }) {
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
      labels={labelsOf(words, series)}
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
  const mayKeep = mayKeepPartnerFile(page.actor) === true;
  const number = (value: number | null) =>
    value === null ? words.t('partners.not-told') : words.number(value);
  const both = (one: number | null, other: number | null) =>
    (one !== null || other !== null) && `${number(one)} / ${number(other)}`;
  return [
    {
      key: 'day',
      label: words.t('partners.onDay'),
      cell: (row) =>
        mayKeep ? (
          <a href={paths.correctMemberCount({ id: row.id })}>{words.day(row.onDay)}</a>
        ) : (
          words.day(row.onDay)
        ),
    },
    {
      key: 'members',
      label: words.t('partners.members-total'),
      numeric: true,
      cell: (row) => number(row.members),
    },
    {
      key: 'sex',
      label: `${words.t('partners.of-women')} / ${words.t('partners.of-men')}`,
      numeric: true,
      cell: (row) => both(row.women, row.men),
    },
    {
      key: 'youth',
      label: words.t('partners.of-youth'),
      numeric: true,
      cell: (row) => row.youth !== null && number(row.youth),
    },
    {
      key: 'economy',
      label: words.t('partners.formal-informal'),
      numeric: true,
      cell: (row) => both(row.formal, row.informal),
    },
    {
      key: 'dues',
      label: words.t('partners.dues-share'),
      numeric: true,
      cell: (row) => row.duesPaying !== null && `${row.duesPaying} %`,
    },
    { key: 'source', label: words.t('partners.source'), cell: (row) => <SourceCell page={page} row={row} /> },
    {
      key: 'jump',
      label: words.t('partners.jump'),
      cell: (row) =>
        row.jumpReason ??
        (jumps.get(row.id)?.verdict === 'warns' && (
          <Tag tone="warn">{words.t('partners.jump-reason-missing')}</Tag>
        )),
    },
  ];
};

function SourceCell({ page, row }: { page: Page; row: MemberCountRow }) {
  const { words } = page;
  const quiet = [
    words.t(`partners.method-${row.method}`),
    words.t('partners.confidence-is', { confidence: words.t(`partners.confidence-${row.confidence}`) }),
    row.enteredOnBehalf !== row.source && onBehalfNote(page, row.enteredOnBehalf),
  ];
  return (
    <>
      {row.source} <span class="quiet">{quiet.filter(Boolean).join(' · ')}</span>
    </>
  );
}
