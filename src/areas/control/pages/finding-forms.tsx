import { todayIn } from '../../../kernel/calendar-day.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { AmountField } from '../../../ui/amount-field.tsx';
import { Card } from '../../../ui/card.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { minorText } from '../../finance/pages/money-words.ts';
import { restOf } from '../../finance/rules/expense-rest.ts';
import {
  mayDecideFinding,
  mayReplyToFinding,
  maySettleFinding,
  speaksForTheControl,
} from '../rules/finding-permissions.ts';
import { findingDecisions } from '../rules/finding-state.ts';
import type { LoadedFinding } from './finding.tsx';
import { LetterField } from './new-finding.tsx';

type Props = { page: Page; loaded: LoadedFinding; state: FormState };

/** What the actor can do with the finding as it stands; nothing once it has ended. */
export function NextStep({ page, loaded, state }: Props) {
  const { finding } = loaded;
  if (finding.state === 'ended') return null;
  if (finding.state === 'to_settle')
    return maySettleFinding(page.actor) === true ? (
      <SettlementForm page={page} loaded={loaded} state={state} />
    ) : null;
  return (
    <>
      {mayReplyToFinding(page.actor) === true && <ReplyForm page={page} loaded={loaded} state={state} />}
      {mayDecideFinding(page.actor) === true && <DecisionForm page={page} loaded={loaded} state={state} />}
    </>
  );
}

function ReplyForm({ page, loaded: { finding }, state }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <Card title={words.t('control.reply-to-finding')} id="reply">
      <PageForm
        page={page}
        state={state}
        action={paths.replyToFinding({ id: finding.id })}
        cancel={paths.findings()}
        buttons={[{ label: words.t('control.reply-to-finding') }]}
      >
        <TextArea
          {...field('reply')}
          label={words.t('control.finding-reply')}
          hint={words.t('finance.no-names')}
          rows={4}
        />
        <DayField
          {...field('repliedOn')}
          label={words.t('control.repliedOn')}
          hint={words.t('control.today-where-empty')}
          optional={words.t('page.optional')}
        />
      </PageForm>
    </Card>
  );
}

function DecisionForm({ page, loaded: { finding }, state }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <Card title={words.t('control.decide-finding')} id="decision">
      <PageForm
        page={page}
        state={state}
        action={paths.decideFinding({ id: finding.id })}
        cancel={paths.findings()}
        hidden={{ currency: finding.currency }}
        buttons={[{ label: words.t('control.decide-finding') }]}
      >
        <RadioField
          {...field('decision')}
          label={words.t('control.finding-decision')}
          options={findingDecisions.map((value) => ({ value, label: words.t(`control.finding-${value}`) }))}
        />
        <AmountField
          {...field('rejected')}
          label={words.t('control.finding-rejected-amount')}
          hint={words.t('control.finding-rejected-hint', {
            amount: minorText(words, finding.minor, finding.currency),
          })}
          currency={finding.currency}
          optional={optional}
        />
        <TextArea
          {...field('remark')}
          label={words.t('control.finding-remark')}
          hint={words.t('finance.no-names')}
          optional={optional}
          rows={3}
        />
        <DayField
          {...field('decidedOn')}
          label={words.t('control.decidedOn')}
          hint={words.t('control.today-where-empty')}
          optional={optional}
        />
        {!speaksForTheControl(page.actor) && <LetterField page={page} state={state} />}
      </PageForm>
    </Card>
  );
}

function SettlementForm({ page, loaded: { finding, expense }, state }: Props) {
  const { words } = page;
  if (!expense) return null;
  const rejected = finding.rejectedMinor ?? 0;
  const isPart = rejected < restOf(expense).convertedMinor;
  const field = fieldOf(page, state);
  const paidOn = field('paidOn');
  const said = { amount: minorText(words, rejected, finding.currency), expense: expense.reference };
  return (
    <Card title={words.t('control.settle-finding')} id="own-funds">
      <p>{words.t(isPart ? 'control.settle-finding-part' : 'control.settle-finding-whole', said)}</p>
      <PageForm
        page={page}
        state={state}
        action={paths.settleFinding({ id: finding.id })}
        cancel={paths.findings()}
        version={expense.entryNo}
        buttons={[{ label: words.t('finance.to-own-funds') }]}
      >
        {isPart && (
          <DayField
            {...paidOn}
            value={paidOn.value || words.day(todayIn())}
            label={words.t('finance.booked-on')}
            hint={words.t('page.day-hint')}
          />
        )}
      </PageForm>
    </Card>
  );
}
