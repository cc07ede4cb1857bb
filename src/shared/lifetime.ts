// Lifetimes of tokens in seconds, free of any library so that the window stays small.

/** Shortest lifetime that a server accepts, seconds (measured: 422 below it). */
export const SHORTEST_LIFETIME_SECONDS = 600;
/** Longest lifetime that a server accepts, seconds (2^32, Kubernetes validation). */
export const LONGEST_LIFETIME_SECONDS = 4_294_967_296;
/** Lifetimes offered, seconds: 1 h, 8 h, 24 h, 7 d, 30 d, 90 d. */
export const LIFETIME_PRESETS_SECONDS = [3600, 28_800, 86_400, 604_800, 2_592_000, 7_776_000] as const;
/** Preset chosen at first. */
export const DEFAULT_LIFETIME_SECONDS = 28_800;
/** A longer lifetime asks for a reason, which goes into the history. */
export const REASON_ABOVE_SECONDS = 86_400;
/** What a server gives when no duration is asked for, seconds (measured: an omitted duration is one hour). */
export const SERVER_DEFAULT_SECONDS = 3600;
