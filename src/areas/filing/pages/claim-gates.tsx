import type { Child } from 'hono/jsx';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { Columns } from '../../../ui/columns.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { minorText } from '../../finance/pages/money-words.ts';
import type { BalanceFigures, JudgedInstalment } from '../../finance/queries/claim-checks.ts';

type Props = { page: Page; judged: JudgedInstalment };

/** What the report shows, and both ways out of it side by side, each with its arithmetic. */
export function ClaimGates({ page, judged }: Props) {
  const { words } = page;
  const { reported, reportedYear, instalment } = judged;
  const { currency, minor, cutMinor } = instalment;
  return (
    <Columns asideLabel={words.t('finance.gate-proof')} aside={<Proof page={page} judged={judged} />}>
      <Card
        title={words.t('finance.gate-report')}
        aside={reportedYear && words.t('finance.gate-report-of', { year: String(reportedYear.year) })}
        id="report"
      >
        {reported ? (
          <>
            <Balance page={page} judged={judged} balance={reported} />
            <DescriptionList
              rows={[
                {
                  term: words.t('finance.gate-excess'),
                  value: <strong>{minorText(words, reported.excess, currency)}</strong>,
                  note: words.t('finance.gate-excess-what'),
                },
                {
                  term: words.t('finance.gate-claim-after-cut'),
                  value: minorText(words, Math.max(0, minor - Math.max(reported.excess, cutMinor)), currency),
                },
              ]}
            />
          </>
        ) : (
          <p>{words.t('finance.check-claim-no-report')}</p>
        )}
      </Card>
    </Columns>
  );
}

/** The statement of today: money that only went to partners stands beside it, and counts for nothing. */
function Proof({ page, judged }: Props) {
  const { words } = page;
  const { proven, advances, instalment } = judged;
  return (
    <Card title={words.t('finance.gate-proof')} id="proof">
      {proven ? (
        <>
          <Balance page={page} judged={judged} balance={proven} />
          <DescriptionList
            rows={[
              {
                term: words.t('finance.gate-advances'),
                value: (
                  <a href={withQuery(paths.advances(), { programme: instalment.programmeId })}>
                    {minorText(words, advances, instalment.currency)}
                  </a>
                ),
                note: words.t('finance.gate-advances-what'),
              },
            ]}
          />
        </>
      ) : (
        <p>{words.t('finance.gate-nothing-paid')}</p>
      )}
    </Card>
  );
}

function Balance({ page, judged, balance }: Props & { balance: BalanceFigures }) {
  const { words } = page;
  const { programmeId, currency } = judged.instalment;
  const asOf = balance.asOf === undefined ? {} : { asof: String(balance.asOf) };
  const money = withQuery(paths.budgetAgainstActual({ id: programmeId }), { by: 'year', ...asOf });
  const received = withQuery(paths.transactions(), { programme: programmeId, kind: 'incoming_funds' });
  const said = (minor: number, href?: string): Child =>
    href ? <a href={href}>{minorText(words, minor, currency)}</a> : minorText(words, minor, currency);
  const year = String(balance.through);
  const isSubsidy = judged.base === 'subsidy';
  return (
    <DescriptionList
      rows={[
        {
          term: words.t(isSubsidy ? 'finance.gate-received' : 'finance.gate-budget', { year }),
          value: said(balance.available + balance.givenUp - balance.carried, isSubsidy ? received : money),
        },
        {
          term: words.t('finance.gate-given-up'),
          value: balance.givenUp > 0 && said(balance.givenUp, paths.subsidyCuts({ id: programmeId })),
        },
        {
          term: words.t('finance.gate-carried', { year }),
          value: balance.carried > 0 && said(balance.carried, paths.budgetVersions({ id: programmeId })),
        },
        { term: words.t('finance.gate-direct'), value: said(balance.direct, money) },
        {
          term: words.t('finance.gate-structure'),
          value: balance.structure !== 0 && said(balance.structure, paths.budgetChecks({ id: programmeId })),
        },
        { term: words.t('finance.gate-of-subsidy'), value: isSubsidy && said(balance.used) },
        { term: words.t('finance.gate-unspent'), value: <strong>{said(balance.unspent)}</strong> },
        {
          term: words.t('finance.gate-instalment', { number: balance.number }),
          value: said(balance.instalment, paths.instalments({ id: programmeId })),
        },
        {
          term: words.t('finance.gate-allowed', { percent: balance.percent }),
          value: said(balance.allowed),
          note: (
            <Tag tone={balance.isBelow ? 'ok' : 'warn'}>
              {words.t(balance.isBelow ? 'finance.gate-below' : 'finance.gate-above')}
            </Tag>
          ),
        },
      ]}
    />
  );
}
