import type { Page } from '../../../page/page.ts';
import { amount } from '../../../page/readers.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { queried } from '../../results/pages/address.ts';
import { checkText, ruleName } from '../../rulebook/pages/rulebook-words.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import type { BudgetJudgement } from '../queries/budget-checks.ts';
import { type BudgetPlace, budgetPlaces, isPossible, movedFacts } from '../rules/budget-what-if.ts';

const tones = { ok: 'ok', settled: 'ok', informs: undefined, warns: 'warn', blocks: 'stop' } as const;

/** Moves an amount in thought: an address of its own, nothing is written. */
export function BudgetWhatIf({ page, judgement }: { page: Page; judgement: BudgetJudgement }) {
  const { words } = page;
  const { currency } = judgement.facts;
  const asked = askedMove(page, currency);
  const places = budgetPlaces.map((place) => ({ value: place, label: words.say(`finance.place-${place}`) }));
  return (
    <Card id="what-if" title={words.t('finance.what-if')}>
      <p class="quiet">{words.t('finance.what-if-what')}</p>
      <Filters
        label={words.t('finance.what-if')}
        action={`${page.path}#what-if`}
        submit={words.t('finance.what-if-see')}
      >
        <TextField
          name="amount"
          label={`${words.t('finance.amount')} (${currency})`}
          optional=""
          inputmode="decimal"
          value={queried(page, 'amount')}
          error={asked && 'problem' in asked ? words.problem(asked.problem) : undefined}
        />
        <SelectField
          name="from"
          label={words.t('finance.what-if-from')}
          optional=""
          value={queried(page, 'from')}
          options={places}
        />
        <SelectField
          name="to"
          label={words.t('finance.what-if-to')}
          optional=""
          value={queried(page, 'to') ?? 'management'}
          options={places}
        />
      </Filters>
      {asked && 'move' in asked && <Changes page={page} judgement={judgement} move={asked.move} />}
    </Card>
  );
}

type Move = { minor: number; from: BudgetPlace; to: BudgetPlace };

const askedMove = (page: Page, currency: string) => {
  const typed = queried(page, 'amount');
  if (typed === undefined) return undefined;
  const read = amount('currency')({ amount: [typed], currency: [currency] }, 'amount', page.words.language);
  if ('problem' in read) return read;
  const { value } = read;
  if (!value || value.minor <= 0) return { problem: { key: 'finance.amount-not-positive' } };
  const placeOf = (name: string) =>
    budgetPlaces.find((place) => place === queried(page, name)) ?? 'elsewhere';
  return { move: { minor: value.minor, from: placeOf('from'), to: placeOf('to') } };
};

/** Each check before and after, those whose verdict changes first. */
function Changes({
  page,
  judgement: { facts, judge },
  move,
}: {
  page: Page;
  judgement: BudgetJudgement;
  move: Move;
}) {
  const { words } = page;
  const moved = movedFacts(facts, move);
  if (!isPossible(moved)) {
    const said = words.money({ minor: move.minor, currency: facts.currency });
    return <Notice kind="warning">{words.t('finance.what-if-too-much', { amount: said })}</Notice>;
  }
  const before = new Map(judge(facts).map((check) => [check.ruleId, check]));
  const rows = judge(moved).map((after) => ({ before: before.get(after.ruleId)!, after }));
  const isChanged = (row: (typeof rows)[number]) => row.before.verdict !== row.after.verdict;
  const verdict = (check: Check) => (
    <Tag tone={tones[check.verdict]}>{words.say(`rulebook.verdict-${check.verdict}`)}</Tag>
  );
  return (
    <DataTable
      caption={words.t('finance.what-if-changes', { count: rows.filter(isChanged).length })}
      rows={rows.toSorted((a, b) => Number(isChanged(b)) - Number(isChanged(a)))}
      empty=""
      columns={[
        {
          key: 'rule',
          label: words.t('finance.rule'),
          cell: ({ after }) => `${after.ruleId} ${ruleName(words, after.ruleId)}`,
        },
        { key: 'before', label: words.t('finance.before'), cell: (row) => verdict(row.before) },
        { key: 'after', label: words.t('finance.after'), cell: (row) => verdict(row.after) },
        {
          key: 'said',
          label: words.t('finance.what-it-says'),
          cell: ({ after }) => checkText(words, after),
        },
      ]}
    />
  );
}
