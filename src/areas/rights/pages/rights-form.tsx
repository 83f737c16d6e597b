import type { Child } from 'hono/jsx';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import type { Link } from '../../../ui/link.ts';
import { PageHead } from '../../../ui/page-head.tsx';

export type RightsFormProps = {
  page: Page;
  state: FormState;
  title: string;
  quiet?: string | undefined;
  /** From the area's first page down to where saving leads; the last one is also where cancelling leads. */
  crumbs: readonly [Link, ...Link[]];
  version?: number | undefined;
  hasRows?: boolean;
  /** What is chosen by its code or id, in words: for the two versions. */
  names?: ReadonlyMap<string, string>;
  /** Takes something away. */
  isDanger?: boolean;
  children: Child;
};

/** The silhouette of every form of this area. */
export function RightsForm({
  page,
  state,
  title,
  quiet,
  crumbs,
  version,
  names,
  isDanger,
  hasRows = false,
  children,
}: RightsFormProps) {
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: page.words.t('rights.rights'), href: paths.rights() }, ...crumbs]}
      narrow
    >
      <PageHead title={title} quiet={quiet} />
      <PageForm
        page={page}
        state={state}
        hasRows={hasRows}
        cancel={crumbs.at(-1)?.href ?? paths.rights()}
        {...(version === undefined ? {} : { version })}
        {...(names ? { names } : {})}
        {...(isDanger ? { buttons: [{ label: title, kind: 'danger' as const }] } : {})}
      >
        {children}
      </PageForm>
    </Frame>
  );
}
