import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import type { Link } from '../../../ui/link.ts';
import { mayAskDerogation } from '../../records/rules/record-permissions.ts';
import type { Check } from '../rules/rule.ts';

/** The way out of a block, for whoever may ask for one: a derogation from this rule for this thing. */
export const derogationLink = (
  { actor, words }: Page,
  { kind, id }: { kind: string; id: string },
  { ruleId, verdict }: Pick<Check, 'ruleId' | 'verdict'>,
): Link | undefined =>
  verdict === 'blocks' && mayAskDerogation(actor) === true
    ? {
        label: words.t('records.ask-derogation'),
        href: withQuery(paths.askDerogation(), { kind, id, rule: ruleId }),
      }
    : undefined;
