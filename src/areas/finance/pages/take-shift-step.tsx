import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
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
import { TextField } from '../../../ui/text-field.tsx';
import { takeShiftStep } from '../commands/take-shift-step.ts';
import type { ShiftRow } from '../queries/budget-shifts.ts';
import { mayAskShift } from '../rules/finance-permissions.ts';
import { stepsAfter } from '../rules/shift-state.ts';
import { requireShiftReader, shiftOf, shiftTitle } from './shift-words.ts';

const load = async (page: Page): Promise<ShiftRow> => {
  requireShiftReader(page);
  const allowed = mayAskShift(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return page.read((tx) => shiftOf(page, tx));
};

export const show = async (page: Page) =>
  html(view(page, await load(page), filledForm({ on: page.words.day(todayIn()) })));

export const save = async (page: Page) => {
  const shift = await load(page);
  const readers = { step: text, on: day, reference: text, note: text };
  const submitted = await submit(page, takeShiftStep, readers, { shiftId: shift.id });
  if (!submitted.done) return invalid(view(page, shift, submitted.state));
  return redirect(paths.budgetShift({ id: shift.id }), 'finance.shift-step-taken');
};

const view = (page: Page, shift: ShiftRow, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  const back = paths.budgetShift({ id: shift.id });
  return (
    <Frame
      page={page}
      title={words.t('finance.shift-next')}
      crumbs={[{ label: shiftTitle(words, shift), href: back }]}
      narrow
    >
      <PageHead
        kind={shiftTitle(words, shift)}
        title={words.t('finance.shift-next')}
        quiet={words.t('finance.shift-next-what')}
      />
      <PageForm page={page} state={state} cancel={back}>
        <RadioField
          {...field('step')}
          label={words.t('finance.shift-step')}
          options={stepsAfter(shift.state).map((value) => ({
            value,
            label: words.t(`finance.shift-state-${value}`),
          }))}
        />
        <DayField {...field('on')} label={words.t('finance.on')} hint={words.t('page.day-hint')} />
        <TextField
          {...field('reference')}
          label={words.t('finance.reference')}
          hint={words.t('finance.shift-reference-hint')}
          optional={optional}
        />
        <TextArea
          {...field('note')}
          label={words.t('finance.shift-note')}
          hint={words.t('finance.no-names')}
          optional={optional}
        />
      </PageForm>
    </Frame>
  );
};
