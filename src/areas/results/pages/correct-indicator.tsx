import type { Tx } from '../../../db/transaction.ts';
import type { Reader } from '../../../page/form.ts';
import type { Page } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { ChoiceInput, LineInput, ParagraphInput } from '../../programmes/pages/field-parts.tsx';
import { plainForm } from '../../programmes/pages/plain-form.tsx';
import { outcomesOf } from '../../programmes/queries/outcomes.ts';
import { outputsOfProgramme } from '../../programmes/queries/theories.ts';
import { correctIndicator } from '../commands/correct-indicator.ts';
import { indicatorSubject } from '../queries/indicator-subjects.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';

/** An indicator with every outcome of its programme, and their outputs. */
const load = async (tx: Tx, instituteId: string, id: string) => {
  const found = await indicatorSubject(tx, instituteId, id);
  if (!found) return undefined;
  const { programmeId } = found.outcome;
  const outcomes = await outcomesOf(tx, instituteId, programmeId);
  return { ...found, outcomes, outputs: await outputsOfProgramme(tx, instituteId, programmeId) };
};

type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>;
type Place = { outcomeId: string; outputId?: string };

const choiceOf = ({ outcomeId, outputId }: { outcomeId: string; outputId: string | null }): string =>
  outputId ? `${outcomeId}/${outputId}` : outcomeId;

/** An outcome, or one of its outputs: both ids are of one choice. */
const hangsOn: Reader<Place | undefined> = (typed, name) => {
  const [outcomeId = '', outputId] = (typed[name]?.[0] ?? '').split('/');
  return { value: outcomeId ? { outcomeId, ...(outputId ? { outputId } : {}) } : undefined };
};

/** Each outcome with its outputs under it. */
const places = ({ words }: Page, { outcomes, outputs }: Loaded) =>
  outcomes.flatMap(({ id, code, title }) => [
    { value: id, label: `${code} ${words.text(title)}` },
    ...outputs
      .filter(({ outcomeId }) => outcomeId === id)
      .map((output) => ({
        value: choiceOf({ outcomeId: id, outputId: output.id }),
        label: `${code} · ${output.code} ${words.text(output.title)}`,
      })),
  ]);

export const { show, save } = plainForm({
  may: mayDefineIndicators,
  load,
  title: 'results.correct-indicator',
  kind: (_, { outcome, indicator }) => `${outcome.code} · ${indicator.code}`,
  crumbs: ({ words }, { outcome, indicator }) => [
    { label: outcome.code, href: paths.outcome({ id: outcome.id }) },
    {
      label: `${indicator.code} ${words.text(indicator.title)}`,
      href: paths.indicator({ id: indicator.id }),
    },
  ],
  back: ({ indicator: { id } }) => paths.indicator({ id }),
  open: (_, { indicator }) => ({ code: indicator.code, hangsOn: choiceOf(indicator) }),
  version: ({ indicator }) => indicator.version,
  command: correctIndicator,
  readers: { code: text, hangsOn, reason: text },
  extra: (_, { indicator }) => ({ indicatorId: indicator.id }),
  choices: places,
  fields: ({ page, state, loaded }) => (
    <>
      <p>{page.words.t('results.correct-indicator-what')}</p>
      <LineInput
        page={page}
        state={state}
        name="code"
        label="results.code"
        hint="results.code-hint"
        width={8}
      />
      <ChoiceInput
        page={page}
        state={state}
        name="hangsOn"
        label="results.hangs-on"
        hint="results.hangs-on-hint"
        options={places(page, loaded)}
      />
      <ParagraphInput page={page} state={state} name="reason" label="results.reason" rows={2} />
    </>
  ),
  notice: 'results.indicator-corrected',
});
