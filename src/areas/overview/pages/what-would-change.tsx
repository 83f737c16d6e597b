import { paths, withQuery } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { Card } from '../../../ui/card.tsx';
import type { RegionalChange } from '../../partners/rules/regional-history.ts';

type Props = { words: Words; bodyId: string; change: RegionalChange | undefined };

/** In sentences: how far the verdict is from turning, by what, and when what is recorded turns it. */
export function WhatWouldChange({ words, bodyId, change }: Props) {
  if (!change) return null;
  const { kept, distance, counted, bySupport, byPartnerCountry, changesOn } = change;
  const named = (codes: readonly string[]) => codes.map((code) => words.country(code)).join(', ');
  const sentences = [
    kept
      ? words.t('overview.change-to-lose', { count: distance, countries: named(counted) })
      : words.t('overview.change-to-win', { count: distance }),
    bySupport.length > 0 && words.t('overview.change-by-support', { countries: named(bySupport) }),
    byPartnerCountry.length > 0 &&
      words.t('overview.change-by-country', { countries: named(byPartnerCountry) }),
  ].filter((sentence) => sentence !== false);
  return (
    <Card title={words.t('overview.what-would-change')} id="change">
      <ul>
        {sentences.map((sentence) => (
          <li>{sentence}</li>
        ))}
        {changesOn && (
          <li>
            <a href={withQuery(paths.eligibility({ id: bodyId }), { on: changesOn })}>
              {words.t(kept ? 'overview.change-lost-on' : 'overview.change-won-on', {
                day: words.day(changesOn),
              })}
            </a>
          </li>
        )}
      </ul>
    </Card>
  );
}
