import type { Tx } from '../../../db/transaction.ts';
import type { Localized } from '../../../kernel/localized.ts';

/** An institute's name in its languages. */
export const instituteName = async (tx: Tx, id: string): Promise<Localized> =>
  (await tx.selectFrom('institutes').select('name').where('id', '=', id).executeTakeFirstOrThrow())
    .name as Localized;
