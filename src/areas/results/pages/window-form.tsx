import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { type Html, invalid, type Page, redirect } from '../../../page/page.ts';
import { checkbox, choices, day, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { outcomesOf } from '../../programmes/queries/outcomes.ts';
import { outcomePartners } from '../../programmes/queries/programme-lists.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { isEnded } from '../../programmes/rules/outcome-end.ts';
import { setWindow } from '../commands/set-window.ts';
import { type IndicatorDefinition, indicatorsIn } from '../queries/indicators.ts';
import { type WindowRow, windowById } from '../queries/reporting-windows.ts';
import { canBeAsked } from '../rules/measured.ts';
import { mayOpenWindows } from '../rules/report-permissions.ts';
import { idOf, instituteOf } from './address.ts';
import { typedDay } from './measured-fields.tsx';

export type WindowForm = {
  programme: { id: string; reference: string };
  window: WindowRow | undefined;
  indicators: readonly IndicatorDefinition[];
  partners: readonly { id: string; name: string }[];
  /** Partnerships that carry an outcome of the programme: ticked in a new window. */
  own: readonly string[];
};

/** What the form of a window offers: of a programme for a new one, of the window that stands for a change. */
export const loadWindowForm = async (page: Page, of: 'programme' | 'window'): Promise<WindowForm> => {
  const institute = instituteOf(page);
  const allowed = mayOpenWindows(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const id = idOf(page);
  return page.read(async (tx) => {
    const window = of === 'window' ? await windowById(tx, institute, id) : undefined;
    if (of === 'window' && !window) throw new NotFound();
    const programme = await programmeById(tx, institute, window?.programmeId ?? id);
    if (!programme) throw new NotFound();
    const outcomes = await outcomesOf(tx, institute, programme.id);
    const carriers = await outcomePartners(
      tx,
      institute,
      outcomes.map((outcome) => outcome.id),
    );
    const ended = new Set(outcomes.filter(isEnded).map((outcome) => outcome.id));
    const indicators = await indicatorsIn(tx, institute, { programmeId: programme.id });
    return {
      programme,
      window,
      indicators: indicators.filter(
        (each) =>
          canBeAsked(each, window) && (!ended.has(each.outcomeId) || window?.indicators.includes(each.id)),
      ),
      partners: await partnerChoices(tx, institute),
      own: [...new Set(carriers.map(({ partnershipId }) => partnershipId))],
    };
  });
};

const readers = {
  name: text,
  from: day,
  until: day,
  opensOn: day,
  closesOn: day,
  indicators: choices,
  partnerships: choices,
  asksInstitute: checkbox,
  version: wholeNumber,
};

export const saveWindowForm = async (page: Page, form: WindowForm) => {
  const submitted = await submit(page, setWindow, readers, {
    programmeId: form.programme.id,
    ...(form.window ? { id: form.window.id } : { version: undefined }),
  });
  if (!submitted.done) return invalid(windowFormView(page, form, submitted.state));
  return redirect(paths.reportingWindow({ id: submitted.value.id }), 'results.window-set');
};

export const openedForm = (page: Page, { window, indicators, own, partners }: WindowForm): FormState => {
  const known = new Set(partners.map(({ id }) => id));
  if (!window)
    return filledForm({
      indicators: indicators
        .filter(({ frequency }) => frequency !== 'end' && frequency !== 'milestones')
        .map(({ id }) => id),
      partnerships: own.filter((id) => known.has(id)),
    });
  return filledForm({
    name: window.name,
    from: typedDay(page, window.from),
    until: typedDay(page, window.until),
    opensOn: typedDay(page, window.opensOn),
    closesOn: typedDay(page, window.closesOn),
    indicators: window.indicators,
    partnerships: window.partnerships,
    ...(window.asksInstitute ? { asksInstitute: 'on' } : {}),
  });
};

export const windowFormView = (page: Page, form: WindowForm, state: FormState): Html => {
  const { words } = page;
  const { programme, window } = form;
  const field = fieldOf(page, state);
  const title = words.t(window ? 'results.edit-window' : 'results.new-window');
  const list = paths.reportingWindows({ id: programme.id });
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: programme.reference, href: paths.programme({ id: programme.id }) },
        { label: words.t('results.windows'), href: list },
      ]}
      narrow
    >
      <PageHead title={title} quiet={words.t('results.windows-what')} />
      <PageForm
        page={page}
        state={state}
        cancel={window ? paths.reportingWindow({ id: window.id }) : list}
        {...(window ? { version: window.version } : {})}
      >
        <TextField
          {...field('name')}
          label={words.t('results.window-name')}
          hint={words.t('results.window-name-hint')}
          width={16}
        />
        <DayField {...field('from')} label={words.t('results.from')} hint={words.t('page.day-hint')} />
        <DayField {...field('until')} label={words.t('results.until')} />
        <DayField {...field('opensOn')} label={words.t('results.opens-on')} />
        <DayField
          {...field('closesOn')}
          label={words.t('results.closes-on')}
          hint={words.t('results.closes-on-hint')}
        />
        <CheckboxGroup
          {...field('indicators')}
          label={words.t('results.indicators')}
          values={state.typed?.indicators ?? []}
          options={form.indicators.map(({ id, code, title: named, frequency }) => ({
            value: id,
            label: `${code} ${words.text(named)}`,
            ...(frequency ? { hint: words.say(`results.due-${frequency}`) } : {}),
          }))}
        />
        <CheckboxGroup
          {...field('partnerships')}
          label={words.t('results.partners-asked')}
          values={state.typed?.partnerships ?? []}
          options={form.partners.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <CheckboxField
          {...field('asksInstitute')}
          checked={state.typed?.asksInstitute?.[0] === 'on'}
          label={words.t('results.asks-institute')}
          hint={words.t('results.asks-institute-hint')}
        />
      </PageForm>
    </Frame>
  );
};
