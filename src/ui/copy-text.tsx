export type CopyTextProps = {
  text: string;
  /** Words of the button the browser adds, before and after. */
  copy: string;
  copied: string;
};

/** Text meant to be taken along (an invitation link, a reference). Without script it can be selected. */
export function CopyText({ text, copy, copied }: CopyTextProps) {
  return (
    <copy-text data-copy={copy} data-copied={copied}>
      <code>{text}</code>
    </copy-text>
  );
}
