import type { Child } from 'hono/jsx';

export type PrintHeaderProps = {
  /** Whose page: institute and product. */
  owner: Child;
  /** When it was printed and by whom, or as of which day the figures are. */
  stamp: Child;
  /** Address of the page, so that paper leads back. */
  address?: string | undefined;
};

/** Seen on paper only. */
export function PrintHeader({ owner, stamp, address }: PrintHeaderProps) {
  return (
    <div class="print-header">
      <strong>{owner}</strong>
      <span>{stamp}</span>
      {address && <span>{address}</span>}
    </div>
  );
}
