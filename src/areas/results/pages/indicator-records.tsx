import { isCountryCode } from '../../../kernel/country.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { ownCellText } from '../queries/cell-words.ts';
import { proposedOf } from '../queries/feed-records.ts';
import { feedOf, sourceOf } from '../queries/feeds.ts';
import { definitionsOf } from '../queries/indicators.ts';
import { namedAxes } from '../rules/named-axes.ts';
import { mayMeasure, mayReadFeeds } from '../rules/result-permissions.ts';
import { recordCell } from '../rules/standard-axes.ts';
import { idOf, instituteOf, queried, queriedDay, queriedId } from './address.ts';
import { FeedRecordTable, feedRecordColumns } from './feed-record-table.tsx';
import { cellRead } from './figure-place.ts';

/** The records that feed an indicator at one place, before a figure is confirmed against them. */
export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const id = idOf(page);
  const from = queriedDay(page, 'from');
  const until = queriedDay(page, 'until');
  const partnershipId = queriedId(page, 'partner') ?? null;
  const allowed = mayReadFeeds(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const isBackwards = from !== undefined && until !== undefined && until < from;
  if (!from || !until || isBackwards || mayMeasure(page.actor, { partnershipId }) !== true)
    throw new NotFound();
  const breakdown = cellRead(queried(page, 'cell') ?? '');
  const [country, ...others] = countriesIn(queried(page, 'country'));
  const elsewhere = countriesIn(queried(page, 'but'));
  // Records of another place than the one that the address names are none of what it asks for.
  if (!breakdown || others.length > 0 || (queried(page, 'partner') && !partnershipId)) throw new NotFound();
  const { words } = page;
  const { indicator, feed, proposal, partners } = await page.read(async (tx) => {
    const found = (await definitionsOf(tx, institute, [id])).get(id);
    const fedBy = found && sourceOf(await feedOf(tx, institute, id), found);
    if (!found || !fedBy) throw new NotFound();
    const { outcomeId } = found;
    const partners = await partnerChoices(tx, institute);
    if (partnershipId && !partners.some((partner) => partner.id === partnershipId)) throw new NotFound();
    const told = recordCell(found.axes, breakdown);
    const place = { outcomeId, partnershipId, from, until, country, elsewhere };
    return {
      indicator: found,
      feed: fedBy,
      proposal: told
        ? await proposedOf(tx, institute, fedBy, { ...place, breakdown: told })
        : { records: [], total: undefined },
      partners,
    };
  });
  if (isListFile(page)) {
    const name = `${words.t('results.proposing-records')} ${indicator.code} ${from} ${until}`;
    return listFile(page, name, feedRecordColumns(page), proposal.records);
  }
  const partner = partnershipId
    ? partners.find((each) => each.id === partnershipId)?.name
    : words.t('results.institute-itself');
  const title = `${indicator.code} ${words.text(indicator.title)}`;
  const about = [
    partner,
    `${words.day(from)} – ${words.day(until)}`,
    ownCellText(words, breakdown, namedAxes(indicator)) || words.t('results.whole'),
    country && words.country(country),
    !country &&
      elsewhere.length > 0 &&
      words.t('results.but-countries', { countries: elsewhere.map(words.country).join(', ') }),
  ];
  const value = proposal.total === undefined ? '–' : words.number(String(proposal.total));
  return html(
    <Frame
      page={page}
      title={words.t('results.proposing-records')}
      crumbs={[{ label: title, href: paths.indicator({ id }) }]}
    >
      <PageHead
        title={words.t('results.proposing-records')}
        quiet={[title, ...about].filter(Boolean).join(' · ')}
      />
      <FeedRecordTable
        page={page}
        source={feed.source}
        records={proposal.records}
        caption={words.t('results.records-come-to', { value })}
      />
      {proposal.records.length > 0 && (
        <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
      )}
    </Frame>,
  );
};

/** Codes of an address, which is anybody's. @throws NotFound for what is none. */
const countriesIn = (text: string | undefined): string[] => {
  const codes = (text ?? '').split(',').filter(Boolean);
  if (!codes.every(isCountryCode)) throw new NotFound();
  return codes;
};
