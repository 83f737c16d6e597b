import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { CheckLines } from '../../partners/pages/check-lines.tsx';
import { FindingFacts, loadFinding } from './finding.tsx';
import { FindingCourse } from './finding-course.tsx';
import { findingTitle } from './finding-words.tsx';
import { aboutText, nextText } from './findings.tsx';

/** A finding with the reply, the decision and the articles, made to be printed. */
export const show = async (page: Page) => {
  const loaded = await loadFinding(page);
  const { finding, checks, term } = loaded;
  const { words } = page;
  return html(
    <Frame
      page={page}
      title={findingTitle(words, finding)}
      crumbs={[{ label: findingTitle(words, finding), href: paths.finding({ id: finding.id }) }]}
      narrow
    >
      <PageHead
        kind={aboutText(page, finding)}
        title={findingTitle(words, finding)}
        quiet={nextText(page, finding, term)}
      />
      <FindingFacts page={page} loaded={loaded} />
      <FindingCourse page={page} finding={finding} />
      <h2>{words.t('finance.shift-articles')}</h2>
      <CheckLines page={page} subject={undefined} checks={checks} />
    </Frame>,
  );
};
