import { conflict, defineCommand, done, type Refusal, refuse } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { decisionsOf } from '../queries/decisions.ts';
import { isSpokenOf, outcomeById } from '../queries/outcomes.ts';
import { removeOutcomeInput } from '../rules/outcome-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { keepLists } from './keep-lists.ts';
import { keepOutcomePartners } from './keep-outcome-partners.ts';

const hangs = { problem: { key: 'programmes.outcome-is-used' } };

/** What hangs on an outcome as it stands alone: all that refers to it but the lists that go with it. */
const referring = [
  'action_plan_lines',
  'activities',
  'announced_groups',
  'appraisal_questions',
  'assets',
  'budget_amounts',
  'budget_shift_moves',
  'decision_shares',
  'evaluations',
  'expense_decisions',
  'expenses',
  'file_texts',
  'framework_contributions',
  'group_announcements',
  'indicators',
  'lesson_sheets',
  'marker_reasons',
  'measurement_feeds',
  'measurement_restatements',
  'measurement_reviews',
  'measurements',
  'opening_balances',
  'outcome_ends',
  'outputs',
  'planned_transfers',
  'programme_amendments',
  'programme_risks',
  'progress_reviews',
  'protections',
  'restatement_letters',
  'results',
  'revenues',
  'score_sheets',
  'stories',
  'theory_statements',
  'transactions',
  'unreported_figures',
].map((table): [string, Refusal] => [`${table}_institute_id_outcome_id_fkey`, hangs]);

/**
 * Takes out an outcome that was entered by mistake, with its places, partners and classifications, while nothing else
 * hangs on it, no reader of IATI can know it and no decision of the donor stands; the trail keeps what it said.
 */
export const removeOutcome = defineCommand({
  name: 'remove-outcome',
  version: 1,
  input: removeOutcomeInput,
  constraints: {
    ...Object.fromEntries(referring),
    causal_links_institute_id_from_outcome_id_fkey: hangs,
    causal_links_institute_id_to_outcome_id_fkey: hangs,
  },
  may: mayKeepProgrammes,
  run: async (writing, { outcomeId, version }) => {
    const { tx, chain } = writing;
    const found = await outcomeById(tx, chain, outcomeId);
    if (!found) throw new NotFound();
    const { code, title, description, aims, isBelgian, programmeId } = found;
    if (found.version !== version)
      return conflict(found.version, {
        'programmes.code': code,
        'programmes.title': title,
        'programmes.description': description,
        'programmes.aims': aims,
      });
    if ((await decisionsOf(tx, chain, programmeId)).some(({ kind }) => kind !== 'submitted'))
      return refuse({ key: 'programmes.outcome-is-decided' });
    if (found.iatiIdentifier) return refuse({ key: 'programmes.outcome-is-published' });
    if (await isSpokenOf(tx, chain, outcomeId)) return refuse(hangs.problem);
    await keepLists(
      writing,
      { programmeId, outcomeId },
      { places: [], classifications: [], participations: [] },
    );
    await keepOutcomePartners(writing, { programmeId, outcomeId }, []);
    await tx
      .deleteFrom('programme_arrivals')
      .where('institute_id', '=', chain)
      .where('outcome_id', '=', outcomeId)
      .execute();
    await tx.deleteFrom('outcomes').where('institute_id', '=', chain).where('id', '=', outcomeId).execute();
    const before = { outcomeId, code, title, description, aims, isBelgian };
    return done({ programmeId }, { subject: { kind: 'programme', id: programmeId }, before });
  },
});
