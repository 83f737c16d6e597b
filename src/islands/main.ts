import { ConfirmLeave } from './confirm-leave.ts';
import { CopyText } from './copy-text.ts';
import { FileSize } from './file-size.ts';
import { KeepTyped } from './keep-typed.ts';
import { ScrollRegion } from './scroll-region.ts';
import { SubmitOnce } from './submit-once.ts';

// A file that is too large stops the sending before the others hear of it: it listens in the capture phase.
customElements.define('file-size', FileSize);
customElements.define('keep-typed', KeepTyped);
customElements.define('confirm-leave', ConfirmLeave);
customElements.define('submit-once', SubmitOnce);
customElements.define('copy-text', CopyText);
customElements.define('scroll-region', ScrollRegion);
