import { createHash } from 'node:crypto';
import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { headOf } from '../../../command/journal.ts';
import { canonicalJson } from '../../../command/trail.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { freezeBooks } from '../../finance/commands/freeze-books.ts';
import { auditorChoices } from '../../people/queries/auditors.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { justification } from '../queries/justification.ts';
import { mayFreezeAccount } from '../rules/account-permissions.ts';
import { type FrozenContent, freezeInput } from '../rules/frozen-account.ts';
import { directCosts, justifiedUntil } from '../rules/justification.ts';

/**
 * Freezes the figures of a year for the statutory auditor, as the books stood at the entry before. What changes later
 * shows as a difference; another freezing is another version.
 */
export const freezeAccount = defineCommand({
  name: 'freeze-account',
  version: 1,
  input: freezeInput,
  may: mayFreezeAccount,
  run: async (writing, input) => {
    const { tx, actor, chain, entryNo } = writing;
    const { id = newId(), programmeId, year, auditorId, structureActual } = input;
    const programme = await programmeById(tx, chain, programmeId);
    const auditors = await auditorChoices(tx, chain, todayIn());
    const auditor = auditors.find((each) => each.id === auditorId);
    if (!programme) return refuseFields({ programmeId: [{ key: 'problem.not-known-here' }] });
    const wrong: FieldErrors = {
      ...(!auditor && { auditorId: [{ key: 'problem.not-known-here' }] }),
      ...((year < yearOf(programme.fromOn) || year > yearOf(programme.untilOn)) && {
        year: [{ key: 'finance.year-outside-programme' }],
      }),
      ...foreign(input, programme.currency),
    };
    if (!auditor || Object.keys(wrong).length > 0) return refuseFields(wrong);
    const { currency, lines, codes } = await justification(tx, chain, programmeId);
    const rows = justifiedUntil(lines, year);
    const frozen: FrozenContent = {
      format: 'relais-frozen-1',
      programme: programme.reference,
      year,
      currency,
      rows: rows.map((row) => ({ ...row, code: codes.get(row.key) ?? row.key })),
      direct: directCosts(rows),
      structureActual: structureActual.minor,
      ownContribution: input.ownContribution.minor,
      additionalRevenue: input.additionalRevenue?.minor ?? null,
    };
    const content = canonicalJson(frozen);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const head = await headOf(tx, chain);
    await tx
      .insertInto('frozen_accounts')
      .values({
        institute_id: chain,
        id,
        programme_id: programmeId,
        year,
        content,
        sha256,
        as_of_no: head.lastNo,
        trail_hash: head.hash.toString('hex'),
        auditor_id: auditorId,
        auditor_name: auditor.name,
        frozen_by: actor.membershipId,
        frozen_by_name: actor.name,
        entry_no: entryNo,
      })
      .execute();
    await freezeBooks(writing, programmeId);
    const after = { programme: programme.reference, year, sha256, auditor: auditor.name };
    return done({ id }, { subject: { kind: 'frozen_account', id }, after });
  },
});

type Amounts = Partial<
  Record<'structureActual' | 'ownContribution' | 'additionalRevenue', { currency: string } | undefined>
>;

const foreign = (input: Amounts, currency: string): FieldErrors =>
  Object.fromEntries(
    (['structureActual', 'ownContribution', 'additionalRevenue'] as const)
      .filter((field) => input[field] && input[field].currency !== currency)
      .map((field) => [field, [{ key: 'control.finding-in-another-currency' }]]),
  );
