import type { Page } from '../../../page/page.ts';
import { Notice } from '../../../ui/notice.tsx';
import { type Ways, wayProblems } from '../rules/fitting-ways.ts';

/** Of a definition from before its measure was asked: that its values come together as they cannot, and which ways fit. */
export function WayWarning({
  page: { words },
  definition,
  mend,
}: {
  page: Page;
  definition: Ways;
  mend: string | undefined;
}) {
  const problems = Object.values(wayProblems(definition)).flat();
  if (problems.length === 0) return null;
  return (
    <Notice kind="warning">
      {words.t('results.ways-contradict')}
      <ul>
        {problems.map((problem) => (
          <li>{words.problem(problem)}</li>
        ))}
      </ul>
      {mend && <a href={mend}>{words.t('results.redefine')}</a>}
    </Notice>
  );
}
