/** The clock of this computer. */

/** The time zone of this computer; undefined where the browser hides it or names no place. */
export function zoneHere(): string | undefined {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone?.includes("/") && !zone.startsWith("Etc/") ? zone : undefined;
}

/** The writer's clock, to the minute, with its offset. */
export function localTime(): string {
  const now = new Date();
  const east = -now.getTimezoneOffset();
  const local = new Date(now.getTime() + east * 60_000).toISOString().slice(0, 16);
  const [hours, minutes] = [Math.floor(Math.abs(east) / 60), Math.abs(east) % 60].map((figure) =>
    String(figure).padStart(2, "0"),
  );
  return `${local}:00${east < 0 ? "-" : "+"}${hours}:${minutes}`;
}
