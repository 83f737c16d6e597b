import { paths } from '../../../paths.ts';
import { removeCausalLink } from '../commands/remove-causal-link.ts';
import { causalLinkById } from '../queries/theories.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { plainForm } from './plain-form.tsx';
import { theoryCrumbs } from './theory-crumbs.ts';
import { endName, loadTheory } from './theory-parts.ts';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: async (tx, instituteId, id, page) => {
    const link = await causalLinkById(tx, instituteId, id);
    const theory = link && (await loadTheory(tx, instituteId, link.programmeId, page));
    return link && theory && { link, theory };
  },
  title: 'programmes.theory-remove-link',
  button: 'programmes.theory-remove-link',
  kind: (_, { theory }) => theory.programme.reference,
  crumbs: (page, { theory }) => theoryCrumbs(page, theory.programme),
  back: ({ theory }) => paths.theory({ id: theory.programme.id }),
  command: removeCausalLink,
  readers: {},
  extra: (_, { link }) => ({ linkId: link.id }),
  fields: ({ page, loaded: { link, theory } }) => (
    <p>
      {endName(page, theory, link.from)} → {endName(page, theory, link.to)}
    </p>
  ),
  notice: 'programmes.theory-link-removed',
});
