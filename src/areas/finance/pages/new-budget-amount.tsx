import { headOf } from '../../../command/journal.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { type Reader, readForm } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { amount, day, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, freshForm } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { AmountField } from '../../../ui/amount-field.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { BarredBodiesCard } from '../../partners/pages/barred-bodies-card.tsx';
import { type BarredBody, barredBodies } from '../../partners/queries/barred-bodies.ts';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { type OutcomeRow, outcomesOf } from '../../programmes/queries/outcomes.ts';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { isEnded } from '../../programmes/rules/outcome-end.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { setBudgetAmounts } from '../commands/set-budget-amounts.ts';
import { budgetHeadings, budgetLines } from '../rules/budget-input.ts';
import { mayKeepBudget } from '../rules/finance-permissions.ts';

type Loaded = {
  programme: ProgrammeRow;
  outcomes: readonly OutcomeRow[];
  partners: readonly { id: string; name: string }[];
  barred: readonly BarredBody[];
  /** Number of the trail at which the budget is read. */
  version: number;
};

const load = async (page: Page): Promise<Loaded> => {
  const institute = instituteOf(page);
  return page.read(async (tx) => {
    const programme = await programmeById(tx, institute, idOf(page));
    if (!programme) throw new NotFound();
    const allowed = mayKeepBudget(page.actor);
    if (allowed !== true) throw new NotAllowed(allowed);
    return {
      programme,
      outcomes: (await outcomesOf(tx, institute, programme.id)).filter((each) => !isEnded(each)),
      partners: await partnerChoices(tx, institute),
      barred: await barredBodies(tx, institute, todayIn(), { onlyPartners: true }),
      version: (await headOf(tx, institute)).lastNo,
    };
  });
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  return html(
    view(page, loaded, filledForm({ place: loaded.outcomes[0]?.id, line: 'a', heading: 'running' })),
  );
};

/** One choice offers the outcomes and the two blocks that no outcome bears. */
const place: Reader<string | undefined> = (typed, name) => ({ value: typed[name]?.[0] || undefined });

export const save = async (page: Page) => {
  const now = await load(page);
  const opened = Number(page.form.texts.version?.[0] ?? now.version);
  const loaded = { ...now, version: opened };
  const { id: programmeId, currency } = loaded.programme;
  const withCurrency = { ...page.form, texts: { ...page.form.texts, currency: [currency] } };
  const readers = {
    place,
    line: text,
    heading: text,
    item: text,
    partnershipId: text,
    from: day,
    until: day,
    amount: amount('currency'),
    reason: text,
    version: wholeNumber,
  };
  const read = readForm(withCurrency, readers, page.words.language);
  const commandId = read.commandId || newId();
  const state = (more: Partial<FormState>): FormState => ({
    ...freshForm(),
    commandId,
    typed: read.typed,
    ...more,
  });
  if (!read.ok) return invalid(view(page, loaded, state({ errors: read.errors })));
  const { place: chosen, reason, version, line, heading, ...cell } = read.input;
  const block = chosen === 'management' || chosen === 'structure' ? chosen : 'operational';
  const whole = {
    ...cell,
    block,
    ...(block === 'operational' ? { outcomeId: chosen, line } : {}),
    ...(block === 'structure' ? {} : { heading }),
  };
  const performed = await page.perform(setBudgetAmounts, commandId, {
    programmeId,
    reason,
    version,
    amounts: [whole],
  });
  if (performed.done) return redirect(paths.budget({ id: programmeId }), 'finance.amount-set');
  const errors = Object.fromEntries(
    Object.entries(performed.fields ?? {}).map(([path, problems]) => [
      path
        .replace(/^amounts\.0\./, '')
        .replace(/^outcomeId$/, 'place')
        .replace(/^amount\..*/, 'amount'),
      problems,
    ]),
  );
  // Whoever was told what stands now has seen it.
  const isTold = errors.amount?.some(({ key }) => key === 'finance.cell-set-meanwhile') || performed.problem;
  return invalid(view(page, isTold ? now : loaded, state({ errors, problem: performed.problem })));
};

const view = (page: Page, { programme, outcomes, partners, barred, version }: Loaded, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  const back = paths.budget({ id: programme.id });
  return (
    <Frame
      page={page}
      title={words.t('finance.new-amount')}
      crumbs={[
        { label: programme.reference, href: paths.programme({ id: programme.id }) },
        { label: words.t('finance.budget'), href: back },
      ]}
      narrow
    >
      <PageHead
        title={words.t('finance.new-amount')}
        quiet={`${programme.reference} · ${words.text(programme.title)}`}
      />
      <BarredBodiesCard page={page} bodies={barred} />
      <PageForm tellsWhatStands page={page} state={state} version={version} cancel={back}>
        <SelectField
          {...field('place')}
          label={words.t('finance.outcome')}
          options={[
            ...outcomes.map(({ id, code, title }) => ({ value: id, label: `${code} ${words.text(title)}` })),
            { value: 'management', label: words.t('finance.block-management') },
            { value: 'structure', label: words.t('finance.block-structure') },
          ]}
        />
        <RadioField
          {...field('line')}
          label={words.t('finance.line')}
          hint={words.t('finance.line-only-outcome')}
          optional={optional}
          options={budgetLines.map((value) => ({ value, label: words.say(`finance.line-${value}`) }))}
        />
        <RadioField
          {...field('heading')}
          label={words.t('finance.heading')}
          optional={optional}
          options={budgetHeadings.map((value) => ({ value, label: words.say(`finance.heading-${value}`) }))}
        />
        <TextField {...field('item')} label={words.t('finance.item')} optional={optional} />
        <SelectField
          {...field('partnershipId')}
          label={words.t('finance.partner')}
          optional={optional}
          placeholder={words.t('page.choose')}
          options={partners.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DayField {...field('from')} label={words.t('results.from')} hint={words.t('page.day-hint')} />
        <DayField {...field('until')} label={words.t('results.until')} />
        <AmountField {...field('amount')} label={words.t('finance.amount')} currency={programme.currency} />
        <TextField
          {...field('reason')}
          label={words.t('results.reason')}
          hint={words.t('finance.amount-reason-hint')}
          optional={optional}
        />
      </PageForm>
    </Frame>
  );
};
