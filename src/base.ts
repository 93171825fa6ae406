/** `/leitfaden/` → `/handbuch/leitfaden/`. The base begins and ends with a slash. */
export function withBase(base: string, path: string): string {
  return `${base.replace(/\/$/, '')}${path}`;
}
