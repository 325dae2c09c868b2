/** Parts of the page that are loaded when they are first wanted, so that the draft is there at once. */

export class Later<Part> {
  private part: Part | null = null;
  private loading: Promise<Part> | null = null;

  constructor(
    private readonly load: () => Promise<Part>,
    /** The part could not be loaded: the service is gone. */
    private readonly failed: () => void,
  ) {}

  /** The part, if it was loaded already. */
  get now(): Part | null {
    return this.part;
  }

  /** Load the part before it is wanted; a failure is told when it is. */
  prepare(): void {
    this.get().catch(() => undefined);
  }

  /** Use the part, once it is there. */
  async want(use: (part: Part) => void): Promise<void> {
    let part: Part;
    try {
      part = await this.get();
    } catch {
      return this.failed();
    }
    use(part);
  }

  private async get(): Promise<Part> {
    if (this.part) return this.part;
    this.loading ??= this.load();
    try {
      return (this.part = await this.loading);
    } catch (error) {
      this.loading = null;
      throw error;
    }
  }
}
