import { AmountGrid } from './amount-grid.ts';

customElements.define('amount-grid', AmountGrid);
