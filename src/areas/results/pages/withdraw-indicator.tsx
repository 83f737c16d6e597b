import { text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { ParagraphInput } from '../../programmes/pages/field-parts.tsx';
import { plainForm } from '../../programmes/pages/plain-form.tsx';
import { withdrawIndicator } from '../commands/withdraw-indicator.ts';
import { indicatorSubject } from '../queries/indicator-subjects.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';

export const { show, save } = plainForm({
  may: mayDefineIndicators,
  load: indicatorSubject,
  title: 'results.withdraw-indicator',
  button: 'results.withdraw-indicator',
  kind: (_, { outcome, indicator }) => `${outcome.code} · ${indicator.code}`,
  crumbs: ({ words }, { outcome }) => [
    { label: outcome.code, href: paths.outcome({ id: outcome.id }) },
    { label: words.t('results.indicators'), href: paths.indicators({ id: outcome.id }) },
  ],
  back: ({ outcome: { id } }) => paths.indicators({ id }),
  version: ({ indicator }) => indicator.version,
  command: withdrawIndicator,
  readers: { reason: text },
  extra: (_, { indicator }) => ({ indicatorId: indicator.id }),
  fields: ({ page, state, loaded: { indicator } }) => (
    <>
      <p>
        <strong>{indicator.code}</strong> {page.words.text(indicator.title)}
      </p>
      <p>{page.words.t('results.withdraw-indicator-what')}</p>
      <ParagraphInput page={page} state={state} name="reason" label="results.reason" rows={2} />
    </>
  ),
  notice: 'results.indicator-withdrawn',
});
