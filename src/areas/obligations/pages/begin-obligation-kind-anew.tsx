import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { beginObligationKindAnew } from '../commands/begin-obligation-kind-anew.ts';
import type { KindRow } from '../rules/obligation-kind.ts';
import { CycleField, KindFields, kindReaders, kindTyped } from './kind-fields.tsx';
import { kindToRevise } from './obligation-subject.ts';

export const show = async (page: Page) => {
  const kind = await kindToRevise(page);
  return html(view(page, kind, filledForm(kindTyped(kind))));
};

export const save = async (page: Page) => {
  const kind = await kindToRevise(page);
  const readers = { ...kindReaders, cycleFrom: wholeNumber };
  const submitted = await submit(page, beginObligationKindAnew, readers, { kindId: kind.id });
  if (!submitted.done) return invalid(view(page, kind, submitted.state));
  return redirect(paths.obligationKinds(), 'obligations.kind-begun-anew');
};

const view = (page: Page, kind: KindRow, state: FormState) => {
  const { words } = page;
  const name = words.text(kind.title);
  return (
    <Frame
      page={page}
      title={words.t('obligations.begin-anew')}
      crumbs={[
        { label: words.t('obligations.kinds'), href: paths.obligationKinds() },
        { label: name, href: paths.obligationKind({ id: kind.id }) },
      ]}
      narrow
    >
      <PageHead title={words.t('obligations.begin-anew')} kind={name} />
      <p>{words.t('obligations.begin-anew-what')}</p>
      <PageForm
        page={page}
        state={state}
        version={kind.version}
        cancel={paths.obligationKind({ id: kind.id })}
      >
        <CycleField page={page} state={state} name="cycleFrom" />
        <KindFields page={page} state={state} event={kind.event ?? undefined} />
      </PageForm>
    </Frame>
  );
};
