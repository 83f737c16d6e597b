import { type ListColumn, listFile } from '../../../page/list-export.ts';
import type { Answer, Page } from '../../../page/page.ts';
import type { LinkEnd, StatementKind } from '../rules/theory-input.ts';
import { endName, type Theory } from './theory-parts.ts';

type Line = {
  kind: string;
  code?: string;
  text: string;
  /** Code of the outcome that it is of. */
  outcome?: string;
  /** By its place in the chain, and by the further links. */
  leadsTo: readonly string[];
};

/** The outline in its order as rows: what each is, of which outcome, and what it leads to; a condition leads to nothing. */
export const theoryFile = (page: Page, theory: Theory): Promise<Answer> => {
  const { words } = page;
  const columns: ListColumn<Line>[] = [
    { label: words.t('programmes.theory-kind'), value: ({ kind }) => kind },
    { label: words.t('programmes.code'), value: ({ code }) => code },
    { label: words.t('programmes.outcome'), value: ({ outcome }) => outcome },
    { label: words.t('programmes.theory-text'), value: ({ text }) => text },
    { label: words.t('programmes.theory-to'), value: ({ leadsTo }) => leadsTo.join('\n') },
  ];
  const name = `${words.t('programmes.theory')} ${theory.programme.reference}`;
  return listFile(page, name, columns, linesOf(page, theory));
};

const linesOf = (page: Page, theory: Theory): Line[] => {
  const { words } = page;
  const { outcomes, outputs, statements, links } = theory;
  const impacts = statements.filter(({ kind }) => kind === 'impact').map(({ text }) => words.text(text));
  const further = (end: LinkEnd) =>
    links
      .filter(({ from }) => from.kind === end.kind && from.id === end.id)
      .map(({ to, reason }) => [endName(page, theory, to), words.text(reason)].filter(Boolean).join(' · '));
  const said = (kind: StatementKind, of: { id: string; code: string } | null): Line[] =>
    statements
      .filter((row) => row.kind === kind && row.outcomeId === (of?.id ?? null))
      .map(({ text }) => ({
        kind: words.t(`programmes.theory-kind-${kind}`),
        text: words.text(text),
        ...(of && { outcome: of.code }),
        leadsTo: [],
      }));
  return [
    ...said('impact', null),
    ...said('assumption', null),
    ...outcomes.flatMap(({ id, code, title }): Line[] => [
      {
        kind: words.t('programmes.outcome'),
        code,
        text: words.text(title),
        leadsTo: [...impacts, ...further({ kind: 'outcome', id })],
      },
      ...outputs
        .filter(({ outcomeId }) => outcomeId === id)
        .map((output) => ({
          kind: words.t('programmes.output'),
          code: output.code,
          outcome: code,
          text: words.text(output.title),
          leadsTo: [`${code} ${words.text(title)}`, ...further({ kind: 'output', id: output.id })],
        })),
      ...said('assumption', { id, code }),
      ...said('actor', { id, code }),
    ]),
    ...said('actor', null),
  ];
};
