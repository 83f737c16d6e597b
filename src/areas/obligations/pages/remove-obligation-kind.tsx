import { paths } from '../../../paths.ts';
import { plainForm } from '../../programmes/pages/plain-form.tsx';
import { removeObligationKind } from '../commands/remove-obligation-kind.ts';
import { obligationKindById } from '../queries/obligation-kinds.ts';
import { isOwnKind } from '../rules/obligation-kind.ts';
import { mayReviseObligationKinds } from '../rules/obligation-permissions.ts';

export const { show, save } = plainForm({
  may: mayReviseObligationKinds,
  load: async (tx, instituteId, id) => {
    const kind = await obligationKindById(tx, instituteId, id);
    return kind && isOwnKind(kind) ? kind : undefined;
  },
  title: 'obligations.remove-kind',
  button: 'obligations.remove-kind',
  kind: ({ words }, { title }) => words.text(title),
  crumbs: ({ words }, { id, title }) => [
    { label: words.t('obligations.kinds'), href: paths.obligationKinds() },
    { label: words.text(title), href: paths.obligationKind({ id }) },
  ],
  back: () => paths.obligationKinds(),
  version: ({ version }) => version,
  command: removeObligationKind,
  readers: {},
  extra: (_, { id }) => ({ kindId: id }),
  fields: ({ page: { words } }) => <p>{words.t('obligations.remove-kind-what')}</p>,
  notice: 'obligations.kind-removed',
});
