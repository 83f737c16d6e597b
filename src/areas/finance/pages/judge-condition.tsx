import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Reader } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { judgeCondition } from '../commands/judge-condition.ts';
import { type PlannedTransferRow, plannedTransfer } from '../queries/planned-transfers.ts';
import { type ConditionState, conditionsOf, transferOfCondition } from '../queries/transfer-conditions.ts';
import { mayJudgeCondition } from '../rules/transfer-permissions.ts';
import { conditionText, transferCrumbs, transferTitle } from './transfer-words.ts';

type Loaded = { transfer: PlannedTransferRow; condition: ConditionState };

const load = async (page: Page): Promise<Loaded> => {
  const institute = instituteOf(page);
  const loaded = await page.read(async (tx) => {
    const transferId = await transferOfCondition(tx, institute, idOf(page));
    const transfer = transferId && (await plannedTransfer(tx, institute, transferId));
    if (!transfer) throw new NotFound();
    const scope = { on: todayIn(), partnershipId: transfer.partnershipId };
    const conditions = await conditionsOf(tx, institute, [transfer.id], scope);
    const condition = conditions.find(({ id }) => id === idOf(page));
    if (!condition) throw new NotFound();
    return { transfer, condition };
  });
  const { confirmedBy } = loaded.condition;
  const allowed = confirmedBy
    ? mayJudgeCondition(page.actor, { confirmedBy })
    : { key: 'finance.condition-is-counted' };
  if (allowed !== true) throw new NotAllowed(allowed);
  return loaded;
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  const typed = { isMet: loaded.condition.isMet ? 'no' : 'yes', on: page.words.day(todayIn()) };
  return html(view(page, loaded, filledForm(typed)));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { transfer, condition } = loaded;
  const isMet: Reader<boolean | undefined> = (typed, name) => ({
    value: typed[name]?.[0] === 'yes' ? true : typed[name]?.[0] === 'no' ? false : undefined,
  });
  const readers = { isMet, on: day, note: text };
  const submitted = await submit(page, judgeCondition, readers, { conditionId: condition.id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.plannedTransfer({ id: transfer.id }), 'finance.condition-judged');
};

const view = (page: Page, { transfer, condition }: Loaded, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <Frame
      page={page}
      title={words.t('finance.confirm-condition')}
      crumbs={transferCrumbs(words, transfer)}
      narrow
    >
      <PageHead
        kind={transferTitle(words, transfer)}
        title={conditionText(words, condition)}
        quiet={words.t('finance.judge-condition-what')}
      />
      <PageForm page={page} state={state} cancel={paths.plannedTransfer({ id: transfer.id })}>
        <RadioField
          {...field('isMet')}
          label={words.t('finance.condition')}
          options={(['yes', 'no'] as const).map((value) => ({
            value,
            label: words.t(value === 'yes' ? 'finance.met' : 'finance.not-met'),
          }))}
        />
        <DayField {...field('on')} label={words.t('finance.on')} hint={words.t('page.day-hint')} />
        <TextArea
          {...field('note')}
          label={words.t('finance.rests-on')}
          hint={words.t('finance.rests-on-hint')}
          rows={2}
        />
      </PageForm>
    </Frame>
  );
};
