// Tokens for an emergency are told by how their reason begins.

/** A token whose reason begins so is never what a cluster's next sign-in to the portal is made after. */
export const BREAK_GLASS = 'Break-glass: ';
