// What the scripts in a page are told by main.

/** `secret` is the name of the event by which both worlds find each other; `subFrames`: also in sub-frames. */
export interface BootFacts {
  readonly secret: string;
  readonly subFrames: boolean;
  readonly electronVersion: string;
  readonly chromeVersion: string;
  readonly extraArguments: readonly string[];
}
