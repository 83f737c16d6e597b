import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PostButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { minorText } from '../../finance/pages/money-words.ts';
import { placeText } from '../../finance/pages/shift-words.ts';
import { mayKeepBudget, mayLockPeriod } from '../../finance/rules/finance-permissions.ts';
import { type YearEnd, yearEndOf } from './year-end.tsx';

type Props = { page: Page; loaded: YearEnd; state: FormState };

/** Closing the books until the end of the year, once it is over. */
export function CloseCard({ page, loaded, state }: Props) {
  const { words, actor } = page;
  const { programme, year, open, isClosed, isOver } = loaded;
  if (isClosed || mayLockPeriod(actor) !== true) return null;
  if (!isOver) return <p class="quiet">{words.t('control.year-not-over')}</p>;
  const field = fieldOf(page, state);
  const hasOpen = Object.values(open).some((count) => count > 0);
  return (
    <Card title={words.t('control.close-year')} id="close">
      <PageForm
        page={page}
        state={state}
        action={yearEndOf(programme.id, year)}
        cancel={paths.budgetAgainstActual({ id: programme.id })}
        buttons={[{ label: words.t('control.close-year'), name: 'do', value: 'close' }]}
      >
        <TextArea
          {...field('reason')}
          label={words.t('results.reason')}
          hint={words.t('finance.lock-hint')}
          rows={2}
        />
        {hasOpen && (
          <CheckboxField
            {...field('despite')}
            label={words.t('control.close-despite')}
            checked={state.typed?.despite !== undefined}
          />
        )}
      </PageForm>
    </Card>
  );
}

/** What the closed year has left, group by group, and the button that carries it to the next. */
export function CarryOverCard({ page, loaded, state }: Props) {
  const { words, actor } = page;
  const { programme, year, isClosed, carry, names } = loaded;
  if (!isClosed || !carry) return null;
  const said = (minor: number) => minorText(words, minor, programme.currency);
  const total = carry.carried.reduce((sum, { minor }) => sum + minor, 0);
  return (
    <Card title={words.t('control.carry-over-of', { year: String(year), next: String(year + 1) })} id="carry">
      <p>{words.t('control.carry-over-what', { total: said(total) })}</p>
      <DataTable
        caption={words.t('control.carry-over')}
        captionHidden
        rows={carry.carried}
        empty={words.t('finance.carry-over-nothing')}
        columns={[
          {
            key: 'place',
            label: words.t('control.carry-over-group'),
            cell: ({ place }) => placeText(words, { ...place, item: '' }, names),
          },
          {
            key: 'minor',
            label: words.t('control.carry-over-left'),
            numeric: true,
            cell: ({ minor }) => said(minor),
          },
        ]}
      />
      {carry.leftOut.map(({ place, minor, why }) => (
        <p class="quiet">
          {words.t(`control.carry-over-left-${why}`, {
            place: placeText(words, { ...place, item: '' }, names),
            amount: said(minor),
          })}
        </p>
      ))}
      {carry.carried.length > 0 && mayKeepBudget(actor) === true && (
        <>
          {state.problem && <Notice kind="warning">{words.problem(state.problem)}</Notice>}
          <PostButton
            kind="primary"
            action={yearEndOf(programme.id, year)}
            commandId={state.commandId}
            version={carry.version.edition}
            fields={{ do: 'carry' }}
          >
            {words.t('control.carry-over')}
          </PostButton>
        </>
      )}
    </Card>
  );
}
