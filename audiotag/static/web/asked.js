// What a visitor asked for last: whoever comes back after another was asked for is too late.
export class Asked {
  constructor() { this.count = 0; }

  /** Something else is asked for from now on; gives what tells whether that is still so. */
  next() {
    const mine = ++this.count;
    return () => mine === this.count;
  }
}
