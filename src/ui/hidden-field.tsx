/** A value that goes along unseen. Nothing secret: it stands in the page. */
export function HiddenField({ name, value }: { name: string; value: string | number }) {
  return <input type="hidden" name={name} value={String(value)} />;
}
