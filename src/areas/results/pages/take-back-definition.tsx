import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { TextArea } from '../../../ui/text-area.tsx';
import { plainForm } from '../../programmes/pages/plain-form.tsx';
import { takeBackDefinition } from '../commands/take-back-definition.ts';
import { definitionSteps } from '../queries/definition-steps.ts';
import { indicatorSubject } from '../queries/indicator-subjects.ts';
import { definitionsOf } from '../queries/indicators.ts';
import {
  type DefinitionFact,
  type RestingOnDefinition,
  restingOnDefinition,
  restingProblem,
} from '../queries/resting-on-definition.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { takingBack } from '../rules/taken-back.ts';

/** A version of a definition that was noted wrongly. What stands in the way is listed before anything is typed. */
export const { show, save } = plainForm({
  may: mayDefineIndicators,
  load: async (tx, institute, id) => {
    const subject = await indicatorSubject(tx, institute, id);
    if (!subject) return undefined;
    const way = takingBack(await definitionSteps(tx, institute, id));
    const again = way && (await definitionsOf(tx, institute, [id], way.since - 1)).get(id);
    return { ...subject, again, resting: way ? await restingOnDefinition(tx, institute, id, way) : [] };
  },
  title: 'results.take-back-definition',
  button: 'results.take-back-definition',
  kind: (_, { outcome, indicator }) => `${outcome.code} · ${indicator.code}`,
  crumbs: ({ words }, { outcome, indicator }) => [
    { label: outcome.code, href: paths.outcome({ id: outcome.id }) },
    { label: words.t('results.indicators'), href: paths.indicators({ id: outcome.id }) },
    { label: indicator.code, href: paths.indicator({ id: indicator.id }) },
  ],
  back: ({ indicator: { id } }) => `${paths.indicator({ id })}#versions`,
  version: ({ indicator }) => indicator.version,
  command: takeBackDefinition,
  readers: { reason: text },
  extra: (_, { indicator }) => ({ indicatorId: indicator.id }),
  fields: ({ page, state, loaded: { indicator, again, resting } }) => (
    <>
      <p>
        {again
          ? page.words.t('results.take-back-definition-what', {
              edition: indicator.edition,
              title: page.words.text(indicator.title),
              again: again.edition,
              before: page.words.text(again.title),
            })
          : page.words.t('results.first-definition')}
      </p>
      <Resting page={page} resting={resting} />
      <TextArea
        {...fieldOf(page, state)('reason')}
        label={page.words.t('results.reason')}
        hint={page.words.t('results.no-names')}
        rows={2}
      />
    </>
  ),
  notice: 'results.definition-taken-back',
});

function Resting({ page, resting }: { page: Page; resting: readonly RestingOnDefinition[] }) {
  const { words } = page;
  if (resting.length === 0) return null;
  return (
    <>
      <p>{words.t('results.definition-stays')}</p>
      <ul>
        {resting.map((each) => (
          <li>
            <a href={places[each.fact](each)}>{words.problem(restingProblem(each))}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

const places: Record<DefinitionFact, (of: { id: string }) => string> = {
  'programme-filed': paths.programme,
  filed: paths.filing,
  'report-filed': paths.partnerReport,
  reviewed: paths.review,
  returned: paths.partnerReport,
  measured: paths.correctMeasurement,
  unreported: paths.measurementReport,
  asked: paths.reportingWindow,
  target: (of) => `${paths.indicator(of)}#targets`,
  baseline: (of) => `${paths.indicator(of)}#baselines`,
};
