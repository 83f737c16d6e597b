import { createHash } from 'node:crypto';
import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { headOf } from '../../../command/journal.ts';
import { canonicalJson } from '../../../command/trail.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { freezeBooks } from '../../finance/commands/freeze-books.ts';
import { filingBlockers } from '../queries/filing-blockers.ts';
import { programmeAccount } from '../queries/programme-account.ts';
import { filingInput } from '../rules/filing-input.ts';
import { mayFile } from '../rules/filing-permissions.ts';

/**
 * Freezes a programme as it stands and gives it to the donor. The content is canonical JSON with its hash; the head of
 * the trail before this entry is kept with it, so that a copy kept elsewhere proves what was known then.
 */
export const fileProgramme = defineCommand({
  name: 'file-programme',
  version: 1,
  input: filingInput,
  may: mayFile,
  run: async (writing, { id = newId(), programmeId, kind, year }) => {
    const { tx, actor, chain, entryNo } = writing;
    const day = todayIn();
    const institute = actor.institute ?? { id: chain, code: '' };
    const account = await programmeAccount(tx, institute, { programmeId, year, day });
    if (!account) return refuseFields({ programmeId: [{ key: 'problem.not-known-here' }] });
    const { programme } = account.content;
    if (year !== undefined && (year < yearOf(programme.from) || year > yearOf(programme.until)))
      return refuseFields({ year: [{ key: 'filing.year-outside-programme', args: { year: String(year) } }] });
    const judged = { programme: { id: programmeId, untilOn: programme.until }, kind, year, day };
    const blockers = await filingBlockers(tx, chain, judged, account.checks);
    if (blockers.length > 0) {
      const rules = [...new Set(blockers.map(({ ruleId }) => ruleId))].join(', ');
      return refuse({ key: 'filing.blocked', args: { count: blockers.length, rules } });
    }
    const content = canonicalJson(account.content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const head = await headOf(tx, chain);
    await tx
      .insertInto('filings')
      .values({
        institute_id: chain,
        id,
        programme_id: programmeId,
        programme_reference: programme.reference,
        kind,
        year: year ?? null,
        filed_on: day,
        content,
        sha256,
        trail_no: head.lastNo,
        trail_hash: head.hash.toString('hex'),
        filed_by_name: actor.name,
        entry_no: entryNo,
      })
      .execute();
    await freezeBooks(writing, programmeId);
    const after = { programme: programme.reference, kind, year, sha256 };
    return done({ id }, { subject: { kind: 'programme', id: programmeId }, after });
  },
});
