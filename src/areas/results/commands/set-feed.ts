import { conflict, defineCommand, done, refuseFields } from '../../../command/command.ts';
import { feedOf } from '../queries/feeds.ts';
import { definitionsOf } from '../queries/indicators.ts';
import { feedInput } from '../rules/feed-input.ts';
import { canBeFed } from '../rules/measured.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';

/** Says which records feed an indicator, or that none do any more; figures that were confirmed stay as they are. */
export const setFeed = defineCommand({
  name: 'set-feed',
  version: 1,
  input: feedInput,
  may: mayDefineIndicators,
  run: async ({ tx, chain, entryNo }, { indicatorId, version, source, actionKind, theme, levels }) => {
    const definition = (await definitionsOf(tx, chain, [indicatorId])).get(indicatorId);
    if (!definition) return refuseFields({ indicatorId: [{ key: 'problem.not-known-here' }] });
    if (source && !canBeFed(definition))
      return refuseFields({ source: [{ key: 'results.feed-needs-a-number' }] });
    const standing = await feedOf(tx, chain, indicatorId);
    if (standing.version !== version)
      return conflict(standing.version, {
        'results.feed-source': standing.source,
        'results.feed-action-kind': standing.actionKind,
        'results.feed-theme': standing.theme,
        'results.feed-levels': standing.levels.join(', '),
      });
    const said = { source: source ?? null, action_kind: actionKind ?? null, theme: theme ?? null, levels };
    await tx
      .insertInto('indicator_feeds')
      .values({ institute_id: chain, indicator_id: indicatorId, ...said, entry_no: entryNo })
      .onConflict((clash) =>
        clash.columns(['institute_id', 'indicator_id']).doUpdateSet({ ...said, version: version + 1 }),
      )
      .execute();
    const { version: _, ...before } = standing;
    return done(
      { id: indicatorId },
      {
        subject: { kind: 'indicator', id: indicatorId },
        before,
        after: { source, actionKind, theme, levels },
      },
    );
  },
});
