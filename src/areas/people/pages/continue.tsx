import type { Typed } from '../../../page/form.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type DoorFacts, DoorFrame } from './door-frame.tsx';

/** After signing in again: the interrupted form, one press from being sent. */
export function ContinueView({ action, kept, ...door }: DoorFacts & { action: string; kept: Typed }) {
  const { words } = door;
  return (
    <DoorFrame {...door} title={words.t('people.signed-in-again')} here={action}>
      <PageHead title={words.t('people.signed-in-again')} />
      <p>{words.t('people.typed-is-kept')}</p>
      <form class="form" method="post" action={action}>
        {Object.entries(kept).flatMap(([name, values]) =>
          values.map((value) => <HiddenField name={name} value={value} />),
        )}
        <div class="actions">
          <Button>{words.t('people.save-what-was-typed')}</Button>
          <ButtonLink href={action}>{words.t('people.discard-what-was-typed')}</ButtonLink>
        </div>
      </form>
    </DoorFrame>
  );
}
