import { text } from '../../../page/readers.ts';
import { bodyStandings, dialogueLevels } from '../rules/dialogue-type.ts';
import { seatNames } from './event-fields.tsx';
import {
  CodeField,
  CountryField,
  type FieldsIn,
  LineField,
  NumberFields,
  numberReaders,
} from './form-fields.tsx';

export const bodyReaders = {
  name: text,
  country: text,
  level: text,
  standing: text,
  ...numberReaders(...seatNames),
  source: text,
};

/** What is said of a body of dialogue; its source stands below it. */
export function BodyFields(at: FieldsIn) {
  return (
    <>
      <LineField {...at} name="name" />
      <CountryField {...at} />
      <CodeField {...at} name="level" codes={dialogueLevels} />
      <CodeField {...at} name="standing" codes={bodyStandings} />
      <NumberFields {...at} names={seatNames} />
    </>
  );
}
