import type { Page } from '../../../page/page.ts';
import { Card } from '../../../ui/card.tsx';
import { Grid } from '../../../ui/grid.tsx';
import { MoneyBars } from '../../overview/pages/money-bars.tsx';
import type { FiledLine } from '../rules/filed-outcomes.ts';
import { accountName } from './filed-line.tsx';
import { filedAmounts } from './filed-outcome-table.tsx';

type Props = { page: Page; lines: readonly FiledLine[] };

/** Budget, spent and transferred of each outcome, a drawing an account: accounts run until different years. */
export function OutcomeCharts({ page, lines }: Props) {
  const { words } = page;
  const accounts = Map.groupBy(lines, ({ account }) => account.id);
  if (accounts.size === 0) return null;
  return (
    <>
      <p class="quiet">{words.t('filing.outcomes-drawn-what')}</p>
      <Grid>
        {[...accounts.values()].map((own) => (
          <AccountChart page={page} lines={own} />
        ))}
      </Grid>
    </>
  );
}

function AccountChart({ page, lines }: Props) {
  const { words } = page;
  const [first] = lines;
  return (
    first && (
      <Card title={accountName(page, first)}>
        <MoneyBars
          words={words}
          title={words.t('filing.outcomes-drawn')}
          head={words.t('overview.outcome')}
          labels={lines.map(({ code }) => code ?? words.t('overview.no-outcome-bears'))}
          series={drawnAmounts.map(({ key, label, of }) => ({
            label: words.t(label),
            plan: key === 'budget',
            amounts: lines.map(({ money, currency }) => {
              const minor = of(money);
              return minor === null ? [] : [{ minor, currency }];
            }),
          }))}
        />
      </Card>
    )
  );
}

/** What of it fell in the year is a part of what was spent, and no bar of its own. */
const drawnAmounts = filedAmounts.filter(({ key }) => key !== 'in-year');
