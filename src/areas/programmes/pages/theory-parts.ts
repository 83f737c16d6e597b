import type { Tx } from '../../../db/transaction.ts';
import type { Page } from '../../../page/page.ts';
import { type AssumptionNow, assumptionsNow } from '../queries/assumptions.ts';
import { type OutcomeRow, type OutputRow, outcomesOf } from '../queries/outcomes.ts';
import { type ProgrammeRow, programmeById } from '../queries/programmes.ts';
import {
  type CausalLinkRow,
  causalLinksOf,
  outputsOfProgramme,
  type StatementRow,
  statementsOf,
} from '../queries/theories.ts';
import { mayReadProgrammeFile } from '../rules/programme-permissions.ts';
import type { LinkEnd } from '../rules/theory-input.ts';

export type Theory = {
  programme: ProgrammeRow;
  outcomes: readonly OutcomeRow[];
  outputs: readonly OutputRow[];
  statements: readonly StatementRow[];
  links: readonly CausalLinkRow[];
  /** Whether assumptions still hold; empty for who does not read the programme file. */
  assumptions: readonly AssumptionNow[];
};

/** The whole theory of change of a programme; undefined where the actor sees no such programme. */
export const loadTheory = async (
  tx: Tx,
  instituteId: string,
  id: string,
  { actor }: Page,
): Promise<Theory | undefined> => {
  const programme = await programmeById(tx, instituteId, id);
  if (!programme) return undefined;
  return {
    programme,
    outcomes: await outcomesOf(tx, instituteId, id),
    outputs: await outputsOfProgramme(tx, instituteId, id),
    statements: await statementsOf(tx, instituteId, id),
    links: await causalLinksOf(tx, instituteId, id),
    assumptions: mayReadProgrammeFile(actor) === true ? await assumptionsNow(tx, instituteId, id) : [],
  };
};

/** Everything that a causal link can join, as choices of a form. */
export const linkEnds = (page: Page, { outcomes, outputs, statements }: Theory) => {
  const { words } = page;
  return [
    ...statements
      .filter(({ kind }) => kind === 'impact')
      .map(({ id, text }) => ({
        value: `impact:${id}`,
        label: `${words.t('programmes.theory-kind-impact')}: ${words.text(text)}`,
      })),
    ...outcomes.flatMap((outcome) => [
      { value: `outcome:${outcome.id}`, label: `${outcome.code} ${words.text(outcome.title)}` },
      ...outputs
        .filter(({ outcomeId }) => outcomeId === outcome.id)
        .map(({ id, code, title }) => ({
          value: `output:${id}`,
          label: `${outcome.code} · ${code} ${words.text(title)}`,
        })),
    ]),
  ];
};

/** What an end of a link is called. */
export const endName = (page: Page, theory: Theory, { kind, id }: LinkEnd): string =>
  linkEnds(page, theory).find(({ value }) => value === `${kind}:${id}`)?.label ?? '';
