import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { type FormState, filledForm } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { CheckLines } from '../../partners/pages/check-lines.tsx';
import type { AccountFactsRow } from '../queries/account-facts.ts';
import { mayKeepAccountFacts } from '../rules/account-permissions.ts';
import { type YearEnd, yearEndOf } from './year-end.tsx';

const days = ['reportFiledOn', 'assemblyOn', 'accountsSentOn'] as const;
const ratios = ['solvency', 'liquidity'] as const;

type Props = { page: Page; loaded: YearEnd; state: FormState };

/** When report and annual accounts came, what ratios the accounts show, and what the rules say of it. */
export function AccountFactsCard({ page, loaded, state }: Props) {
  const { words } = page;
  const { programme, facts, checks } = loaded;
  return (
    <Card title={words.t('control.account-facts')} id="accounts">
      <DescriptionList
        rows={[
          ...days.map((field) => ({
            term: words.t(`control.${field}`),
            value: facts?.[field] && words.dayLong(facts[field]),
          })),
          ...ratios.map((field) => ({
            term: words.t(`control.${field}`),
            value: facts?.[field] && words.number(facts[field]),
          })),
        ]}
      />
      <CheckLines page={page} subject={{ kind: 'programme', id: programme.id }} checks={checks} />
      {mayKeepAccountFacts(page.actor) === true && (
        <Disclosure summary={words.t('control.account-facts-enter')} open={isRefused(state)}>
          <FactsForm page={page} loaded={loaded} state={isRefused(state) ? state : filled(page, facts)} />
        </Disclosure>
      )}
    </Card>
  );
}

const isRefused = ({ typed }: FormState): boolean => typed?.solvency !== undefined;

const filled = ({ words }: Page, facts: AccountFactsRow | undefined): FormState =>
  filledForm({
    ...Object.fromEntries(days.map((field) => [field, facts?.[field] ? words.day(facts[field]) : ''])),
    ...Object.fromEntries(ratios.map((field) => [field, facts?.[field] ? words.number(facts[field]) : ''])),
  });

function FactsForm({ page, loaded, state }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <PageForm
      page={page}
      state={state}
      action={yearEndOf(loaded.programme.id, loaded.year)}
      cancel={paths.budgetAgainstActual({ id: loaded.programme.id })}
      version={loaded.facts?.entryNo ?? 0}
      buttons={[{ label: words.t('page.save'), name: 'do', value: 'facts' }]}
    >
      {days.map((name) => (
        <DayField {...field(name)} label={words.t(`control.${name}`)} optional={optional} />
      ))}
      {ratios.map((name) => (
        <TextField
          {...field(name)}
          label={words.t(`control.${name}`)}
          hint={words.t('control.ratio-hint')}
          optional={optional}
          width={8}
          inputmode="decimal"
        />
      ))}
    </PageForm>
  );
}
