import { localizedText, text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { addStatement } from '../commands/add-statement.ts';
import { outcomesOf } from '../queries/outcomes.ts';
import { programmeById } from '../queries/programmes.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { statementKinds } from '../rules/theory-input.ts';
import { ChoiceInput, FewInput } from './field-parts.tsx';
import { LocalizedInput } from './form-parts.tsx';
import { plainForm } from './plain-form.tsx';
import { theoryCrumbs } from './theory-crumbs.ts';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: async (tx, instituteId, id) => {
    const programme = await programmeById(tx, instituteId, id);
    return programme && { programme, outcomes: await outcomesOf(tx, instituteId, id) };
  },
  title: 'programmes.theory-new',
  kind: (_, { programme }) => programme.reference,
  crumbs: (page, { programme }) => theoryCrumbs(page, programme),
  back: ({ programme: { id } }) => paths.theory({ id }),
  open: ({ query }) => ({
    kind: query.get('kind') ?? undefined,
    outcomeId: query.get('outcome') ?? undefined,
  }),
  command: addStatement,
  readers: { kind: text, outcomeId: text, text: localizedText },
  extra: (_, { programme: { id } }) => ({ programmeId: id }),
  fields: ({ page, state, loaded }) => (
    <>
      <FewInput
        page={page}
        state={state}
        name="kind"
        label="programmes.theory-kind"
        values={statementKinds}
      />
      <ChoiceInput
        page={page}
        state={state}
        name="outcomeId"
        label="programmes.outcome"
        hint="programmes.theory-outcome-hint"
        optional
        options={loaded.outcomes.map(({ id, code, title }) => ({
          value: id,
          label: `${code} ${page.words.text(title)}`,
        }))}
      />
      <LocalizedInput
        page={page}
        state={state}
        name="text"
        label={page.words.t('programmes.theory-text')}
        hint={page.words.t('programmes.no-names')}
        rows={3}
      />
    </>
  ),
  notice: 'programmes.theory-added',
});
