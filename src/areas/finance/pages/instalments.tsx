import { toDecimal } from '../../../kernel/money.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { type DecidedSubsidy, decidedSubsidy } from '../queries/decided-subsidy.ts';
import { type InstalmentRow, instalmentsOf } from '../queries/instalments.ts';
import { mayKeepInstalments, mayReadInstalments } from '../rules/claim-permissions.ts';
import { minorText } from './money-words.ts';

type Props = {
  page: Page;
  programme: ProgrammeRow;
  rows: readonly InstalmentRow[];
  subsidy: DecidedSubsidy;
};

/** The subsidy by instalments: what the decree gives, what was claimed, given up and paid. */
export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const allowed = mayReadInstalments(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const loaded = await page.read(async (tx) => {
    const programme = await programmeById(tx, institute, idOf(page));
    if (!programme) throw new NotFound();
    return {
      programme,
      rows: await instalmentsOf(tx, institute, { programmeId: programme.id }),
      subsidy: await decidedSubsidy(tx, institute, programme.id),
    };
  });
  if (isListFile(page))
    return listFile(page, page.words.t('finance.instalments'), fileColumns(page), loaded.rows);
  return html(view({ page, ...loaded }));
};

const sum = (rows: readonly InstalmentRow[], of: (row: InstalmentRow) => number | null): number =>
  rows.reduce((total, row) => total + (of(row) ?? 0), 0);

const view = (props: Props) => {
  const { page, programme, rows } = props;
  const { words } = page;
  const received = withQuery(paths.transactions(), { programme: programme.id, kind: 'incoming_funds' });
  return (
    <Frame
      page={page}
      title={words.t('finance.instalments')}
      crumbs={[
        { label: programme.reference, href: paths.programme({ id: programme.id }) },
        { label: words.t('finance.budget'), href: paths.budget({ id: programme.id }) },
      ]}
    >
      <PageHead
        kind={programme.reference}
        title={words.t('finance.instalments')}
        quiet={words.t('finance.instalments-what')}
        actions={
          mayKeepInstalments(page.actor) === true && (
            <ButtonLink kind="primary" href={paths.newInstalment({ id: programme.id })}>
              {words.t('finance.new-instalment')}
            </ButtonLink>
          )
        }
      />
      <Card>
        <Together {...props} />
      </Card>
      <DataTable
        caption={words.t('finance.instalments')}
        captionHidden
        rows={rows}
        empty={words.t('finance.no-instalments')}
        columns={columns(page, received)}
      />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>
  );
};

/** The subsidy as decided, less what was given up, and what of it the instalments spread. */
function Together({ page: { words }, programme: { id, currency }, rows, subsidy }: Props) {
  const planned = sum(rows, ({ minor }) => minor);
  const said = (minor: number) => minorText(words, minor, currency);
  const { decided, cut, minor } = subsidy;
  return (
    <DescriptionList
      rows={[
        { term: words.t('finance.subsidy-decided'), value: decided !== null && said(decided) },
        {
          term: words.t('finance.subsidy-cut'),
          value: subsidy.cuts.length > 0 && <a href={paths.subsidyCuts({ id })}>{said(cut)}</a>,
        },
        { term: words.t('finance.subsidy-after-cuts'), value: cut > 0 && minor !== null && said(minor) },
        { term: words.t('finance.instalments-together'), value: said(planned) },
        { term: words.t('finance.subsidy-not-spread'), value: decided !== null && said(decided - planned) },
      ]}
    />
  );
}

const columns = ({ words }: Page, received: string): Column<InstalmentRow>[] => [
  {
    key: 'number',
    label: words.t('finance.instalment'),
    cell: ({ id, number }) => <a href={paths.instalment({ id })}>{String(number)}</a>,
  },
  { key: 'year', label: words.t('finance.year'), cell: ({ year }) => String(year) },
  { key: 'decree', label: words.t('finance.shift-decree'), cell: ({ decree }) => decree },
  {
    key: 'amount',
    label: words.t('finance.amount'),
    numeric: true,
    cell: ({ minor, currency }) => minorText(words, minor, currency),
  },
  {
    key: 'cut',
    label: words.t('finance.subsidy-cut'),
    numeric: true,
    cell: ({ cutMinor, currency }) => cutMinor > 0 && minorText(words, cutMinor, currency),
  },
  {
    key: 'state',
    label: words.t('finance.claim'),
    cell: ({ claimState }) => claimState && <Tag>{words.t(`finance.claim-state-${claimState}`)}</Tag>,
  },
  {
    key: 'claimed',
    label: words.t('finance.claimed'),
    numeric: true,
    cell: ({ claimedMinor, currency }) => claimedMinor !== null && minorText(words, claimedMinor, currency),
  },
  {
    key: 'paid',
    label: words.t('finance.plan-paid'),
    numeric: true,
    cell: ({ paidMinor, currency }) =>
      paidMinor !== null && <a href={received}>{minorText(words, paidMinor, currency)}</a>,
  },
];

const fileColumns = ({ words }: Page): ListColumn<InstalmentRow>[] => {
  const amount = (label: string, of: (row: InstalmentRow) => number | null): ListColumn<InstalmentRow> => ({
    label,
    kind: 'number',
    value: (row) => {
      const minor = of(row);
      return minor === null ? null : toDecimal({ minor, currency: row.currency });
    },
  });
  return [
    { label: words.t('finance.instalment'), kind: 'number', value: ({ number }) => number },
    { label: words.t('finance.year'), kind: 'number', value: ({ year }) => year },
    { label: words.t('finance.shift-decree'), value: ({ decree }) => decree },
    amount(words.t('finance.amount'), ({ minor }) => minor),
    amount(words.t('finance.subsidy-cut'), ({ cutMinor }) => cutMinor),
    {
      label: words.t('finance.claim'),
      value: ({ claimState }) => claimState && words.t(`finance.claim-state-${claimState}`),
    },
    amount(words.t('finance.claimed'), ({ claimedMinor }) => claimedMinor),
    amount(words.t('finance.plan-paid'), ({ paidMinor }) => paidMinor),
    { label: words.t('finance.currency'), value: ({ currency }) => currency },
  ];
};
