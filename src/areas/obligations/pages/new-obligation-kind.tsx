import { fieldOf } from '../../../page/form-view.tsx';
import { localizedText, text, wholeNumber } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { LocalizedInput } from '../../programmes/pages/form-parts.tsx';
import { type FieldsProps, plainForm } from '../../programmes/pages/plain-form.tsx';
import { addObligationKind } from '../commands/add-obligation-kind.ts';
import { obligationRhythms, obligationScopes } from '../rules/obligation-kind.ts';
import { mayReviseObligationKinds } from '../rules/obligation-permissions.ts';
import { CycleField, KindFields, kindReaders } from './kind-fields.tsx';

const { version: _, ...ruleReaders } = kindReaders;

export const { show, save } = plainForm({
  may: mayReviseObligationKinds,
  load: async () => ({}),
  title: 'obligations.new-kind',
  kind: ({ words }) => words.t('obligations.kinds'),
  crumbs: ({ words }) => [
    { label: words.t('obligations.list'), href: paths.obligations() },
    { label: words.t('obligations.kinds'), href: paths.obligationKinds() },
  ],
  back: () => paths.obligationKinds(),
  open: () => ({ scope: 'institute', rhythm: 'every', bound: 'by', yearsAfter: '1', confidence: 'read' }),
  command: addObligationKind,
  readers: {
    ...ruleReaders,
    title: localizedText,
    scope: text,
    rhythm: text,
    event: localizedText,
    cycleFrom: wholeNumber,
    cycleUntil: wholeNumber,
  },
  extra: () => ({}),
  fields: NewKindFields,
  notice: 'obligations.kind-added',
});

function NewKindFields({ page, state }: Pick<FieldsProps<unknown>, 'page' | 'state'>) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <>
      <p>{words.t('obligations.new-kind-what')}</p>
      <LocalizedInput
        page={page}
        state={state}
        name="title"
        label={words.t('obligations.obligation')}
        hint={words.t('programmes.no-names')}
      />
      <SelectField
        {...field('scope')}
        label={words.t('obligations.about')}
        options={obligationScopes.map((value) => ({ value, label: words.t(`obligations.scope-${value}`) }))}
      />
      <SelectField
        {...field('rhythm')}
        label={words.t('obligations.rhythm')}
        options={obligationRhythms.map((value) => ({ value, label: words.t(`obligations.rhythm-${value}`) }))}
      />
      <LocalizedInput
        page={page}
        state={state}
        name="event"
        label={words.t('obligations.event')}
        hint={words.t('obligations.event-hint')}
        optional
      />
      <KindFields page={page} state={state} hasTerm />
      <CycleField page={page} state={state} name="cycleFrom" />
      <CycleField page={page} state={state} name="cycleUntil" />
    </>
  );
}
