import type { Profile } from '#domain/portal/profile.ts';

/** What each section of the form is given. */
export interface SectionProps {
  readonly profile: Profile;
  change(profile: Profile): void;
}
