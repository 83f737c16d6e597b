import type { Reader } from '../../../page/form.ts';
import { localizedText } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { addCausalLink } from '../commands/add-causal-link.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { ChoiceInput } from './field-parts.tsx';
import { LocalizedInput } from './form-parts.tsx';
import { plainForm } from './plain-form.tsx';
import { theoryCrumbs } from './theory-crumbs.ts';
import { linkEnds, loadTheory } from './theory-parts.ts';

/** An end of a link as its choice names it: `outcome:<id>`. */
const end: Reader<{ kind: string; id: string } | undefined> = (typed, name) => {
  const [kind = '', id = ''] = (typed[name]?.[0] ?? '').split(':');
  return { value: id ? { kind, id } : undefined };
};

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: loadTheory,
  title: 'programmes.theory-new-link',
  kind: (_, { programme }) => programme.reference,
  crumbs: (page, { programme }) => theoryCrumbs(page, programme),
  back: ({ programme: { id } }) => paths.theory({ id }),
  command: addCausalLink,
  readers: { from: end, to: end, reason: localizedText },
  extra: (_, { programme: { id } }) => ({ programmeId: id }),
  fields: ({ page, state, loaded }) => {
    const ends = linkEnds(page, loaded);
    return (
      <>
        <ChoiceInput
          page={page}
          state={state}
          name="from"
          label="programmes.theory-from"
          options={ends.filter(({ value }) => !value.startsWith('impact'))}
        />
        <ChoiceInput page={page} state={state} name="to" label="programmes.theory-to" options={ends} />
        <LocalizedInput
          page={page}
          state={state}
          name="reason"
          label={page.words.t('programmes.theory-reason')}
          hint={page.words.t('programmes.no-names')}
          rows={2}
          optional
        />
      </>
    );
  },
  notice: 'programmes.theory-link-added',
});
