/** Tells when an element moves, scrolls or changes its size, without asking again and again. */

const LEAST_SHIFT = 0.001;

export class Whereabouts {
  private isWatching = false;
  private frame = 0;
  private isResized = false;
  private readonly sizes = new ResizeObserver(() => this.tell(true));
  private shifts: IntersectionObserver | null = null;
  private readonly scrolled = (event: Event): void => {
    const target = event.target;
    if (target === this.element || (target instanceof Node && target.contains(this.element))) this.tell(false);
    else if (target instanceof Element && target.getRootNode() !== this.element.getRootNode()) this.tell(false);
  };
  private readonly resized = (): void => this.tell(true);

  constructor(
    private readonly element: Element,
    private readonly moved: (isResized: boolean) => void,
  ) {}

  watch(): void {
    if (this.isWatching) return;
    this.isWatching = true;
    this.sizes.observe(this.element);
    addEventListener("scroll", this.scrolled, { capture: true, passive: true });
    this.element.addEventListener("scroll", this.scrolled, { passive: true });
    addEventListener("resize", this.resized, { passive: true });
    this.watchShifts();
  }

  leave(): void {
    if (!this.isWatching) return;
    this.isWatching = false;
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.sizes.disconnect();
    this.shifts?.disconnect();
    removeEventListener("scroll", this.scrolled, { capture: true });
    this.element.removeEventListener("scroll", this.scrolled);
    removeEventListener("resize", this.resized);
  }

  private tell(isResized: boolean): void {
    this.isResized ||= isResized;
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.moved(this.isResized);
      this.isResized = false;
      this.watchShifts();
    });
  }

  /**
   * The page may push the element aside without any event: an observer whose root is cut to exactly
   * where it is now reports when it is no longer all there.
   */
  private watchShifts(): void {
    this.shifts?.disconnect();
    const { left, top, right, bottom, width, height } = this.element.getBoundingClientRect();
    if (!width || !height) return;
    const margins = [top, innerWidth - right, innerHeight - bottom, left].map((side) => `${-Math.floor(side)}px`);
    let isFirst = true;
    let whole = 1;
    this.shifts = new IntersectionObserver(
      ([entry]) => {
        const ratio = entry?.intersectionRatio ?? 1;
        if (isFirst) whole = ratio;
        else if (Math.abs(ratio - whole) > LEAST_SHIFT) this.tell(false);
        isFirst = false;
      },
      { root: document, rootMargin: margins.join(" "), threshold: [0, 0.25, 0.5, 0.75, 0.9, 0.97, 0.99, 1] },
    );
    this.shifts.observe(this.element);
  }
}
