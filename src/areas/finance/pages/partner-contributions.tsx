import { todayIn } from '../../../kernel/calendar-day.ts';
import { Frame } from '../../../page/frame.tsx';
import { onBehalfNote } from '../../../page/on-behalf.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { partnerCrumbs, seenPartner } from '../../partners/pages/seen-partner.ts';
import { checkText } from '../../rulebook/pages/rulebook-words.ts';
import { ownShareCheck, ownShareYears } from '../queries/own-shares.ts';
import { type PartnerContributionRow, partnerContributionsOf } from '../queries/partner-contributions.ts';
import { mayKeepContributions } from '../rules/finance-permissions.ts';
import { type OwnShareYear, ownShareOf } from '../rules/own-share-years.ts';

/** What the partner contributed itself; where its share fell, a sentence to talk about: no mark and no rank. */
export const show = async (page: Page) => {
  const { instituteId, partner } = await seenPartner(page);
  const { rows, years } = await page.read(async (tx) => ({
    rows: await partnerContributionsOf(tx, instituteId, partner.id),
    years: (await ownShareYears(tx, instituteId, [partner.id])).get(partner.id) ?? [],
  }));
  const { words } = page;
  const title = words.t('finance.contributions');
  const check = ownShareCheck(years, todayIn());
  return html(
    <Frame page={page} title={title} crumbs={partnerCrumbs(page, partner)}>
      <PageHead
        kind={partner.name}
        title={title}
        quiet={words.t('finance.contributions-what')}
        actions={
          mayKeepContributions(page.actor) === true && (
            <ButtonLink kind="primary" href={paths.newPartnerContribution({ id: partner.id })}>
              {words.t('finance.new-contribution')}
            </ButtonLink>
          )
        }
      />
      <Card title={words.t('finance.contributions-by-year')}>
        <p>{checkText(words, check)}</p>
        <ShareTable page={page} years={years} />
        <p>
          <a href={paths.ownership({ id: partner.id })}>{words.t('partners.ownership')}</a>
        </p>
      </Card>
      <Card title={words.t('finance.contributions-recorded')}>
        <ContributionTable page={page} rows={rows} />
      </Card>
    </Frame>,
  );
};

function ShareTable({ page, years }: { page: Page; years: readonly OwnShareYear[] }) {
  const { words } = page;
  const money = (minor: number | null, { currency }: OwnShareYear) =>
    minor !== null && currency !== null && words.money({ minor, currency });
  return (
    <DataTable
      caption={words.t('finance.contributions-by-year')}
      captionHidden
      rows={[...years].reverse()}
      empty={words.t('finance.no-contributions')}
      columns={[
        { key: 'year', label: words.t('finance.contribution-year'), cell: ({ year }) => String(year) },
        {
          key: 'own',
          label: words.t('finance.contributed'),
          numeric: true,
          cell: (row) => money(row.ownMinor, row) || words.t('finance.not-comparable'),
        },
        {
          key: 'spent',
          label: words.t('finance.spent-with-partner'),
          numeric: true,
          cell: (row) => money(row.spentMinor, row),
        },
        {
          key: 'share',
          label: words.t('finance.own-share-of-year'),
          numeric: true,
          cell: (row) => {
            const share = ownShareOf(row);
            return share !== null && `${words.number(share)} %`;
          },
        },
      ]}
    />
  );
}

function ContributionTable({ page, rows }: { page: Page; rows: readonly PartnerContributionRow[] }) {
  const { words } = page;
  const columns: Column<PartnerContributionRow>[] = [
    { key: 'year', label: words.t('finance.contribution-year'), cell: ({ year }) => String(year) },
    {
      key: 'what',
      label: words.t('finance.contribution-of-what'),
      cell: ({ what, form }) => (
        <>
          {what} <span class="quiet">{words.t(`finance.contribution-form-${form}`)}</span>
        </>
      ),
    },
    {
      key: 'amount',
      label: words.t('finance.contribution-amount'),
      numeric: true,
      cell: ({ amount }) => words.money(amount),
    },
    {
      key: 'source',
      label: words.t('finance.contribution-source'),
      cell: ({ source, enteredOnBehalf }) => (
        <>
          {source} <span class="quiet">{onBehalfNote(page, enteredOnBehalf)}</span>
        </>
      ),
    },
  ];
  const correct: Column<PartnerContributionRow> = {
    key: 'correct',
    action: true,
    label: words.t('partners.correct'),
    cell: ({ id }) => <a href={paths.correctPartnerContribution({ id })}>{words.t('partners.correct')}</a>,
  };
  return (
    <DataTable
      caption={words.t('finance.contributions-recorded')}
      captionHidden
      rows={rows}
      empty={words.t('finance.no-contributions')}
      columns={mayKeepContributions(page.actor) === true ? [...columns, correct] : columns}
    />
  );
}
