/** Logo: two frames that lie on each other; where they agree there is light. */
export function Logo({ size = 32 }: { readonly size?: number }) {
  return (
    <svg aria-hidden viewBox="8 14 48 36" width={size} height={size * 0.75}>
      <rect x="11" y="17" width="30" height="23" rx="6" fill="none" stroke="currentColor" strokeWidth="3.5" />
      <rect x="23" y="24" width="30" height="23" rx="6" fill="none" stroke="currentColor" strokeWidth="3.5" />
      <rect x="24.75" y="25.75" width="14.5" height="12.5" rx="2.5" fill="var(--accent)" />
    </svg>
  );
}
