import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { compareDecimals } from '../../../kernel/decimal.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { ownCellText } from '../queries/cell-words.ts';
import { proposedOf } from '../queries/feed-records.ts';
import { feedOfRow, type MeasurementFeed } from '../queries/feeds.ts';
import { measurementRows } from '../queries/measurements.ts';
import { mayReadFeeds } from '../rules/result-permissions.ts';
import { idOf, instituteOf } from './address.ts';
import { FeedRecordTable, feedRecordColumns } from './feed-record-table.tsx';
import { figureText } from './figure-text.ts';

const load = async (page: Page) => {
  const institute = instituteOf(page);
  const allowed = mayReadFeeds(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const id = idOf(page);
  return page.read(async (tx) => {
    const [row] = await measurementRows(tx, institute, [id]);
    const feed = row && (await feedOfRow(tx, institute, id));
    if (!feed) throw new NotFound();
    const place = { ...row, elsewhere: feed.elsewhere, breakdown: feed.recordCell ?? row.breakdown };
    return {
      row,
      feed,
      counted: await proposedOf(tx, institute, feed, { ...place, asOf: feed.asOf }),
      now: await proposedOf(tx, institute, feed, place),
    };
  });
};

type Loaded = Awaited<ReturnType<typeof load>>;

export const show = async (page: Page) => {
  const loaded = await load(page);
  if (!isListFile(page)) return html(view(page, loaded));
  const { row, counted } = loaded;
  const name = `${page.words.t('results.feed-records')} ${row.indicatorCode} ${row.from} ${row.until}`;
  return listFile(page, name, feedRecordColumns(page), counted.records);
};

const view = (page: Page, { row, feed, counted, now }: Loaded) => {
  const { words } = page;
  const indicator = `${row.indicatorCode} ${words.text(row.indicatorTitle)}`;
  const title = words.t('results.feed-records');
  const hasChanged = now.total === undefined || compareDecimals(String(now.total), feed.proposed) !== 0;
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: indicator, href: paths.indicator({ id: row.indicatorId }) }]}
    >
      <PageHead title={title} quiet={indicator} />
      {hasChanged && (
        <p role="status">
          {words.t('results.records-changed-since', {
            value: now.total === undefined ? '–' : words.number(String(now.total)),
          })}
        </p>
      )}
      <DescriptionList
        rows={[
          {
            term: words.t('results.period'),
            value: `${words.day(row.from as CalendarDay)} – ${words.day(row.until as CalendarDay)}`,
          },
          { term: words.t('results.partner'), value: row.partner ?? words.t('results.institute-itself') },
          { term: words.t('results.of-whom'), value: ownCellText(words, row.breakdown, row.axes) },
          {
            term: words.t('results.feed-source'),
            value: [
              words.say(`results.feed-${feed.source}`),
              ...feed.levels.map((level) => words.say(`rights.level-${level}`)),
            ].join(' · '),
          },
          { term: words.t('results.feed-proposed'), value: words.number(feed.proposed) },
          {
            term: words.t('results.actual'),
            value: figureText(words, row.value, row),
            note: feed.reason ?? undefined,
          },
        ]}
      />
      <FeedRecordTable
        page={page}
        source={feed.source}
        records={counted.records}
        caption={asOfText(page, feed)}
      />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>
  );
};

const asOfText = ({ words }: Page, { asOf, asOfDay }: MeasurementFeed): string => {
  const entry = String(asOf);
  return asOfDay
    ? words.t('results.records-as-of-day', { day: words.day(asOfDay), entry })
    : words.t('results.records-as-of', { entry });
};
