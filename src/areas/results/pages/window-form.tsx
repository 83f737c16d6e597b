import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { type Html, invalid, type Page, redirect } from '../../../page/page.ts';
import { checkbox, choices, day, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import type { Compared } from '../../../page/two-versions.tsx';
import { paths } from '../../../paths.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { outcomesOf } from '../../programmes/queries/outcomes.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { isEnded } from '../../programmes/rules/outcome-end.ts';
import { setWindow } from '../commands/set-window.ts';
import { type IndicatorDefinition, indicatorsIn } from '../queries/indicators.ts';
import { type WindowRow, windowById } from '../queries/reporting-windows.ts';
import { workedIndicators } from '../queries/worked-indicators.ts';
import { canBeAsked } from '../rules/measured.ts';
import { nextPeriod } from '../rules/next-period.ts';
import type { AlsoAsked } from '../rules/report-input.ts';
import { mayOpenWindows } from '../rules/report-permissions.ts';
import { idOf, instituteOf, queried, queriedId } from './address.ts';
import { type AskedPartners, AskedPartnersFields, askedPairs, typedPair } from './asked-partners.tsx';
import { typedDay } from './measured-fields.tsx';

export type WindowForm = AskedPartners & {
  programme: { id: string; reference: string };
  window: WindowRow | undefined;
  /** The window that a new one is opened like. */
  like: WindowRow | undefined;
  indicators: readonly IndicatorDefinition[];
};

/** What the form of a window offers: of a programme for a new one, of the window that stands for a change. */
export const loadWindowForm = async (page: Page, of: 'programme' | 'window'): Promise<WindowForm> => {
  const institute = instituteOf(page);
  const allowed = mayOpenWindows(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const id = idOf(page);
  const likeId = of === 'programme' ? queriedId(page, 'like') : undefined;
  return page.read(async (tx) => {
    const window = of === 'window' ? await windowById(tx, institute, id) : undefined;
    if (of === 'window' && !window) throw new NotFound();
    const programme = await programmeById(tx, institute, window?.programmeId ?? id);
    const like = likeId && (await windowById(tx, institute, likeId));
    if (!programme || (queried(page, 'like') && (like || undefined)?.programmeId !== programme.id))
      throw new NotFound();
    const outcomes = await outcomesOf(tx, institute, programme.id);
    const ended = new Set(outcomes.filter(isEnded).map((outcome) => outcome.id));
    const indicators = (await indicatorsIn(tx, institute, { programmeId: programme.id })).filter(
      (each) =>
        canBeAsked(each, window) && (!ended.has(each.outcomeId) || window?.indicators.includes(each.id)),
    );
    const ids = indicators.map((indicator) => indicator.id);
    const asked = new Set(indicators.map(({ outcomeId }) => outcomeId));
    return {
      programme,
      window,
      like: like || undefined,
      indicators,
      outcomes: outcomes.filter((outcome) => asked.has(outcome.id)),
      worked: await workedIndicators(tx, institute, ids, window?.until),
      partners: await partnerChoices(tx, institute),
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
  alsoAsked: askedPairs,
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

export const openedForm = (page: Page, { window, like, ...form }: WindowForm): FormState => {
  if (like) return filledForm(likeWindow(page, like, form));
  if (!window) {
    const due = form.indicators.filter(({ frequency }) => frequency !== 'end' && frequency !== 'milestones');
    const ids = new Set(due.map(({ id }) => id));
    const working = new Set(
      form.worked.flatMap((each) => (ids.has(each.indicatorId) ? each.partnershipId : [])),
    );
    return filledForm({
      indicators: [...ids],
      partnerships: form.partners.map(({ id }) => id).filter((id) => working.has(id)),
    });
  }
  return filledForm({
    name: window.name,
    from: typedDay(page, window.from),
    until: typedDay(page, window.until),
    opensOn: typedDay(page, window.opensOn),
    closesOn: typedDay(page, window.closesOn),
    indicators: window.indicators,
    partnerships: window.partnerships,
    alsoAsked: window.alsoAsked.map(typedPair),
    ...(window.asksInstitute ? { asksInstitute: 'on' } : {}),
  });
};

/** What the window asked and whom, as far as that can be asked still, in the period after it. */
const likeWindow = (page: Page, like: WindowRow, { indicators, outcomes, partners }: AskedPartners) => {
  const { from, until, opensOn, closesOn } = nextPeriod(like);
  const known = { indicators: idsOf(indicators), outcomes: idsOf(outcomes), partners: idsOf(partners) };
  return {
    from: typedDay(page, from),
    until: typedDay(page, until),
    opensOn: typedDay(page, opensOn),
    closesOn: typedDay(page, closesOn),
    indicators: like.indicators.filter((id) => known.indicators.has(id)),
    partnerships: like.partnerships.filter((id) => known.partners.has(id)),
    alsoAsked: like.alsoAsked
      .filter(
        ({ partnershipId, outcomeId }) => known.partners.has(partnershipId) && known.outcomes.has(outcomeId),
      )
      .map(typedPair),
    ...(like.asksInstitute ? { asksInstitute: 'on' } : {}),
  };
};

const idsOf = (rows: readonly { id: string }[]): ReadonlySet<string> => new Set(rows.map(({ id }) => id));

/** Like which window it is opened, and how many of its indicators and partners cannot be asked any more. */
const likeText = ({ words }: Page, form: WindowForm, like: WindowRow): string => {
  const [indicators, partners] = [idsOf(form.indicators), idsOf(form.partners)];
  const left = [
    ...like.indicators.filter((id) => !indicators.has(id)),
    ...like.partnerships.filter((id) => !partners.has(id)),
  ].length;
  return [
    words.t('results.opened-like', { name: like.name }),
    left > 0 ? words.t('results.like-left-out', { count: left }) : '',
  ]
    .filter(Boolean)
    .join(' ');
};

/** What is asked of whom, as it is typed and as another saved it. */
const comparedAsking = ({ words }: Page, form: WindowForm, { typed = {} }: FormState): Compared => {
  const names = new Map([
    ...form.indicators.map(({ id, code }): [string, string] => [id, code]),
    ...form.outcomes.map(({ id, code }): [string, string] => [id, code]),
    ...form.partners.map(({ id, name }): [string, string] => [id, name]),
  ]);
  const named = (ids: readonly string[]) =>
    ids
      .map((each) =>
        each
          .split('.')
          .map((id) => names.get(id) ?? '')
          .join(' · '),
      )
      .sort((a, b) => a.localeCompare(b, words.language, { numeric: true }))
      .join(', ');
  const list = (field: string) => ({
    mine: named(typed[field] ?? []),
    theirs: (ids: unknown) => named(ids as readonly string[]),
  });
  return {
    'results.indicators': list('indicators'),
    'results.partners-asked': list('partnerships'),
    'results.also-asked': {
      mine: named(typed.alsoAsked ?? []),
      theirs: (pairs) => named((pairs as readonly AlsoAsked[]).map(typedPair)),
    },
  };
};

/** The way to the windows that ask the same already, where the form was refused for them. */
function AskedAlready({ page: { words }, state }: { page: Page; state: FormState }) {
  const met = (state.errors.from ?? []).flatMap(({ args }) => (args?.window ? [args] : []));
  if (met.length === 0) return null;
  return (
    <Notice kind="info">
      {words.t('results.windows-ask-the-same')}{' '}
      {met.map(({ window, name }, at) => (
        <>
          {at > 0 && ', '}
          <a href={paths.reportingWindow({ id: String(window) })}>{name}</a>
        </>
      ))}
    </Notice>
  );
}

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
      {form.like && <Notice kind="info">{likeText(page, form, form.like)}</Notice>}
      <AskedAlready page={page} state={state} />
      <PageForm
        page={page}
        state={state}
        cancel={window ? paths.reportingWindow({ id: window.id }) : list}
        {...(window ? { version: window.version } : {})}
        compared={comparedAsking(page, form, state)}
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
        <AskedPartnersFields page={page} state={state} asked={form} />
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
