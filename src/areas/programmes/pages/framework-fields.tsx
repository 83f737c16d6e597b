import { type Reader, type Typed, typedText } from '../../../page/form.ts';
import type { Page } from '../../../page/page.ts';
import { day, localizedText, text } from '../../../page/readers.ts';
import { filledRows, RowsField } from '../../../page/rows-field.tsx';
import { type FormState, filledForm } from '../../../page/submit.ts';
import type { Compared } from '../../../page/two-versions.tsx';
import { paths } from '../../../paths.ts';
import type { Link } from '../../../ui/link.ts';
import type { TargetActor } from '../queries/frameworks.ts';
import { frameworkKinds } from '../rules/outcome-input.ts';
import { actorText } from './contribution-lines.tsx';
import { FewInput, LineInput } from './field-parts.tsx';
import { DayInput, LocalizedInput } from './form-parts.tsx';

export const frameworkReaders = {
  name: localizedText,
  kind: text,
  lead: text,
  fromOn: day,
  untilOn: day,
  context: localizedText,
  synergies: localizedText,
  arrangements: localizedText,
};

/** What a framework contains beside its targets, in the order of the decree. */
export const frameworkParts = ['context', 'synergies', 'arrangements'] as const;

const actorColumns = ['organisation', 'theirPart'] as const;

/** A row an organisation; what it contributes may be unsaid. */
const actors: Reader<unknown> = (typed, name) => ({
  value: filledRows(typed, name, actorColumns).map((at) => {
    const said = (column: string) => typedText(typed, `${name}.${at}.${column}`)?.trim();
    return { organisation: said('organisation') ?? '', theirPart: said('theirPart') || undefined };
  }),
});

export const targetReaders = {
  code: text,
  title: localizedText,
  justification: localizedText,
  unit: localizedText,
  actors,
};

/** Who else contributes, as the fields of a form. */
export const actorFields = (all: readonly TargetActor[]): Record<string, string> =>
  Object.fromEntries(
    all.flatMap(({ organisation, theirPart }, at) => [
      [`actors.${at}.organisation`, organisation],
      [`actors.${at}.theirPart`, theirPart ?? ''],
    ]),
  );

/** One's own list and that of who saved meanwhile. */
export const actorsCompared = ({ typed }: FormState): Compared => ({
  'field.actors': {
    mine: actorsTyped(typed),
    theirs: (all) => actorsTyped(filledForm(actorFields(all as readonly TargetActor[])).typed),
  },
});

const actorsTyped = (typed: Typed | undefined): string => {
  const said = (at: number | string, column: string) => typedText(typed, `actors.${at}.${column}`);
  return filledRows(typed, 'actors', actorColumns)
    .map((at) => actorText(said(at, 'organisation'), said(at, 'theirPart')))
    .join('; ');
};

type Props = { page: Page; state: FormState };

/** What a joint strategic framework is called, of which kind it is, who leads it and when it runs. */
export function FrameworkFields({ page, state }: Props) {
  const { words } = page;
  return (
    <>
      <LocalizedInput
        page={page}
        state={state}
        name="name"
        label={words.t('programmes.framework-name')}
        hint={words.t('programmes.no-names')}
      />
      <FewInput
        page={page}
        state={state}
        name="kind"
        label="programmes.framework-kind"
        values={frameworkKinds}
      />
      <LineInput
        page={page}
        state={state}
        name="lead"
        label="programmes.framework-lead"
        hint="programmes.framework-lead-hint"
        optional
      />
      <DayInput page={page} state={state} name="fromOn" label={words.t('programmes.fromOn')} />
      <DayInput page={page} state={state} name="untilOn" label={words.t('programmes.untilOn')} />
      {frameworkParts.map((name) => (
        <LocalizedInput
          page={page}
          state={state}
          name={name}
          label={words.t(`programmes.framework-${name}`)}
          hint={[words.t(`programmes.framework-${name}-hint`), words.t('programmes.no-names')].join(' ')}
          rows={4}
          optional
        />
      ))}
    </>
  );
}

export function TargetFields({ page, state }: Props) {
  const { words } = page;
  return (
    <>
      <LineInput page={page} state={state} name="code" label="programmes.code" width={8} />
      <LocalizedInput
        page={page}
        state={state}
        name="title"
        label={words.t('programmes.framework-target')}
        hint={words.t('programmes.no-names')}
        rows={3}
      />
      <LocalizedInput
        page={page}
        state={state}
        name="justification"
        label={words.t('programmes.framework-justification')}
        hint={words.t('programmes.framework-justification-hint')}
        rows={4}
        optional
      />
      <LocalizedInput
        page={page}
        state={state}
        name="unit"
        label={words.t('programmes.framework-unit')}
        hint={words.t('programmes.framework-unit-hint')}
        optional
      />
      <RowsField
        page={page}
        state={state}
        name="actors"
        caption={words.t('programmes.framework-actors')}
        hint={words.t('programmes.framework-actors-hint')}
        columns={[
          { name: 'organisation', label: words.t('programmes.framework-actor') },
          { name: 'theirPart', label: words.t('programmes.framework-their-part') },
        ]}
      />
    </>
  );
}

export const frameworkCrumbs = ({ words }: Page, ...further: readonly Link[]): readonly Link[] => [
  { label: words.t('programmes.list'), href: paths.programmes() },
  { label: words.t('programmes.strategic-frameworks'), href: paths.frameworks() },
  ...further,
];
