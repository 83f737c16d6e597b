import { NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { requireAllowed } from '../../../page/require-allowed.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { routeId } from '../../programmes/pages/page-subject.ts';
import { reviseObligationKind } from '../commands/revise-obligation-kind.ts';
import { obligationKindById } from '../queries/obligation-kinds.ts';
import {
  type KindRow,
  kindConfidences,
  obligationBounds,
  obligationRoles,
} from '../rules/obligation-kind.ts';
import { mayReviseObligationKinds } from '../rules/obligation-permissions.ts';
import { requireClockReader } from './obligation-subject.ts';

export const show = async (page: Page) => {
  const kind = await load(page);
  const number = (value: number | null) => (value === null ? undefined : String(value));
  const state = filledForm({
    ...kind,
    title: undefined,
    event: undefined,
    yearsAfter: number(kind.yearsAfter),
    month: number(kind.month),
    dayOfMonth: number(kind.day),
    day: undefined,
    monthsAfter: number(kind.monthsAfter),
    daysAfter: number(kind.daysAfter),
    cycleFrom: undefined,
    cycleUntil: number(kind.cycleUntil),
    version: undefined,
    position: undefined,
  });
  return html(view(page, kind, state));
};

export const save = async (page: Page) => {
  const kind = await load(page);
  const readers = {
    version: wholeNumber,
    bound: text,
    yearsAfter: wholeNumber,
    month: wholeNumber,
    dayOfMonth: wholeNumber,
    monthsAfter: wholeNumber,
    daysAfter: wholeNumber,
    role: text,
    citation: text,
    confidence: text,
    cycleUntil: wholeNumber,
  };
  const submitted = await submit(page, reviseObligationKind, readers, { kindId: kind.id });
  if (!submitted.done) return invalid(view(page, kind, submitted.state));
  return redirect(paths.obligationKinds(), 'obligations.kind-revised');
};

const load = async (page: Page): Promise<KindRow> => {
  const { id: institute } = requireClockReader(page);
  const id = routeId(page);
  const kind = await page.read((tx) => obligationKindById(tx, institute, id));
  if (!kind) throw new NotFound();
  requireAllowed(mayReviseObligationKinds(page.actor));
  return kind;
};

const view = (page: Page, kind: KindRow, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  const number = (
    name: 'yearsAfter' | 'month' | 'dayOfMonth' | 'monthsAfter' | 'daysAfter' | 'cycleUntil',
  ) => (
    <TextField
      {...field(name)}
      label={words.t(`obligations.${name}`)}
      inputmode="numeric"
      width={8}
      optional={optional}
    />
  );
  const title = words.text(kind.title);
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('obligations.kinds'), href: paths.obligationKinds() }]}
      narrow
    >
      <PageHead
        title={title}
        kind={words.t('obligations.kinds')}
        quiet={words.t(`obligations.scope-${kind.scope}`)}
      />
      <PageForm page={page} state={state} version={kind.version} cancel={paths.obligationKinds()}>
        <SelectField
          {...field('bound')}
          label={words.t('obligations.bound')}
          options={obligationBounds.map((value) => ({ value, label: words.t(`obligations.bound-${value}`) }))}
        />
        {number('yearsAfter')}
        {number('month')}
        {number('dayOfMonth')}
        {kind.event && (
          <>
            <p>{words.t('obligations.runs-from', { fact: words.text(kind.event) })}</p>
            {number('monthsAfter')}
            {number('daysAfter')}
          </>
        )}
        <SelectField
          {...field('role')}
          label={words.t('obligations.role')}
          options={obligationRoles.map((value) => ({ value, label: words.say(`role.${value}`) }))}
        />
        <TextField {...field('citation')} label={words.t('obligations.citation')} />
        <SelectField
          {...field('confidence')}
          label={words.t('obligations.confidence')}
          options={kindConfidences.map((value) => ({
            value,
            label: words.t(`obligations.confidence-${value}`),
          }))}
        />
        {number('cycleUntil')}
      </PageForm>
    </Frame>
  );
};
