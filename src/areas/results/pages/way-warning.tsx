import type { Page } from '../../../page/page.ts';
import { Notice } from '../../../ui/notice.tsx';
import { categoryProblems } from '../rules/definition-check.ts';
import { type Ways, wayProblems } from '../rules/fitting-ways.ts';

/**
 * Of a definition from before its measure was asked: that its values come together as they cannot, and which ways fit; or that its
 * answers are categories that it does not name.
 */
export function WayWarning({
  page: { words },
  definition,
  mend,
}: {
  page: Page;
  definition: Ways & { scale: readonly unknown[] };
  mend: string | undefined;
}) {
  const problems = Object.values(wayProblems(definition)).flat();
  const isUnnamed = Object.keys(categoryProblems(definition)).length > 0;
  if (problems.length === 0 && !isUnnamed) return null;
  return (
    <Notice kind="warning">
      {isUnnamed && <p>{words.t('results.categories-unnamed')}</p>}
      {problems.length > 0 && words.t('results.ways-contradict')}
      {problems.length > 0 && (
        <ul>
          {problems.map((problem) => (
            <li>{words.problem(problem)}</li>
          ))}
        </ul>
      )}
      {mend && <a href={mend}>{words.t('results.redefine')}</a>}
    </Notice>
  );
}
