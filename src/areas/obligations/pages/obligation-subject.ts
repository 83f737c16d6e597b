import { NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import { requireAllowed } from '../../../page/require-allowed.ts';
import { paths } from '../../../paths.ts';
import { routeId } from '../../programmes/pages/page-subject.ts';
import { obligationKindById } from '../queries/obligation-kinds.ts';
import type { KindRow } from '../rules/obligation-kind.ts';
import { mayReadObligations, mayReviseObligationKinds } from '../rules/obligation-permissions.ts';

/** The institute whose clock this is; for who may not read it the page does not exist. */
export const requireClockReader = (page: Page): { id: string; code: string } => {
  const { institute } = page.actor;
  if (!institute || mayReadObligations(page.actor) !== true) throw new NotFound();
  return institute;
};

/** Where it is told how a kind came to be what it is. */
export const kindHistory = ({ id }: { id: string }): string => paths.history({ kind: 'obligation_kind', id });

/** The kind of the address, for who may change it. */
export const kindToRevise = async (page: Page): Promise<KindRow> => {
  const { id: institute } = requireClockReader(page);
  const id = routeId(page);
  const kind = await page.read((tx) => obligationKindById(tx, institute, id));
  if (!kind) throw new NotFound();
  requireAllowed(mayReviseObligationKinds(page.actor));
  return kind;
};
