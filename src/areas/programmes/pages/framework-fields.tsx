import type { Page } from '../../../page/page.ts';
import { day, localizedText, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import type { Link } from '../../../ui/link.ts';
import { frameworkKinds } from '../rules/outcome-input.ts';
import { FewInput, LineInput } from './field-parts.tsx';
import { DayInput, LocalizedInput } from './form-parts.tsx';

export const frameworkReaders = { name: localizedText, kind: text, lead: text, fromOn: day, untilOn: day };

export const targetReaders = { code: text, title: localizedText };

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
    </>
  );
}

export const frameworkCrumbs = ({ words }: Page, ...further: readonly Link[]): readonly Link[] => [
  { label: words.t('programmes.list'), href: paths.programmes() },
  { label: words.t('programmes.strategic-frameworks'), href: paths.frameworks() },
  ...further,
];
