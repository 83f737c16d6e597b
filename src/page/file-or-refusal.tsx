import { ButtonLink } from '../ui/button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { TextField } from '../ui/text-field.tsx';
import { Frame, sameListWith } from './frame.tsx';
import { hasTable } from './list-export.ts';
import { AmissFields, type FieldBeside, NarrowingErrors } from './narrowing.tsx';
import { type Answer, invalid, type Page } from './page.ts';

/** The answer of a page, unless its address asks for a file that there is not: that is told, and no other file is made. */
export const fileOrRefusal = (page: Page, answer: Answer): Answer => {
  if (answer.kind === 'file' && !hasTable(page)) return refusal(page, 'table');
  const isPage = answer.kind === 'html' && (answer.status ?? 200) === 200;
  return isPage && page.query.get('format') ? refusal(page, 'format') : answer;
};

const refusal = (page: Page, name: 'format' | 'table'): Answer => {
  const { words, query } = page;
  const typed = query.get(name) ?? '';
  const error = words.t('page.no-such-file', { typed });
  const label = words.t(`page.file-${name}`);
  const field = <TextField {...{ name, label, error }} value={typed} optional="" width={8} />;
  const beside: FieldBeside[] = [{ name, error, field }];
  const title = words.t('page.file-not-here');
  return invalid(
    <Frame page={page} title={title}>
      <NarrowingErrors words={words} narrowings={[]} beside={beside} />
      <PageHead title={title} />
      <AmissFields page={page} beside={beside} />
      <p>
        <ButtonLink href={sameListWith(page, { format: undefined, table: undefined })}>
          {words.t('page.to-its-page')}
        </ButtonLink>
      </p>
    </Frame>,
  );
};
