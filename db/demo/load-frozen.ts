import { confirmAccount } from '../../src/areas/control/commands/confirm-account.ts';
import { freezeAccount } from '../../src/areas/control/commands/freeze-account.ts';
import { frozenAccounts } from '../../src/areas/control/queries/frozen-accounts.ts';
import { justification } from '../../src/areas/control/queries/justification.ts';
import { directCosts, justifiedUntil } from '../../src/areas/control/rules/justification.ts';
import { divideHalfAway } from '../../src/kernel/decimal.ts';
import { storyId } from './draws.ts';
import { staff, type Telling, tell } from './telling.ts';

/**
 * The figures of two years, frozen for the auditor: of 2024 confirmed in two points, of 2025 with structure costs below
 * the flat rate, so that the report waits.
 */
export const tellFrozenAccounts = async (telling: Telling): Promise<void> => {
  const { db, names, story, today } = telling;
  if (today < '2026-01-31') return;
  const finance = staff(telling, 'finance_officer');
  const auditor = staff(telling, 'auditor');
  const programmeId = names.programme(story.current);
  const { currency, lines } = await db.read(finance, (tx) => justification(tx, names.institute, programmeId));
  const freeze = async (year: number, percent: number): Promise<string> => {
    const id = storyId(story.code, 'frozen account', year);
    const direct = directCosts(justifiedUntil(lines, year)).inYear;
    const [told] = await db.read(finance, (tx) => frozenAccounts(tx, names.institute, { id }));
    // What was frozen is not what would be frozen once the books have changed.
    if (told) return id;
    await tell(telling, finance, freezeAccount, [year], {
      id,
      programmeId,
      year,
      auditorId: auditor.membershipId,
      structureActual: { minor: share(direct, percent), currency },
      ownContribution: { minor: share(direct, 20), currency },
    });
    return id;
  };
  const confirmed = await freeze(2024, 8);
  for (const point of ['charged', 'structure'])
    await tell(telling, auditor, confirmAccount, [confirmed, point], {
      accountId: confirmed,
      point,
      verdict: 'confirmed',
    });
  await freeze(2025, 6);
};

const share = (minor: number, percent: number): number =>
  Number(divideHalfAway(BigInt(minor) * BigInt(percent), 100n));
