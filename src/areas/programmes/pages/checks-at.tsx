import type { Page } from '../../../page/page.ts';
import { CheckLines } from '../../partners/pages/check-lines.tsx';
import type { Moment } from '../../rulebook/rules/rule.ts';
import type { ProgrammeCheck } from '../queries/programme-checks.ts';

type Props = { page: Page; checks: readonly ProgrammeCheck[]; moment: Moment };

/** What blocks or warns at a moment, the blocks first, each with the way out for what it is about. */
export function ChecksAt({ page, checks, moment }: Props) {
  const asked = checks.filter(({ moments }) => moments.includes(moment));
  return (
    <>
      {(['blocks', 'warns'] as const).flatMap((verdict) =>
        asked
          .filter((check) => check.verdict === verdict)
          .map((check) => <CheckLines page={page} subject={check.subject} checks={[check]} />),
      )}
    </>
  );
}
