import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Fields } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { amount, day, text } from '../../../page/readers.ts';
import { type FormState, filledForm, isToCheck, submit, tryOut } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { FormChecks } from '../../partners/pages/form-checks.tsx';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { typedRows } from '../../programmes/pages/typed-rows.ts';
import { outcomesOf } from '../../programmes/queries/outcomes.ts';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { isEnded } from '../../programmes/rules/outcome-end.ts';
import { idOf, queried } from '../../results/pages/address.ts';
import { checkButtons } from '../../rulebook/pages/check-buttons.ts';
import { askBudgetShift } from '../commands/ask-budget-shift.ts';
import { budgetInForce } from '../queries/budget-amounts.ts';
import { budgetShift } from '../queries/budget-shifts.ts';
import { type JudgedShift, judgedShift } from '../queries/shift-checks.ts';
import { mayAskShift } from '../rules/finance-permissions.ts';
import { shiftKinds } from '../rules/shift-input.ts';
import { ShiftChanges } from './shift-changes.tsx';
import { type MoveChoices, MoveFields } from './shift-move-fields.tsx';
import { requireShiftReader } from './shift-words.ts';

type Loaded = {
  programme: ProgrammeRow;
  years: readonly string[];
  year: string | undefined;
  choices: MoveChoices;
};

const load = async (page: Page): Promise<Loaded> => {
  const institute = requireShiftReader(page);
  const allowed = mayAskShift(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return page.read(async (tx) => {
    const programme = await programmeById(tx, institute, idOf(page));
    if (!programme) throw new NotFound();
    const budget = await budgetInForce(tx, institute, programme.id);
    const cells = budget.amounts.filter(({ isSuperseded }) => !isSuperseded);
    const yearOfCell = ({ from }: { from: CalendarDay }) => from.slice(0, 4);
    const years = [...new Set(cells.map(yearOfCell))].sort();
    const asked = queried(page, 'year') ?? page.form.texts.year?.[0] ?? todayIn().slice(0, 4);
    const year = years.includes(asked) ? asked : years[0];
    return {
      programme,
      years,
      year,
      choices: {
        cells: cells.filter((cell) => yearOfCell(cell) === year),
        outcomes: (await outcomesOf(tx, institute, programme.id)).filter((each) => !isEnded(each)),
        partners: await partnerChoices(tx, institute),
      },
    };
  });
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  return html(view(page, loaded, filledForm({ kind: 'move', on: page.words.day(todayIn()) })));
};

export const save = async (page: Page) => {
  const institute = requireShiftReader(page);
  const loaded = await load(page);
  const { programme } = loaded;
  const { form, rows } = typedRows(page.form, 'moves');
  const texts = { ...form.texts, currency: [programme.currency] };
  const typed: Page = { ...page, form: { ...form, texts } };
  const amounts: Fields = Object.fromEntries(
    rows.map((_, at) => [`moves.${at}.amount`, amount('currency')] as const),
  );
  const readers: Fields = { kind: text, on: day, reason: text, decree: text, moves: movesOf(rows, amounts) };
  const extra = { programmeId: programme.id };
  if (isToCheck(page)) {
    const { state, seen } = await tryOut(typed, askBudgetShift, readers, extra, async (tx, { id }) => {
      const shift = await budgetShift(tx, institute, id);
      if (!shift) throw new NotFound();
      return judgedShift(tx, institute, shift);
    });
    return seen ? html(view(page, loaded, state, seen)) : invalid(view(page, loaded, state));
  }
  const submitted = await submit(typed, askBudgetShift, readers, extra);
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.budgetShift({ id: submitted.value.id }), 'finance.shift-asked');
};

/** The rows of the form as moves; what is no amount is told by the schema at its row. */
const movesOf =
  (rows: readonly Readonly<Record<string, string>>[], amounts: Fields): Fields[string] =>
  (typed, _name, language) => ({
    value: rows.map(({ from, to, place, line, heading, item, partnershipId }, at) => {
      const name = `moves.${at}.amount`;
      const read = amounts[name]?.(typed, name, language);
      const block = place === 'management' || place === 'structure' ? place : 'operational';
      const fresh = place && {
        to: {
          block,
          ...(block === 'operational' ? { outcomeId: place, line: line || undefined } : {}),
          heading: (block !== 'structure' && heading) || undefined,
          item: item ?? '',
          partnershipId: partnershipId || undefined,
        },
      };
      return {
        fromId: from || undefined,
        toId: to || undefined,
        ...(fresh || {}),
        amount: read && 'value' in read ? read.value : undefined,
      };
    }),
  });

const view = (page: Page, loaded: Loaded, state: FormState, seen?: JudgedShift) => {
  const { words } = page;
  const { programme, years, year, choices } = loaded;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  const back = withQuery(paths.budgetShifts(), { programme: programme.id });
  const here = paths.newBudgetShift({ id: programme.id });
  return (
    <Frame
      page={page}
      title={words.t('finance.new-shift')}
      crumbs={[
        { label: programme.reference, href: paths.programme({ id: programme.id }) },
        { label: words.t('finance.shifts'), href: back },
      ]}
      narrow
    >
      <PageHead
        title={words.t('finance.new-shift')}
        kind={programme.reference}
        quiet={words.t('finance.shifts-what')}
      />
      <Tabs
        label={words.t('finance.year')}
        items={years.map((each) => ({
          label: each,
          href: withQuery(here, { year: each }),
          current: each === year,
        }))}
      />
      {seen && <FormChecks page={page} checks={seen.checks} />}
      {seen && <ShiftChanges page={page} judged={seen} />}
      <PageForm
        page={page}
        state={state}
        hasRows
        buttons={checkButtons(page)}
        cancel={back}
        hidden={year ? { year } : {}}
      >
        <RadioField
          {...field('kind')}
          label={words.t('finance.kind')}
          options={shiftKinds.map((value) => ({ value, label: words.t(`finance.shift-kind-${value}`) }))}
        />
        <DayField {...field('on')} label={words.t('finance.shift-on')} hint={words.t('page.day-hint')} />
        <MoveFields page={page} state={state} choices={choices} currency={programme.currency} />
        <TextArea {...field('reason')} label={words.t('results.reason')} hint={words.t('finance.no-names')} />
        <TextField
          {...field('decree')}
          label={words.t('finance.shift-decree')}
          hint={words.t('finance.shift-decree-hint')}
          optional={optional}
        />
      </PageForm>
    </Frame>
  );
};
